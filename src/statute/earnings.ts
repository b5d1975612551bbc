// What a worker earns in a pay period when a payment comes on top. National Insurance and pension contributions are
// both taken of it.
import { type Formula, figure, noted, type Trail } from "../core/figure.ts";
import { type Pence, pence } from "../core/money.ts";
import type { Origin } from "../core/origin.ts";

const withPayment: Formula<{ readonly earnings: Pence; readonly extra: Pence }, Pence> = {
  name: "earnings-with-payment",
  unit: "money",
  rules: ["WFP-64"],
  inputs: { earnings: "money", extra: "money" },
  value: ({ earnings, extra }) => pence(earnings + extra),
};

/** Where the steps go, and where the two amounts came from. */
type EarningsNotes = { readonly trail: Trail; readonly earnings: Origin; readonly extra: Origin };

/** The earnings of the pay period, the payment with them. */
export function earningsWith(earnings: Pence, extra: Pence, notes?: EarningsNotes): Pence {
  const note = notes && noted(notes.trail, { earnings: notes.earnings, extra: notes.extra });
  return figure(withPayment, { earnings, extra }, note);
}
