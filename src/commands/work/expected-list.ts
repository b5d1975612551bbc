// The list of `run --expect`: the employers whose return has to be in the run, one on a line.
import { readFileSync } from "node:fs";
import { UsageFault } from "../usage-fault.ts";

/** `laCode` is empty where a return to any council will do. */
export type Expected = { readonly employerId: string; readonly laCode: string };

/** The lines of the list: `E0701` or `E0701,W06000002`; what follows a # is a comment. Throws a UsageFault. */
export function readExpected(path: string): readonly Expected[] {
  return textOf(path)
    .split(/\r?\n/)
    .flatMap((line, at) => {
      const [employerId = "", laCode = "", ...more] = line
        .replace(/#.*$/, "")
        .split(",")
        .map((part) => part.trim());
      if (employerId === "" && laCode === "" && more.length === 0) return [];
      if (employerId === "" || more.length > 0) {
        throw new UsageFault("cli.expect-line", { file: path, line: String(at + 1) });
      }
      return [{ employerId, laCode }];
    });
}

function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8").replace(/^\ufeff/, "");
  } catch {
    throw new UsageFault("cli.expect-not-found", { file: path });
  }
}
