// Options that several commands take, each with one meaning everywhere.
import type { Operand, Option } from "./command.ts";

export const files = {
  type: "string",
  several: true,
  required: true,
  help: "cli.help.files",
} as const satisfies Operand;

export const config = { type: "string", help: "cli.help.config" } as const satisfies Option;
export const out = { type: "string", help: "cli.help.out" } as const satisfies Option;
export const ledger = { type: "string", help: "cli.help.ledger" } as const satisfies Option;
export const scheme = { type: "string", help: "cli.help.scheme-of-book" } as const satisfies Option;
export const person = { type: "string", help: "cli.help.person" } as const satisfies Option;
export const on = { type: "string", help: "cli.help.on" } as const satisfies Option;
export const preparedBy = { type: "string", help: "cli.help.prepared-by" } as const satisfies Option;
export const ledgerHead = { type: "string", help: "cli.help.ledger-head" } as const satisfies Option;
export const reason = { type: "string", help: "cli.help.reason" } as const satisfies Option;
export const holds = { type: "string", several: true, help: "cli.help.holds" } as const satisfies Option;
export const employers = { type: "string", help: "cli.help.employers" } as const satisfies Option;
export const mappings = { type: "string", help: "cli.help.mappings" } as const satisfies Option;
export const failOn = {
  type: "string",
  choices: ["never", "rejected", "error", "warning"],
  help: "cli.help.fail-on",
} as const satisfies Option;
