// taliad template: the form of a layout, blank or filled in from the return of the month before.

import { writeForm } from "../../batch/publish/form-file.ts";
import { monthAfter, sentReturn } from "../../batch/replay/sent-rows.ts";
import { openStored } from "../../batch/replay/stored.ts";
import { daysOf, monthFromText } from "../../core/day.ts";
import { type Employer, nameIn } from "../../engine/employers.ts";
import type { Layout } from "../../law/layout.ts";
import { templateForm } from "../../report/forms/template.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import type { Session } from "../session.ts";
import { UsageFault } from "../usage-fault.ts";
import { employersFor } from "./employers.ts";
import { storedFolder } from "./stored-folder.ts";
import { writeNew } from "./write-new.ts";

type TemplateArguments = {
  readonly layout: string;
  readonly employer?: string | undefined;
  readonly "employer-name"?: string | undefined;
  readonly period?: string | undefined;
  readonly council?: string | undefined;
  readonly from?: string | undefined;
  readonly rows?: number | undefined;
  readonly out?: string | undefined;
  readonly json?: boolean | undefined;
};

type Filled = {
  readonly cover: Readonly<Record<string, string | number>>;
  readonly rows: readonly Readonly<Record<string, string | number>>[];
};

const usualRows = 500;
const mostRows = 20_000;

/** Writes the workbook. Throws a UsageFault for a form, month, council or batch that does not exist. */
export async function template(wanted: TemplateArguments, session: Session): Promise<ExitCode> {
  const { law } = session.schemas;
  const layout = law.layouts.get(wanted.layout);
  if (layout === undefined) {
    throw new UsageFault("cli.layout-unknown", {
      layout: wanted.layout,
      layouts: [...law.layouts.keys()].join(", "),
    });
  }
  checkGiven(wanted, session);
  const { lang } = session.config;
  const known = await employerKnown(wanted, session);
  const before =
    wanted.from === undefined ? undefined : await filledFrom(wanted.from, layout, wanted, session);
  const given: Record<string, string | number | undefined> = {
    templateVersion: layout.versions.at(-1),
    scheme: codeOf(layout, session),
    ...before?.cover,
    laCode: wanted.council ?? before?.cover["laCode"] ?? known?.laCode,
    employerId: wanted.employer ?? before?.cover["employerId"],
    employerName:
      wanted["employer-name"] ??
      (known && nameIn(known, lang === "cy" ? "cy" : "en")) ??
      before?.cover["employerName"],
    period: wanted.period ?? before?.cover["period"],
    sequence: 1,
  };
  const cover = Object.fromEntries(
    Object.entries(given).flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const])),
  );
  const rows = (before?.rows ?? []).map((values) => ({ values }));
  const form = templateForm({ law, layout, tongue: lang, cover, rows, roomFor: wanted.rows ?? usualRows });
  const name = `${layout.name}${cover["period"] === undefined ? "" : `-${cover["period"]}`}-${lang}.xlsx`;
  writeNew(wanted.out ?? name, await writeForm(form), session, wanted.json);
  return exitCodes.done;
}

/** The employer on the council's list; of one that several councils pay, the one for the council that was named. */
async function employerKnown(
  { employer, council }: TemplateArguments,
  session: Session,
): Promise<Employer | undefined> {
  const employers = await employersFor(session);
  const mine = (employers ?? []).filter(
    ({ employerId, laCode }) => employerId === employer && (council === undefined || laCode === council),
  );
  return mine.length === 1 ? mine[0] : undefined;
}

function checkGiven({ period, council, rows }: TemplateArguments, { schemas }: Session): void {
  if (period !== undefined && monthFromText(period) === undefined) {
    throw new UsageFault("cli.not-a-month", { found: period });
  }
  if (council !== undefined && !schemas.law.councils.some(({ code }) => code === council)) {
    throw new UsageFault("cli.council-unknown", { found: council });
  }
  if (rows !== undefined && !(Number.isInteger(rows) && rows >= 1 && rows <= mostRows)) {
    throw new UsageFault("cli.rows-not-understood", { found: String(rows) });
  }
}

/** The scheme's short code, as a cover names it; nothing for forms of no one scheme. */
function codeOf(layout: Layout, { schemas }: Session): string | undefined {
  for (const clause of schemas.law.clauses.values()) {
    if (clause.scheme === layout.scheme) return clause.id.split("-")[0];
  }
  return undefined;
}

/** The cover and the people of the batch's return, a month on: who has left by then is left out, this month's cells are blank. */
async function filledFrom(
  named: string,
  layout: Layout,
  wanted: TemplateArguments,
  { config }: Session,
): Promise<Filled> {
  const sent = await sentReturn(openStored(storedFolder(named, config.out)), layout.rowsOf, wanted.employer);
  if (sent === undefined) {
    const employer = wanted.employer ?? "–";
    throw new UsageFault("cli.no-return-in-batch", { batch: named, layout: layout.name, employer });
  }
  const { laCode, employerId, employerName } = sent.cover;
  const period = wanted.period ?? monthAfter(sent.cover);
  const first = period === undefined ? undefined : monthFromText(period);
  const monthly = new Set(layout.columns.filter((column) => column.monthly === true).map(({ key }) => key));
  const rows = sent.rows
    .map(({ values }) => values)
    .filter(
      ({ leaveDate }) =>
        typeof leaveDate !== "number" || first === undefined || leaveDate >= daysOf(first).first,
    )
    .map((row) => Object.fromEntries(Object.entries(row).filter(([key]) => !monthly.has(key))));
  const cover = { laCode, employerId, employerName, period };
  return {
    rows,
    cover: Object.fromEntries(
      Object.entries(cover).flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const])),
    ),
  };
}
