// The month that a row of a mapped table says itself.
import { type Month, monthText } from "../../core/day.ts";
import { cellKind, plainKind, type Row } from "../../core/place.ts";
import { trimmed } from "../blank.ts";
import type { Epoch } from "../days.ts";
import { type Fault, fault } from "../fault.ts";
import { monthSaid } from "./forms.ts";
import type { AppliedMapping } from "./mapping.ts";

/** The month that a mapped row says itself has to be that of the file. */
export function monthFault(
  { period: said }: AppliedMapping,
  { cells, kinds }: Row,
  { period, epoch }: { readonly period?: Month | undefined; readonly epoch: Epoch },
): Fault | undefined {
  if (said === undefined || period === undefined) return undefined;
  const text = trimmed(cells[said.at] ?? "");
  const kind = plainKind(kinds?.[said.at] ?? cellKind.text);
  const month = monthSaid(text, kind, said.as, epoch);
  return month === period ? undefined : fault("row-of-another-month", monthText(period));
}
