// How a form's order begins: it is shown under its number, done already or as it goes on.
import type { Asked } from "./desk.ts";
import type { Reply } from "./http/reply.ts";
import type { Answer, Order } from "./order.ts";
import { jobPage } from "./pages/job.ts";
import { address } from "./pages/parts.ts";

/** So long a page waits for its work before it says that it goes on. */
const patience = 1_500;

/** Begins the work and shows it: done already, or as it goes on. */
export async function begin(asked: Asked, order: Order, done?: (answer: Answer) => void): Promise<Reply> {
  const { desk, language } = asked;
  const job = desk.jobs.begin(order, language, done);
  await desk.jobs.settle(job, patience);
  const here = `/job/${job.number}`;
  const shown = jobPage({ ...asked, path: here, parts: [String(job.number)], query: new URLSearchParams() });
  return shown?.kind === "go" ? shown : { kind: "go", to: address(language, here) };
}
