// taliad page: the page that was built with the program, made anew with the law and the values of this council.
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { checkerFile, programOf } from "../../batch/publish/checker-file.ts";
import { readPrograms } from "../../batch/read/programs.ts";
import type { Mapping } from "../../law/mapping.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { ownSchemas } from "../own-schemas.ts";
import type { Session } from "../session.ts";
import { UsageFault } from "../usage-fault.ts";
import { writeNew } from "./write-new.ts";

/** Beside the program where it is built, in dist/ where it runs from its sources. */
const built = ["../../check.html", "../../../dist/check.html"].map((path) =>
  fileURLToPath(new URL(path, import.meta.url)),
);

type PageArguments = {
  readonly employer?: string | undefined;
  readonly out?: string | undefined;
  readonly json?: boolean | undefined;
};

/**
 * Throws a UsageFault where the page has not been built, a file of that name is there, or the mappings are of several employers: a
 * page that is handed out says nothing of anybody else.
 */
export function page(wanted: PageArguments, session: Session): ExitCode {
  const { schemas, config } = session;
  const mappings = mappingsFor(wanted.employer, schemas.law.mappings);
  const made = built.find((path) => existsSync(path));
  const program = made === undefined ? undefined : programOf(readFileSync(made, "utf8"));
  if (program === undefined) throw new UsageFault("cli.page-not-built", {});
  writeNew(
    wanted.out ?? "check.html",
    checkerFile(
      { ...schemas, law: { ...schemas.law, mappings } },
      config.parameters,
      readPrograms(ownSchemas),
      program,
    ),
    session,
    wanted.json,
  );
  return exitCodes.done;
}

/** Those of the employer, and those that are of none. */
function mappingsFor(employer: string | undefined, all: readonly Mapping[]): readonly Mapping[] {
  const of = ({ cover }: Mapping): string => cover["employerId"] ?? "";
  if (employer !== undefined) return all.filter((one) => of(one) === employer || of(one) === "");
  const employers = [...new Set(all.map(of))].filter((one) => one !== "").sort();
  if (employers.length > 1) throw new UsageFault("cli.page-several", { employers: employers.join(", ") });
  return all;
}
