// What every command is given: the law, the operator's settings, and a terminal to speak to.
import type { Schemas } from "../io/schemas.ts";
import type { readConfig } from "./config.ts";
import type { Console } from "./console.ts";

export type Session = {
  readonly schemas: Schemas;
  readonly config: ReturnType<typeof readConfig>;
  readonly console: Console;
};
