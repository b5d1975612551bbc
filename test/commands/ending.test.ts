// How a finished batch ends, made or found: the summary alone decides.
import { describe, expect, test } from "vitest";
import { endingOf, endingText, exitCodeOf, gravest } from "../../src/commands/work/ending.ts";
import { shipped } from "../law/shipped.ts";

const nothing = {
  outcomes: { payable: { rows: 1 }, rejected: { rows: 0 }, refer: { rows: 0 }, held: { rows: 0 } },
  duplicates: { held: 0 },
  severities: { warning: 0 },
  fileStatuses: { rejected: 0 },
  files: [],
};

describe("the exit code of a finished batch", () => {
  const { outcomes } = nothing;
  const cases = [
    { why: "all payable", summary: {}, code: 0 },
    { why: "a rejected row", summary: { outcomes: { ...outcomes, rejected: { rows: 1 } } }, code: 3 },
    { why: "a row to decide", summary: { outcomes: { ...outcomes, refer: { rows: 1 } } }, code: 3 },
    { why: "a held row", summary: { outcomes: { ...outcomes, held: { rows: 1 } } }, code: 3 },
    { why: "an open duplicate", summary: { duplicates: { held: 1 } }, code: 3 },
    {
      why: "a rejected row of a file without claims",
      summary: { otherRows: { read: 2, rejected: 1 } },
      code: 3,
    },
    { why: "other rows, none rejected", summary: { otherRows: { read: 2, rejected: 0 } }, code: 0 },
    {
      why: "a refused file comes before rejected rows",
      summary: { outcomes: { ...outcomes, rejected: { rows: 1 } }, fileStatuses: { rejected: 1 } },
      code: 4,
    },
    {
      why: "a refused file is said even if rows never fail a run",
      summary: { fileStatuses: { rejected: 1 } },
      failOn: "never",
      code: 4,
    },
    {
      why: "rejected rows, but rows never fail the run",
      summary: { outcomes: { ...outcomes, rejected: { rows: 1 } }, otherRows: { rejected: 1 } },
      failOn: "never",
      code: 0,
    },
    { why: "warnings are allowed", summary: { severities: { warning: 1 } }, code: 0 },
    { why: "warnings are not allowed", summary: { severities: { warning: 1 } }, failOn: "warning", code: 3 },
  ] as const;
  test.for(cases)("$why: $code", (given) => {
    const failOn = "failOn" in given ? given.failOn : "rejected";
    expect(exitCodeOf(endingOf({ ...nothing, ...given.summary }), failOn)).toBe(given.code);
  });

  test("what is no summary of a batch has no end", () => {
    expect(() => endingOf({})).toThrow();
    expect(() => endingOf({ ...nothing, duplicates: { held: "0" } })).toThrow();
  });
});

describe("the last words of a run", () => {
  const session = (language: "en" | "cy") => ({
    schemas: { law: shipped, files: [] },
    console: { language, print() {}, log() {}, step() {}, progress() {} },
  });
  const open = endingOf({ ...nothing, duplicates: { held: 1 } });
  const refused = endingOf({ ...nothing, fileStatuses: { rejected: 2 } });

  test("say with what a run would have ended that was asked never to fail", () => {
    expect(endingText(open, 0, session("en")).join(" ")).toMatch(/ends with 0.*real run.*\b3\b/);
    expect(endingText(open, 0, session("cy")).join(" ")).toMatch(/gorffen â 0.*rhediad go iawn.*\b3\b/);
    expect(endingText(open, 3, session("en"))).toEqual([]);
    expect(endingText(endingOf(nothing), 0, session("en"))).toEqual([]);
  });

  test("say what to do about refused files", () => {
    expect(endingText(refused, 4, session("en")).join(" ")).toMatch(/refused: 2.*Correct/);
    expect(endingText(refused, 4, session("cy")).join(" ")).toMatch(/wrthodwyd: 2.*Cywirwch/);
  });
});

test.for([
  { why: "nothing to do is 0", codes: [0, 0], code: 0 },
  { why: "findings of one of them are told", codes: [0, 3], code: 3 },
  { why: "a missing return outweighs findings", codes: [3, 8], code: 8 },
  { why: "whichever came first", codes: [8, 3], code: 8 },
  { why: "a refused file outweighs a missing return, which it may be", codes: [3, 8, 4], code: 4 },
  { why: "no batch at all is 0", codes: [], code: 0 },
])("of several batches $why", ({ codes, code }) => {
  expect(gravest(codes)).toBe(code);
});
