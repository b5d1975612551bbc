// What rows leave open of people's payments, or close, as the ledger is told it.
import type { Month } from "../../core/day.ts";
import { pence } from "../../core/money.ts";
import type { PersonNumber } from "../../core/person.ts";
import { amountsIn } from "../../engine/payable-amounts.ts";
import { standingsOf } from "../../engine/standings.ts";
import { type NewCondition, waitsForPerson } from "../../ledger/conditions.ts";
import { schemeOfClaims } from "../../schemes/index.ts";
import type { ReadFile } from "../handover/read-file.ts";
import type { Settled } from "../handover/settled.ts";
import { filesPosted } from "./posting.ts";

/** File by file, each row's own; a row that the comparison has turned pays nothing that could be open. */
export function newConditionsOf(
  read: readonly ReadFile[],
  { changed, waiting }: Pick<Settled, "changed" | "waiting">,
): readonly NewCondition[] {
  return filesPosted(read).flatMap((file, submission) => {
    const { cover, sheet } = file;
    // The cover's month was made by core/day.ts.
    const of = { submission, sheet, month: (cover.period ?? 0) as Month };
    const waits = [...(waiting.get(read.indexOf(file))?.keys() ?? [])].map((person) => {
      const told = { kind: "paid-not-eligible", amount: pence(0), about: waitsForPerson } as const;
      return { ...told, ...of, person, row: 0 };
    });
    const own = file.conditions
      .filter(({ at, kind, amount }) => !(kind !== "paid-not-eligible" && amount > 0 && changed.has(at)))
      .map(({ at: _at, ...one }) => ({ ...one, ...of }));
    return [...own, ...turnedIn(file, changed).map((one) => ({ ...one, ...of })), ...waits];
  });
}

/** Rows that would be paid if they had not been held or rejected when all rows were compared. */
function turnedIn(
  { firstRow, rows, layout, postings, standings }: ReadFile,
  changed: Settled["changed"],
): readonly Pick<NewCondition, "kind" | "person" | "row" | "amount" | "about">[] {
  const turned = new Set([...changed.keys()].filter((at) => at >= firstRow && at < firstRow + rows));
  if (turned.size === 0 || schemeOfClaims(layout)?.dues === undefined) return [];
  const people = new Map<number, PersonNumber>();
  for (const { row, person } of standingsOf(standings)) if (turned.has(row)) people.set(row, person);
  const found = new Map<number, Pick<NewCondition, "kind" | "person" | "row" | "amount" | "about">>();
  for (const { at, row, head, amount } of amountsIn(postings)) {
    const [person, result] = [people.get(at), changed.get(at)];
    if (person === undefined || result === undefined || head !== "PAYMENT" || amount <= 0) continue;
    const about = result.outcome === "held" ? "held" : "rejected";
    const sum = pence((found.get(at)?.amount ?? 0) + amount);
    found.set(at, { kind: "arrears", person, row, amount: sum, about });
  }
  return [...found.values()];
}

/** Nearly every row that is refused says so, and of nearly nobody anything was held. */
export function onlySaysNothingIsHeld({ kind, amount, about }: NewCondition): boolean {
  return kind === "arrears" && amount < 0 && about === "held";
}

/** What the rows of one person say, without that nothing is held where nothing was: `isHeld` of earlier batches. */
export function conditionsKept(own: readonly NewCondition[], isHeld: boolean): readonly NewCondition[] {
  if (isHeld || own.some(({ kind, amount }) => kind === "arrears" && amount > 0)) return own;
  return own.filter((one) => !onlySaysNothingIsHeld(one));
}
