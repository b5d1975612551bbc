// taliad page: the page that was built with the program, made anew with the law and the values of this council.
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { checkerFile, programOf } from "../../batch/publish/checker-file.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import type { Session } from "../session.ts";
import { UsageFault } from "../usage-fault.ts";
import { writeNew } from "./write-new.ts";

/** Beside the program where it is built, in dist/ where it runs from its sources. */
const built = ["../../check.html", "../../../dist/check.html"].map((path) =>
  fileURLToPath(new URL(path, import.meta.url)),
);

/** Throws a UsageFault where the page has not been built, or a file of that name is there. */
export function page(
  wanted: { readonly out?: string | undefined; readonly json?: boolean | undefined },
  session: Session,
): ExitCode {
  const { schemas, config } = session;
  const made = built.find((path) => existsSync(path));
  const program = made === undefined ? undefined : programOf(readFileSync(made, "utf8"));
  if (program === undefined) throw new UsageFault("cli.page-not-built", {});
  writeNew(
    wanted.out ?? "check.html",
    checkerFile(schemas, config.parameters, program),
    session,
    wanted.json,
  );
  return exitCodes.done;
}
