// Duplicate cases of a book in memory, with what became of them.
import { pence } from "../../core/money.ts";
import type { BookCase } from "../records.ts";
import { memoryKey } from "./answers.ts";
import { goneIn } from "./gone.ts";
import { isReplaced, type Pages, stands } from "./pages.ts";

export function casesIn(pages: Pages): readonly BookCase[] {
  const [standing, gone] = [stands(pages), goneIn(pages)];
  const latest = Math.max(
    ...pages.submissions.filter(({ batch }) => standing(batch)).map(({ period }) => period),
  );
  return pages.cases.map(({ person, batch, ...one }): BookCase => {
    const { id = "", recordedOn } = pages.batches[batch - 1] ?? {};
    const months = pages.submissions.filter((other) => other.batch === batch).map(({ period }) => period);
    const period = months.reduce((a, b) => (a > b ? a : b));
    const events = pages.caseEvents.filter((event) => event.code === one.code && standing(event.batch));
    const last = events.at(-1);
    const held = pages.submissions.find(
      (of) => of.batch === batch && of.file === one.fileB && of.scheme === one.scheme,
    );
    return {
      ...one,
      batchId: id,
      period,
      ageMonths: Number.isFinite(latest) ? Math.max(0, latest - period) : 0,
      openedOn: recordedOn,
      status: !standing(batch)
        ? "withdrawn"
        : last?.status === "closed"
          ? "closed"
          : gone.has(batch)
            ? "purged"
            : held !== undefined && isReplaced(pages, held, standing)
              ? "replaced"
              : "open",
      returned: held && { layout: held.layout, laCode: held.laCode, period: held.period },
      outcome: last?.outcome ?? "",
      decidedOn: last?.day,
      decidedBy: last?.decidedBy ?? "",
      recovered: pence(events.reduce((sum, { recovered }) => sum + recovered, 0)),
      personKey: memoryKey(person),
      genuineSince: pages.caseEvents.find((event) => event.code === one.code && event.outcome === "GENUINE")
        ?.batch,
    };
  });
}
