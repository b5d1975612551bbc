// One connection to the server: questions and their rows as plain values, and its errors as ledger faults. Nothing here knows
// what the tables mean.
import type { Client } from "pg";
import { LedgerFault } from "../fault.ts";
import type { Values } from "../sqlite/database.ts";

export type Server = {
  /** Throws ConnectionLost, or LedgerFault. */
  readonly ask: (sql: string, values?: readonly unknown[]) => Promise<readonly Values[]>;
  readonly end: () => Promise<void>;
};

/** Bytes as the server takes them in JSON. */
export function bytea(bytes: Uint8Array): string {
  return `\\x${Buffer.from(bytes).toString("hex")}`;
}

/** The connection is gone: nothing is known of what was under way. */
export class ConnectionLost extends Error {
  constructor(cause: unknown) {
    super("the connection to the ledger's server was lost", { cause });
    this.name = "ConnectionLost";
  }
}

const [bool, bytes, long, numeric] = [16, 17, 20, 1700];

/** Throws ConnectionLost where nobody answers, LedgerFault where the server refuses. */
export async function connect(connection: string): Promise<Server> {
  const { Client: Connection, types } = (await import("pg")).default;
  const parsers: Readonly<Record<number, (text: string) => unknown>> = {
    [bool]: (text) => (text === "t" ? 1 : 0),
    // Pence and ids: far below 2^53, as the tables' rules say.
    [long]: Number,
    [numeric]: Number,
    [bytes]: types.getTypeParser(bytes),
  };
  const client: Client = new Connection({
    connectionString: connection,
    application_name: "taliad",
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    connectionTimeoutMillis: 15_000,
    types: { getTypeParser: (oid: number) => parsers[oid] ?? types.getTypeParser(oid) },
  });
  let gone: unknown;
  client.on("error", (error) => {
    gone ??= error;
  });
  const said = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    try {
      return await work();
    } catch (error) {
      throw faultOf(error, gone);
    }
  };
  await said(() => client.connect());
  return {
    ask: (sql, values = []) =>
      said(async () => {
        if (gone !== undefined) throw gone;
        const { rows } = await client.query({ text: sql, values: [...values], rowMode: "array" });
        return rows;
      }),
    end: () => client.end().catch(() => undefined),
  };
}

// SQLSTATE (postgresql.org/docs/current/errcodes-appendix.html). What is retried is never taken for an answer of business.
const lost = /^(08|57P0[1-5]|40001|40P01|25P03|57014)/;
const full = /^(53|54|58)/;
const refused = /^(28|3D|42501|0A)/;
const networkCodes =
  /^E(CONNREFUSED|CONNRESET|PIPE|TIMEDOUT|HOSTUNREACH|NETUNREACH|AI_AGAIN|NOTFOUND|NOENT)$/;
const raisedByUs = /^taliad:([a-z-]+)$/;

/** Constraints by the names that the tables give them: which rule of the book each holds. */
const rules: Readonly<Record<string, string>> = {
  total_within_ceiling: "above-ceiling",
  total_not_below_nothing: "negative-balance",
  slot_taken_once: "instalment-twice",
  posting_reverses_key: "reversed-already",
  batch_once: "batch-twice",
  standing_once: "standing-twice",
  case_code_once: "duplicate-case-twice",
};

/** An error of the client as ours. `gone` is what the connection itself said, if it is gone. */
function faultOf(error: unknown, gone: unknown): unknown {
  if (error instanceof LedgerFault || !(error instanceof Error)) return error;
  // Errors of the server and of the network carry these fields.
  const { code = "", constraint = "" } = error as Error & {
    readonly code?: string;
    readonly constraint?: string;
  };
  if (code === "TAL01")
    return new LedgerFault("conflict", raisedByUs.exec(error.message)?.[1] ?? "constraint", "", error);
  if (code === "23514" || code === "23505")
    return new LedgerFault("conflict", rules[constraint] ?? "constraint", error.message, error);
  if (code === "55P03") return new LedgerFault("busy", "busy", "", error);
  if (lost.test(code) || networkCodes.test(code) || code === "" || gone !== undefined)
    return new ConnectionLost(error);
  if (full.test(code)) return new LedgerFault("trouble", "trouble", error.message, error);
  if (refused.test(code)) return new LedgerFault("refused", "server-refuses", error.message, error);
  return error;
}
