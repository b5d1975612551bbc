// The page of samples/five-months. A test runs what it says to type, one after the other, and holds its tables to what
// comes out; the amounts are worked out from the rules, not taken from a run.
import { invented } from "./story.ts";

export const readme = `# five-months: one payment from June to October 2022

${invented}

Four employers, three councils, 26 people; each month is a folder and a batch of its own, all on one ledger. Run them in this order:

    npm run taliad -- run samples/five-months/2022-06 --out out/five-months
    npm run taliad -- run samples/five-months/2022-07 --out out/five-months
    npm run taliad -- run samples/five-months/2022-07-correction --out out/five-months
    npm run taliad -- run samples/five-months/2022-07-late --out out/five-months
    npm run taliad -- run samples/five-months/2022-08 --out out/five-months
    npm run taliad -- run samples/five-months/2022-08-on-costs --out out/five-months
    npm run taliad -- ledger cases --out out/five-months
    npm run taliad -- run out/2022-08-case --out out/five-months
    npm run taliad -- run samples/five-months/2022-09 --out out/five-months
    npm run taliad -- run samples/five-months/2022-10 --out out/five-months

\`out/2022-08-case\` is a copy of \`samples/five-months/2022-08-case\`, with the code of Gwenno's case, which \`ledger cases\` prints first,
in place of the word CASE. The code begins with the name of July's batch, so no file can know it before.

| month | ends with | rows | payable | held | not eligible | PAYMENT | RECOVERY | EMPLOYER_NI | EMPLOYER_PENSION | total |
|---|---|---|---|---|---|---|---|---|---|---|
| 2022-06 | 0 | 26 | 25 | 0 | 1 | 14680.40 | 0.00 | 1841.87 | 368.49 | 16890.76 |
| 2022-07 | 3 | 24 | 22 | 2 | 0 | 5093.20 | -299.60 | 631.26 | 125.82 | 5550.68 |
| 2022-07-correction | 3 | 6 | 5 | 1 | 0 | 2097.20 | 0.00 | 297.87 | 62.91 | 2457.98 |
| 2022-07-late | 4 | 0 | 0 | 0 | 0 | 0.00 | 0.00 | 0.00 | 0.00 | 0.00 |
| 2022-08 | 3 | 23 | 19 | 2 | 2 | 5392.80 | 0.00 | 676.35 | 134.81 | 6203.96 |
| 2022-08-on-costs | 3 | 10 | 8 | 0 | 1 | 0.00 | 0.00 | 537.33 | 107.87 | 645.20 |
| 2022-08-case | 0 | 0 | 0 | 0 | 0 | 0.00 | 0.00 | 0.00 | 0.00 | 0.00 |
| 2022-09 | 3 | 20 | 20 | 0 | 0 | 6291.60 | 0.00 | 901.80 | 179.76 | 7373.16 |
| 2022-10 | 0 | 19 | 19 | 0 | 0 | 4494.00 | 0.00 | 676.35 | 134.82 | 5305.17 |

The correction takes the place of Plas Tegid's July, so its 1,414.71 of the batch 2022-07 is reversed: 43,012.20 stands in the end.
Any of the commands given a second time says that the files were posted before, and posts nothing.

## Why these amounts

| adds up | PAYMENT | EMPLOYER_NI | EMPLOYER_PENSION |
|---|---|---|---|
| 2022-06 | 6 × 1498.00 + 19 × 299.60 | 4 × 225.45 + 218.63 + 16 × 45.09 | 5 × 44.94 + 11 × 8.99 + 5 × 8.98 |
| 2022-07 | 17 × 299.60 | 14 × 45.09 | 10 × 8.99 + 4 × 8.98 |
| 2022-07-correction | 1198.40 + 3 × 299.60 | 180.36 + 27.33 + 2 × 45.09 | 35.95 + 2 × 8.99 + 8.98 |
| 2022-08 | 898.80 + 13 × 299.60 + 599.20 | 135.27 + 12 × 45.09 | 26.96 + 9 × 8.99 + 3 × 8.98 |
| 2022-08-on-costs | 0 | 225.45 + 41.34 + 6 × 45.09 | 44.94 + 7 × 8.99 |
| 2022-09 | 1498.00 + 14 × 299.60 + 599.20 | 225.45 + 15 × 45.09 | 44.94 + 12 × 8.99 + 3 × 8.98 |
| 2022-10 | 15 × 299.60 | 15 × 45.09 | 12 × 8.99 + 3 × 8.98 |

- The payment is 1,498.00 at once or five times 299.60; whoever leaves gets the rest: 1,198.40 after one instalment, 898.80 after two.
- Everybody has category A. From 6 April to 5 November 2022 the employer's rate is 15.05% above 758.00 a month. Other pay above that
  makes it 15.05% of the payment: 45.09, 135.27, 180.36 and 225.45. Jac has other pay of 712.69, 45.31 below: 15.05% of 1,452.69 is
  218.63. Pedr had 640.00 in July, 118.00 below: 15.05% of 181.60 is 27.33.
- The pension is NEST, 3% of pay between 520.00 and 4,189.00 a month: with the payment less without it, each rounded, which makes
  8.99 or 8.98 of 299.60 and 44.94 of 1,498.00.
- Hafren Home Care in Powys leaves the cells for on-costs blank until August (a warning at each): its payments have none then.

## June

Everybody but one is payable. Deiniol, Jac, Steffan and Zoë chose one payment: 1,498.00. Ffranc left on 10 June and Gwenno on 17 June,
before the first instalment: 1,498.00 in one sum, although they chose instalments (WFP-67). Llio and Mabon started on 13 June and are
paid on shifts that are still expected: conditional (WFP-92). The others get the first instalment of 299.60.

Rhodri worked five shifts, says his employer: not eligible (WFP-31). The council tells him so.

## July

- Llio worked five shifts, not six: the 299.60 of June is to be returned (WFP-92). Mabon worked nine and gets the second instalment.
- Gwenno's new employer, Hafren Home Care, claims for her. The employer of 31 March has paid her in full: held, with the batch of
  June named in \`duplicates.csv\` (WFP-68).
- Tegwen's row says instalment 3 where the second is due: held (WFP-52).

Then Plas Tegid sends July again as number 2. Urien had left on 20 July: 1,198.40, the rest of the payment, takes the place of the
instalment (WFP-65). Pedr's other pay was 640.00, not 1,280.00: less employer's National Insurance. Version 1 once more,
saved on another day, is refused: a later version is posted.

## August

- Eleri leaves on 12 August: 898.80, the rest after two instalments.
- Nerys was dismissed on 3 August, before pay day: nothing more is due, what was paid stands (WFP-71).
- Llio is listed once more: not eligible, and nothing is taken back a second time. The override for her in \`decisions.csv\` has no effect:
  who decided it approved it too (\`approved-by-same-person\`).
- Arwel is claimed for Gwynedd, while Powys has paid two instalments: held, with the batch of June named (WFP-55).
- Gwenno is claimed once more, and held once more. Tegwen's second instalment is paid now, and
  the third with it: what was missed is due at once (C-34). The employer claims one, and its on-costs are paid as declared.

## On-costs that come late

In September Hafren Home Care sends what its payments in Powys have cost it. The lower of declared and computed is payable, once, for
a payment that the ledger has; \`exceptions.csv\` lists those of earlier months. The file names no pay days, and needs none: from June to
August the employer's rate and limits stay as they are.

| row | who and when | declared | payable | because |
|---|---|---|---|---|
| 14 | Wyn, June | 45.09 + 8.99 | 45.09 + 8.99 | as computed |
| 15 | Wyn, July | 45.10 + 8.99 | 45.09 + 8.99 | a penny too much |
| 16 | Wyn, August | 41.34 + 8.99 | 41.34 + 8.99 | declared at 13.8%, last year's rate: less than computed, and no more than declared is paid |
| 17 | Ynyr, June | nothing | 45.09 + 8.99 | not declared: the computed one |
| 18 | Ynyr, July | 45.09 + 9.00 | 45.09 + 8.99 | a penny too much |
| 19 | Zoë, June | 225.45 + 44.94 | 225.45 + 44.94 | of her one payment of 1,498.00 |
| 20 | Arwel, June | 45.09 + 8.99 | 45.09 + 8.99 | as computed |
| 21 | Arwel, July | 45.09 + 8.99 | 45.09 + 8.99 | as computed |
| 22 | Arwel, August | 45.09 + 8.99 | 0.00 + 0.00 | his August is held: for a person (\`on-cost-payment-not-yet\`) |
| 23 | Gwenno, July | 45.09 + 8.99 | 0.00 + 0.00 | never paid here: not eligible (\`on-cost-payment-unknown\`) |

Ynyr's August is not in the file, so its on-costs stay open: one person in Powys, 299.60, due in 2022-08. What is open is listed by

    npm run taliad -- ledger on-costs --out out/five-months

## The case of July

The council has looked at Gwenno: she moved on 20 June, Cartref Glaslyn paid her, Hafren Home Care did not. GENUINE closes the case of
July; nothing is to come back. Those that August opened, hers and Arwel's, stay in \`open-cases.csv\` of each later month.

## September

- Rhodri's appeal came in on 30 August, and a manager who was not part of the first decision finds for him on 21 September: the rota
  shows a sixth shift. That is in time, the fifteenth working day, because 19 September was a bank holiday (WFP-84). His employer
  lists him now: payable, 1,498.00 with 225.45 and 44.94, and \`exceptions.csv\` says that by the rules alone he was not eligible.
- Llio's appeal of the same day is rejected on 22 September: listed as overdue, by one day. Nothing changes for her.
- Nerys went to stage 2 at once. There was no stage 1: refused (\`appeal-out-of-order\`).
- Arwel is back in the return for Powys, one instalment behind: the third and the fourth are due. Tegwen's row says 3, as many as
  the employer has claimed; the ledger knows that two came together, and the fourth is paid.

## October

Nothing unusual.

## What the banks paid

    npm run taliad -- reconcile BATCHES --payments samples/five-months/bank/gwynedd.csv --payments samples/five-months/bank/pembrokeshire.csv --payments samples/five-months/bank/powys.csv --out out/five-months

BATCHES are the names of all batches above. It ends with 7: there are differences. Due is 43,012.20, as the ledger says; 42,951.16 was
paid and 1,061.04 came back. Every return that is not in the table was paid to the penny under its own reference.

| return | due | paid | came back | state | because |
|---|---|---|---|---|---|
| WFP-W06000002-E0701-2022-08-01 | 2122.07 | 2212.07 | 0.00 | OVERPAID | two digits the wrong way round |
| WFP-W06000002-E0701-2022-09-01 | 2829.43 | 2739.43 | 0.00 | PART_PAID | the 90.00 of August are kept back |
| WFP-W06000002-E0703-2022-07-02 | 2457.98 | 2457.98 | 0.00 | PAID_IN_FULL | 1,414.71 for version 1, the other 1,043.27 for version 2 |
| WFP-W06000002-E0704-2022-08-01 | 707.34 | 1414.68 | 0.00 | PAID_TWICE | the same again a week later |
| WFP-W06000002-E0704-2022-09-01 | 707.34 | 0.00 | 0.00 | NOT_PAID | August was paid twice |
| WFP-W06000002-E0704-2022-10-01 | 707.34 | 707.34 | 0.00 | PAID_IN_FULL | no reference of ours: employer, month and amount |
| WFP-W06000009-E0702-2022-08-01 | 1061.04 | 1000.00 | 0.00 | PART_PAID | 61.04 too little |
| WFP-W06000023-E0704-2022-08-01 | 1244.40 | 1244.40 | 0.00 | PAID_IN_FULL | 599.20 for the return; the late on-costs, 645.20, by employer, month and amount |
| WFP-W06000023-E0704-2022-10-01 | 1061.04 | 1061.04 | 1061.04 | REPAID | the bank sent it back |

Two payments are unknown (\`unknown.csv\`): 250.00 to an employer without a return, and 1,061.04 for November, a sixth month. Wages that
an employer paid are set aside. \`balances.csv\` runs from month to month; what it ends with:

| still owed | to |
|---|---|
| 0.00 | W06000002 E0701, W06000002 E0703, W06000002 E0704: what was paid too much was kept back |
| 61.04 | W06000009 E0702: of August |
| 1061.04 | W06000023 E0704: October, which came back |

## What the ledger says in the end

\`npm run taliad -- ledger history --person … --out out/five-months\` shows each posting; \`ledger balances --by person\` the sums.

| paid | who |
|---|---|
| 1498.00 | Anna, Bedwyr, Carys, Harri, Ianto, Mabon, Olwen, Pedr, Rhiannon, Wyn, Ynyr, Beca, Cledwyn: five instalments |
| 1498.00 | Arwel, Tegwen: five instalments, two of them together |
| 1498.00 | Deiniol, Jac, Steffan, Zoë: one payment |
| 1498.00 | Rhodri: one payment, after the appeal |
| 1498.00 | Ffranc, Gwenno: one sum on leaving |
| 1498.00 | Eleri, Urien: instalments and the rest on leaving |
| 599.20 | Nerys: two instalments before the dismissal |
| 0.00 | Llio: one instalment, returned |
`;
