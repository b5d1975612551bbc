// What every command is given: the law, the operator's settings, and a terminal to speak to.
import type { Schemas } from "../batch/read/schemas.ts";
import type { Settings } from "./config.ts";
import type { Console } from "./console.ts";

export type Session = {
  readonly schemas: Schemas;
  readonly config: Settings;
  readonly console: Console;
};
