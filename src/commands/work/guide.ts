// taliad guide: the guide in the languages that the operator works in.
import type { Language } from "../../law/law.ts";
import { guidePage } from "../../report/pages/guide.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import type { Session } from "../session.ts";
import { writeNew } from "./write-new.ts";

/** Writes the page. Throws a UsageFault where a file of that name is there. */
export function guide(
  wanted: { readonly out?: string | undefined; readonly json?: boolean | undefined },
  session: Session,
): ExitCode {
  const { lang } = session.config;
  const languages: readonly Language[] = lang === "both" ? ["en", "cy"] : [lang];
  writeNew(wanted.out ?? "guide.html", guidePage(session.schemas.law, languages), session, wanted.json);
  return exitCodes.done;
}
