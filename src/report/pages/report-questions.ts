// The ten questions of whoever signs for the money, each with its answer in a line and a link to the part of the page behind it.
import { type Pence, pence } from "../../core/money.ts";
import { changesIn } from "../../engine/movement-lines.ts";
import { conservation, payableOf } from "../balance.ts";
import { doneSoFar, whoAndWhen } from "../states.ts";
import { count, money, sayIfKnown } from "../words.ts";
import { type Html, html } from "./html.ts";
import { differenceSums } from "./report-differences.ts";
import { section, signed, type Told } from "./report-parts.ts";

type Answer = {
  readonly question: string;
  readonly said: string;
  /** The part of the page that shows it; absent where that part has nothing to show. */
  readonly part?: string | undefined;
};

export function questions(told: Told): Html {
  const { speak, language } = told;
  const answers = [
    howMuch(told),
    toWhom(told),
    whyOther(told),
    held(told),
    missing(told),
    changed(told),
    atRisk(told),
    ...people(told),
    addsUp(told),
  ];
  const rows = answers.map(({ question, said, part }) => {
    const asked = speak(`page.asked.${question}`);
    const linked = part === undefined ? html`${asked}` : html`<a href="#${language}-${part}">${asked}</a>`;
    return html`<tr><th scope="row">${linked}</th><td data-h="">${said}</td></tr>
`;
  });
  const table = html`<table class="stack asked"><caption class="said">${speak("page.asked")}</caption><tbody>
${rows}</tbody></table>`;
  return section(told, "asked", table);
}

function howMuch({ batch, speak }: Told): Answer {
  const { totals } = batch;
  const values = { amount: money(totals.toPay), forecast: money(totals.forecast) };
  return { question: "how-much", said: speak("page.answer.how-much", values), part: "heads" };
}

function toWhom({ batch, speak }: Told): Answer {
  const payees = new Map<string, { name: string; amount: number }>();
  for (const file of batch.files) {
    const key = JSON.stringify([file.laCode, file.employerId]);
    const known = payees.get(key) ?? { name: file.employerName || file.employerId, amount: 0 };
    payees.set(key, { ...known, amount: known.amount + payableOf(file) });
  }
  const paid = [...payees.values()].filter(({ amount }) => amount !== 0).sort((a, b) => b.amount - a.amount);
  const [most] = paid;
  if (most === undefined)
    return { question: "to-whom", said: speak("page.answer.nobody"), part: "employers" };
  const values = { employers: count(paid.length), name: most.name, amount: money(pence(most.amount)) };
  // What was posted before is known for all of them together.
  const key = batch.totals.replaced === 0 ? "page.answer.to-whom" : "page.answer.to-whom-count";
  return { question: "to-whom", said: speak(key, values), part: "employers" };
}

function whyOther(told: Told): Answer {
  const { batch, speak } = told;
  const { totals } = batch;
  const difference = pence(totals.toPay - totals.claimed);
  const replaced = { label: speak("page.replaced"), amount: totals.replaced };
  const reasons = totals.replaced === 0 ? differenceSums(told) : [...differenceSums(told), replaced];
  const [first] = [...reasons].sort((a, b) => Math.abs(b.amount) - Math.abs(a.amount));
  const said =
    first === undefined
      ? speak("page.answer.as-claimed")
      : speak("page.answer.why-other", {
          difference: signed(difference),
          reason: first.label,
          amount: signed(first.amount),
        });
  return { question: "why-other", said, part: "adds-up" };
}

function held({ batch, law, language, speak }: Told): Answer {
  const { byOutcome, claimedByOutcome, byRule } = batch.totals;
  const rows = byOutcome.held + byOutcome.refer;
  if (rows === 0) return { question: "held", said: speak("page.answer.nothing") };
  const values = {
    held: count(byOutcome.held),
    refer: count(byOutcome.refer),
    amount: money(pence(claimedByOutcome.held + claimedByOutcome.refer)),
  };
  const first = byRule.find(({ outcome }) => outcome === "held" || outcome === "refer");
  const rule = first && sayIfKnown(law.words, language, `rules.${first.rule}`);
  const why = rule === undefined ? "" : `; ${speak("page.answer.mostly", { reason: rule })}`;
  return { question: "held", said: `${speak("page.answer.held", values)}${why}`, part: first && "waiting" };
}

function missing({ batch, movement, speak }: Told): Answer {
  const lines = movement.filter(({ kind }) => kind.endsWith("employer"));
  const part = batch.files.some(({ rowsRead }) => rowsRead > 0) ? "missing" : undefined;
  if (lines.length === 0) return { question: "missing", said: speak("page.answer.no-month"), part };
  const returns = lines.filter(({ kind }) => kind === "missing-employer").length;
  const gone = lines.reduce(
    (sum, line) => sum + (changesIn(line).find(({ reason }) => reason === "missing")?.people ?? 0),
    0,
  );
  const said =
    returns === 0 && gone === 0
      ? speak("page.answer.nobody")
      : speak("page.answer.missing", { returns: count(returns), people: count(gone) });
  return { question: "missing", said, part };
}

function changed({ movement, speak }: Told): Answer {
  const lines = movement.filter(({ kind }) => kind.endsWith("employer"));
  if (lines.length === 0) return { question: "changed", said: speak("page.answer.no-month") };
  const sum = (of: "amount" | "amountBefore"): Pence =>
    pence(lines.reduce((total, line) => total + line[of], 0));
  const [before, now] = [sum("amountBefore"), sum("amount")];
  const values = { before: money(before), now: money(now), difference: signed(pence(now - before)) };
  return { question: "changed", said: speak("page.answer.changed", values), part: "months" };
}

function atRisk({ batch, speak }: Told): Answer {
  const { duplicates, totals } = batch;
  const amount = pence(duplicates.reduce((sum, line) => sum + line.amountAtRisk, 0));
  const values = {
    amount: money(amount),
    pairs: count(duplicates.length),
    conditional: count(totals.conditional),
  };
  const none = duplicates.length === 0 && totals.conditional === 0;
  const said = none ? speak("page.answer.nothing") : speak("page.answer.at-risk", values);
  return { question: "at-risk", said, part: duplicates.length === 0 ? undefined : "duplicates" };
}

/** Who prepared and who approved: the page in the batch's own folder was made before anybody could know. */
function people({ state, batch, law, language, speak }: Told): readonly Answer[] {
  if (batch.ledger === "none") {
    const said = speak("page.answer.no-ledger");
    return [
      { question: "prepared", said },
      { question: "approved", said },
    ];
  }
  if (state === undefined) {
    const said = speak("page.answer.ask-ledger", { batch: batch.id });
    return [
      { question: "prepared", said },
      { question: "approved", said },
    ];
  }
  const told = (kind: "prepared" | "approved"): string => {
    const events = doneSoFar(state).filter((event) => event.kind === kind);
    return events.length === 0
      ? speak(`page.answer.not-${kind}`)
      : events.map((event) => whoAndWhen(law.words, language, event)).join(" · ");
  };
  return [
    { question: "prepared", said: told("prepared") },
    { question: "approved", said: told("approved") },
  ];
}

function addsUp({ batch, speak }: Told): Answer {
  const found = conservation(batch);
  if (!found.balances) return { question: "adds-up", said: speak("page.adds-up.not"), part: "adds-up" };
  const values = { rows: count(found.rowsRead), amount: money(found.claimedRead) };
  return { question: "adds-up", said: speak("page.answer.adds-up", values), part: "adds-up" };
}
