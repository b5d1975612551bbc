// Stands between a program and a PostgreSQL server, and cuts the connection where it hurts most.
import { createServer, connect as dial, type Server } from "node:net";

/** Where it cuts: before the transaction begins, in the middle of it, or when COMMIT is on its way. */
export type Cut = "BEGIN" | "taliad.put" | "COMMIT";

export type CuttingProxy = {
  readonly port: number;
  /** Arms it for the next message with this word; a COMMIT still reaches the server, whose answer is lost. */
  readonly cut: (at: Cut) => void;
  readonly cuts: () => number;
  readonly stop: () => void;
};

export async function cuttingProxy(socket: string): Promise<CuttingProxy> {
  let armed: Cut | undefined;
  let cuts = 0;
  const server: Server = createServer((client) => {
    const behind = dial(socket);
    let isLost = false;
    client.on("data", (bytes) => {
      const isThere = armed !== undefined && bytes.includes(armed);
      if (isThere) {
        isLost = armed === "COMMIT";
        armed = undefined;
        cuts += 1;
        if (!isLost) {
          client.destroy();
          behind.destroy();
          return;
        }
      }
      behind.write(bytes);
    });
    behind.on("data", (bytes) => {
      if (!isLost) client.write(bytes);
      else {
        client.destroy();
        behind.end();
      }
    });
    for (const [one, other] of [
      [client, behind],
      [behind, client],
    ] as const) {
      one.on("error", () => other.destroy());
      one.on("close", () => other.destroy());
    }
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const place = server.address();
  return {
    port: typeof place === "object" && place !== null ? place.port : 0,
    cut(at) {
      armed = at;
    },
    cuts: () => cuts,
    stop: () => void server.close(),
  };
}
