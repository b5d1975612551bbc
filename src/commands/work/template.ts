// taliad template: the form of a layout, blank or filled in from the return of the month before.

import { writeForm } from "../../batch/publish/form-file.ts";
import { sentRows } from "../../batch/read/as-sent.ts";
import { openTable } from "../../batch/read/open-table.ts";
import { monthAfter, sentReturn } from "../../batch/replay/sent-rows.ts";
import { openStored } from "../../batch/replay/stored.ts";
import { daysOf, type Month, monthFromText, monthText } from "../../core/day.ts";
import { Refusal } from "../../core/refusal.ts";
import { type Employer, nameIn } from "../../engine/employers.ts";
import type { Cover, Layout } from "../../law/layout.ts";
import { schemeCode } from "../../law/scheme-code.ts";
import { templateForm } from "../../report/forms/template.ts";
import { problemMessage } from "../../report/words.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import type { Session } from "../session.ts";
import { UsageFault } from "../usage-fault.ts";
import { employersFor } from "./employers.ts";
import { storedFolder } from "./stored-folder.ts";
import { tellTakenIn } from "./taken-in.ts";
import { writeNew } from "./write-new.ts";

type TemplateArguments = {
  readonly layout: string;
  readonly employer?: string | undefined;
  readonly "employer-name"?: string | undefined;
  readonly period?: string | undefined;
  readonly council?: string | undefined;
  readonly from?: string | undefined;
  readonly fill?: string | undefined;
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
  if (wanted.from !== undefined && wanted.fill !== undefined) throw new UsageFault("cli.fill-or-from");
  const before =
    wanted.fill !== undefined
      ? await filledByExport(wanted.fill, layout, session)
      : wanted.from === undefined
        ? undefined
        : await filledFrom(wanted.from, layout, wanted, session);
  const given: Record<string, string | number | undefined> = {
    templateVersion: layout.versions.at(-1),
    scheme: schemeCode(law, layout),
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

/** The rows of a payroll program's export, as its mapping reads them, and what the mapping says of the cover. */
async function filledByExport(path: string, layout: Layout, session: Session): Promise<Filled> {
  const { law } = session.schemas;
  const [input] = tellTakenIn([path], session, undefined).inputs;
  if (input === undefined) throw new UsageFault("cli.no-files", { paths: path });
  const unreadable = (detail: string): UsageFault =>
    new UsageFault("cli.fill-not-read", { file: input.label, layout: layout.name, detail });
  try {
    const table = await openTable(input, law, "rows alone");
    if (table.layout !== layout.rowsOf) {
      await table.close();
      throw unreadable(table.layout);
    }
    const rows = (await sentRows(table, law)).map(({ values }) => values);
    return { rows, cover: coverGiven(table.cover) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const [problem] = error.problems;
    throw unreadable(
      problem === undefined ? "" : problemMessage(law.words, session.console.language, problem),
    );
  }
}

/** What a cover says of the employer and the month, as it is written into a form. */
function coverGiven({ laCode, employerId, employerName, period }: Cover): Filled["cover"] {
  // The cover's month was made by core/day.ts.
  const month = period === undefined ? undefined : monthText(period as Month);
  const given = { laCode, employerId, employerName, period: month };
  return Object.fromEntries(
    Object.entries(given).flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const])),
  );
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
