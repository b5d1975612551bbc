// The server of a file of tests. Where PostgreSQL is not installed the tests that need one say so and are left out.
import { afterAll } from "vitest";
import { type OwnServer, serverPrograms, startServer } from "../../bench/postgres-server.ts";

/** One for a file of tests, which ends with it; undefined, and said so, where PostgreSQL is not installed. */
export async function sharedServer(): Promise<OwnServer | undefined> {
  const programs = serverPrograms();
  if (programs === undefined) {
    console.warn("PostgreSQL is not installed: the tests of the shared book are left out");
    return undefined;
  }
  const server = await startServer(programs);
  afterAll(server.stop);
  return server;
}
