// Work that takes longer than a page: it goes on when the page is closed, and is found again under its number. One at a time,
// because a book has one writer.
import type { Language } from "../law/law.ts";
import type { Hand } from "./hand/hand.ts";
import type { Answer, Order } from "./order.ts";

export type Job = {
  readonly number: number;
  readonly order: Order;
  readonly language: Language;
  /** The line that a terminal would show. */
  readonly progress: string;
  /** Undefined while it goes on. */
  readonly answer: Answer | undefined;
};

export type Jobs = {
  /** Begins; `done` is called with the answer before anybody sees it. */
  readonly begin: (order: Order, language: Language, done?: (answer: Answer) => void) => Job;
  readonly find: (number: number) => Job | undefined;
  /** Waits until it is done, but no longer than so many milliseconds. */
  readonly settle: (job: Job, most: number) => Promise<void>;
  /** Those that go on, the oldest first. */
  readonly running: () => readonly Job[];
  /** When nothing goes on any more. */
  readonly idle: () => Promise<void>;
};

/** So many are remembered. */
const mostKept = 200;

export function jobsOf(hand: Hand): Jobs {
  const jobs = new Map<number, { -readonly [Key in keyof Job]: Job[Key] }>();
  const ends = new Map<number, Promise<void>>();
  let last = 0;
  return {
    begin(order, language, done = () => {}) {
      last += 1;
      const job = { number: last, order, language, progress: "", answer: undefined as Answer | undefined };
      jobs.set(job.number, job);
      const broken = (fault: unknown): Answer => {
        const text = fault instanceof Error ? fault.message : String(fault);
        return { exitCode: 70, printed: "", told: [], fault: text };
      };
      const end = hand
        .ask(order, language, (text) => {
          job.progress = text;
        })
        .catch(broken)
        .then((answer) => {
          done(answer);
          job.answer = answer;
          ends.delete(job.number);
        });
      ends.set(job.number, end);
      const [oldest] = jobs.keys();
      if (jobs.size > mostKept && oldest !== undefined && !ends.has(oldest)) jobs.delete(oldest);
      return job;
    },
    find: (number) => jobs.get(number),
    async settle(job, most) {
      let timer: NodeJS.Timeout | undefined;
      const time = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, most);
      });
      await Promise.race([ends.get(job.number) ?? Promise.resolve(), time]);
      clearTimeout(timer);
    },
    running: () => [...jobs.values()].filter(({ answer }) => answer === undefined),
    async idle() {
      while (ends.size > 0) await Promise.all(ends.values());
    },
  };
}
