// The page of samples/five-months. A test runs the months, one after the other, and holds the page to its figures.
import { invented } from "./story.ts";

export const readme = `# five-months: one payment from June to October 2022

${invented}

Four employers, three councils, 25 people; each month is a folder and a batch of its own, all on one ledger. Run them in this order:

    npm run taliad -- run samples/five-months/2022-06 --out out/five-months
    npm run taliad -- run samples/five-months/2022-07 --out out/five-months
    npm run taliad -- run samples/five-months/2022-07-correction --out out/five-months
    npm run taliad -- run samples/five-months/2022-07-late --out out/five-months
    npm run taliad -- run samples/five-months/2022-08 --out out/five-months
    npm run taliad -- run samples/five-months/2022-09 --out out/five-months
    npm run taliad -- run samples/five-months/2022-10 --out out/five-months

| month | ends with | rows | payable | held | not eligible | PAYMENT | RECOVERY | EMPLOYER_NI | EMPLOYER_PENSION | total |
|---|---|---|---|---|---|---|---|---|---|---|
| 2022-06 | 0 | 25 | 25 | 0 | 0 | 14680.40 | 0.00 | 2202.59 | 440.40 | 17323.39 |
| 2022-07 | 3 | 24 | 22 | 2 | 0 | 5093.20 | -299.60 | 766.53 | 152.79 | 5712.92 |
| 2022-07-correction | 3 | 6 | 5 | 1 | 0 | 2097.20 | 0.00 | 297.87 | 62.91 | 2457.98 |
| 2022-07-late | 4 | 0 | 0 | 0 | 0 | 0.00 | 0.00 | 0.00 | 0.00 | 0.00 |
| 2022-08 | 3 | 23 | 19 | 2 | 2 | 5093.20 | 0.00 | 766.53 | 152.79 | 6012.52 |
| 2022-09 | 0 | 19 | 19 | 0 | 0 | 4494.00 | 0.00 | 676.35 | 134.82 | 5305.17 |
| 2022-10 | 0 | 19 | 19 | 0 | 0 | 4494.00 | 0.00 | 676.35 | 134.82 | 5305.17 |

The correction takes the place of Plas Tegid's July, so its 1,414.71 of the batch 2022-07 is reversed. Any of the commands given
a second time says that the files were posted before, and posts nothing.

## June

Everybody is payable. Deiniol, Jac, Steffan and Zoë chose one payment: 1,498.00. Ffranc left on 10 June and Gwenno on 17 June, before
the first instalment: 1,498.00 in one sum, although they chose instalments (WFP-67). Llio and Mabon started on 13 June and are paid
on shifts that are still expected: conditional (WFP-92). The others get the first instalment of 299.60.

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
- Llio is listed once more: not eligible, and nothing is taken back a second time.
- Arwel is claimed for Gwynedd, while Powys has paid two instalments: held, with the batch of June named (WFP-55).
- Gwenno is claimed once more, and held once more. Tegwen's second instalment is paid now.

## September and October

Nothing unusual. Arwel is back in the return for Powys, one instalment behind; so is Tegwen.

## What the ledger says in the end

\`npm run taliad -- ledger history --person … --out out/five-months\` shows each posting; \`ledger balances --by person\` the sums.

| paid | who |
|---|---|
| 1498.00 | Anna, Bedwyr, Carys, Harri, Ianto, Mabon, Olwen, Pedr, Rhiannon, Wyn, Ynyr, Beca, Cledwyn: five instalments |
| 1498.00 | Deiniol, Jac, Steffan, Zoë: one payment |
| 1498.00 | Ffranc, Gwenno: one sum on leaving |
| 1498.00 | Eleri, Urien: instalments and the rest on leaving |
| 1198.40 | Arwel, Tegwen: four instalments, the fifth is not claimed yet |
| 599.20 | Nerys: two instalments before the dismissal |
| 0.00 | Llio: one instalment, returned |
`;
