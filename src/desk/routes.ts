// Which page answers which address. What changes something, or asks for what may stand in no address, is sent in a form.
import { guidePage } from "../report/pages/guide.ts";
import * as actions from "./actions.ts";
import * as batchOrders from "./batch-orders.ts";
import type { Asked } from "./desk.ts";
import type { Reply } from "./http/reply.ts";
import { bankPage, reconciliationPage } from "./pages/bank.ts";
import { batchPage } from "./pages/batch.ts";
import { casesPage } from "./pages/cases.ts";
import { decided, decidePage } from "./pages/decide.ts";
import { jobPage } from "./pages/job.ts";
import { lawPage, schemePage } from "./pages/law.ts";
import { filePage, monthPage } from "./pages/month.ts";
import { monthsPage } from "./pages/months.ts";
import { peoplePage, personPage } from "./pages/people.ts";
import { findingsPage, rowPage, rowsPage } from "./pages/rows.ts";
import { shelfPage } from "./pages/shelf.ts";

/** Undefined where there is nothing of that name. */
type Answers = (asked: Asked) => Reply | undefined | Promise<Reply | undefined>;
type Route = readonly [method: "GET" | "POST", pattern: RegExp, answers: Answers];

const routes: readonly Route[] = [
  ["GET", /^\/$/, monthPage],
  ["GET", /^\/file\/([0-9a-f]{16})$/, filePage],
  ["GET", /^\/job\/(\d{1,9})$/, jobPage],
  ["GET", /^\/months$/, monthsPage],
  ["GET", /^\/batch\/([0-9a-f]{12})$/, batchPage],
  ["GET", /^\/batch\/([0-9a-f]{12})\/rows$/, rowsPage],
  ["GET", /^\/batch\/([0-9a-f]{12})\/row\/(\d{1,6})\/(\d{1,9})$/, rowPage],
  ["GET", /^\/batch\/([0-9a-f]{12})\/findings$/, findingsPage],
  ["GET", /^\/shelf\/([a-z-]+)\/([0-9a-f]{12})\/(\d{1,6})$/, shelfPage],
  ["GET", /^\/cases$/, casesPage],
  ["GET", /^\/bank$/, bankPage],
  ["GET", /^\/bank\/([0-9a-f]{12})$/, reconciliationPage],
  ["GET", /^\/people$/, peoplePage],
  ["GET", /^\/law$/, lawPage],
  ["GET", /^\/law\/([a-z]{2,6})$/, schemePage],
  ["GET", /^\/guide$/, guide],
  ["POST", /^\/remove$/, actions.remove],
  ["POST", /^\/preview$/, actions.preview],
  ["POST", /^\/run$/, actions.run],
  ["POST", /^\/batch\/([0-9a-f]{12})\/approve$/, batchOrders.approve],
  ["POST", /^\/batch\/([0-9a-f]{12})\/pay$/, batchOrders.pay],
  ["POST", /^\/batch\/([0-9a-f]{12})\/withdraw$/, batchOrders.withdraw],
  ["POST", /^\/batch\/([0-9a-f]{12})\/report$/, batchOrders.report],
  ["POST", /^\/decide$/, decidePage],
  ["POST", /^\/decided$/, decided],
  ["POST", /^\/people$/, personPage],
];

/** The page of an address, with what the address holds; undefined where nothing has it. */
export function routeOf(
  method: string,
  path: string,
): { readonly answers: Answers; readonly parts: readonly string[] } | undefined {
  for (const [wanted, pattern, answers] of routes) {
    const match = wanted === method ? pattern.exec(path) : null;
    if (match !== null) return { answers, parts: match.slice(1) };
  }
  return undefined;
}

/** The same page as `guide` writes. */
function guide({ desk, language }: Asked): Reply {
  const bytes = Buffer.from(guidePage(desk.law, [language]));
  return { kind: "file", type: "text/html; charset=utf-8", bytes };
}
