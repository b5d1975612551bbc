// A thread that makes keys and dies: who waits for its answer is told, and does not wait for ever.
import { expect, test } from "vitest";
import { openTalk } from "../../../src/ledger/keyed/talk.ts";

const talkFile = new URL("../../../src/ledger/keyed/talk.ts", import.meta.url).href;
/** Few enough milliseconds for a test, many more than a thread takes to start. */
const patience = { silence: 20_000, slice: 50 };

function asked(program: string, about: unknown = {}, limits = patience) {
  const file = new URL(`data:text/javascript,${encodeURIComponent(program)}`);
  const talk = openTalk<string, string>(file, about, limits);
  talk.ask("a");
  return talk;
}

const serving = (start: string): string => `
  import { workerData } from "node:worker_threads";
  import { serveTalk } from ${JSON.stringify(talkFile)};
  serveTalk(workerData, ${start});`;

/** All answers that come, waited for in one go or a millisecond at a time. */
function waitedFor(talk: ReturnType<typeof asked>, most: number | undefined): readonly string[] {
  const answers: string[] = [];
  try {
    while (talk.open() > 0) {
      const answer = talk.awaited(most);
      if (answer !== undefined) answers.push(answer);
    }
  } finally {
    talk.close();
  }
  return answers;
}

test.each([[undefined], [1]])("a thread that answers is heard, waited for with %s", (most) => {
  const talk = asked(serving(`(about) => (message) => [about + message, []]`), "z");
  talk.ask("b");
  expect(waitedFor(talk, most)).toEqual(["za", "zb"]);
});

test.each([
  ["fails while it loads", `throw new Error("no room");`, /no room/],
  ["cannot be loaded", `import "./nowhere.js";`, /nowhere/],
  ["fails when it begins", serving(`() => { throw new Error("no start"); }`), /no start/],
  ["fails at an answer", serving(`() => () => { throw new Error("no answer"); }`), /no answer/],
  ["ends without a word", serving(`() => () => process.exit(3)`), /ended with 3/],
  [
    "fails beside its answers",
    serving(
      `() => () => { setImmediate(() => { throw new Error("aside"); }); for (;;) throw new Error("first"); }`,
    ),
    /first/,
  ],
  ["fails later than it loads", `setTimeout(() => { throw new Error("afterwards"); }, 5);`, /afterwards/],
])("a thread that %s is told of at once", (_, program, what) => {
  for (const most of [undefined, 1]) expect(() => waitedFor(asked(program), most)).toThrow(what);
});

test.each([[undefined], [1]])("a thread that stays silent is given up, waited for with %s", (most) => {
  const talk = asked(serving(`() => () => { for (;;); }`), {}, { silence: 300, slice: 50 });
  const from = performance.now();
  expect(() => waitedFor(talk, most)).toThrow(/has not answered for 0.3 s/);
  expect(performance.now() - from).toBeGreaterThanOrEqual(250);
});

test("an answer begins the silence anew", () => {
  const pause = `Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 400)`;
  const talk = asked(
    serving(`() => (message) => { ${pause}; return [message, []]; }`),
    {},
    {
      silence: 1500,
      slice: 50,
    },
  );
  for (const message of "bcdef") talk.ask(message);
  expect(waitedFor(talk, undefined)).toEqual([..."abcdef"]);
});
