// A PostgreSQL server of one's own, to try things with: made from Debian's programs in a folder of its own, on a socket in it, gone with it.
import { execFileSync, spawn } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export type OwnServer = {
  /** The address of a new, empty database. */
  readonly newAddress: () => string;
  /** The folder of its socket, for programs that speak to it themselves. */
  readonly socket: string;
  readonly stop: () => void;
};

/** The folder of the server's programs; undefined where it is not installed. */
export function serverPrograms(): string | undefined {
  const versions = "/usr/lib/postgresql";
  if (!existsSync(versions)) return undefined;
  const newest = readdirSync(versions).sort((a, b) => Number(b) - Number(a))[0] ?? "";
  const programs = join(versions, newest, "bin");
  return existsSync(join(programs, "initdb")) ? programs : undefined;
}

/** Starts one; two seconds. PostgreSQL does not run as root: it takes the account that its package made. */
export async function startServer(programs: string): Promise<OwnServer> {
  const folder = mkdtempSync(join(tmpdir(), "taliad-postgres-"));
  const as = process.getuid?.() === 0 ? accountOf("postgres") : undefined;
  if (as !== undefined) chownSync(folder, as.uid, as.gid);
  const data = join(folder, "data");
  const call = (program: string, values: readonly string[]) =>
    execFileSync(join(programs, program), values, {
      ...as,
      cwd: folder,
      stdio: ["ignore", "pipe", "pipe"],
      encoding: "utf8",
    });
  call("initdb", ["-D", data, "-U", "owner", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"]);
  const server = spawn(
    join(programs, "postgres"),
    ["-D", data, "-k", folder, "-c", "listen_addresses=", "-c", "max_connections=60"],
    { ...as, cwd: folder, stdio: "ignore" },
  );
  for (let waited = 0; ; waited += 1) {
    try {
      call("pg_isready", ["-h", folder, "-q"]);
      break;
    } catch (error) {
      if (waited > 200) throw error;
      await new Promise((done) => setTimeout(done, 50));
    }
  }
  let made = 0;
  const addressOf = (database: string) =>
    `postgres:///${database}?host=${encodeURIComponent(folder)}&user=owner`;
  return {
    socket: join(folder, ".s.PGSQL.5432"),
    newAddress() {
      made += 1;
      const name = `book${made}`;
      call("createdb", ["-h", folder, "-U", "owner", name]);
      return addressOf(name);
    },
    stop() {
      server.kill("SIGINT");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function accountOf(name: string): { readonly uid: number; readonly gid: number } {
  const [uid, gid] = ["-u", "-g"].map((flag) =>
    Number(execFileSync("id", [flag, name], { encoding: "utf8" })),
  );
  return { uid: uid ?? 0, gid: gid ?? 0 };
}
