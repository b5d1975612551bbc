// What is found between the exports of councils, by kinds of keys that meet; and what is no export.
import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { answerFrom } from "../../src/exchange/answer.ts";
import { claimLine, type SentClaim } from "../../src/exchange/claims.ts";
import { type Compared, compareExports } from "../../src/exchange/compare.ts";
import { headText } from "../../src/exchange/sheet-head.ts";

const head = { scheme: "a-scheme", round: "0123456789abcdef", check: "fedcba9876543210" };
const councils = ["W06000001", "W06000002", "W06000003"] as const;

const reference = (name: string): string => createHash("sha256").update(name).digest("hex").slice(0, 16);

/** "n=one nf=one-mair" as a claim with keys of these texts. */
function claim(name: string, keys: string): SentClaim {
  const found = keys.split(" ").map((part) => {
    const [kind, text = ""] = part.split("=");
    const key = createHash("sha256").update(`${kind} ${text}`).digest().subarray(0, 12).toString("base64url");
    // The kinds are written by hand below.
    return { kind: kind as SentClaim["keys"][number]["kind"], key };
  });
  return { reference: reference(name), keys: found };
}

function sheet(council: string, claims: readonly SentClaim[], change: Partial<typeof head> = {}) {
  const lines = claims.map(claimLine).sort();
  const text = headText("export", { ...head, ...change, council, people: lines.length });
  return { name: `${council}.matchx`, text: text + lines.map((line) => `${line}\n`).join("") };
}

function compared(...sheets: Parameters<typeof compareExports>[0]): Compared {
  const result = compareExports(sheets);
  if ("why" in result) throw new Error(result.why);
  return result;
}

const linesFor = (result: Compared, council: string) =>
  answerFrom(result.answers.get(council) ?? "")?.lines.map(({ tier, kinds }) => `${tier} ${kinds}`);

test.for([
  ["number and both names", "n=1 nf=1a ns=1b s=x", "n=1 nf=1a ns=1b s=x", "certain n,nf,ns,s"],
  ["number and forename", "n=1 nf=1a ns=1b", "n=1 nf=1a ns=1c", "probable n,nf"],
  ["number and no name", "n=1 nf=1a ns=1b", "n=1 nf=1z ns=1c", "number-conflict n"],
  ["one slip with both names", "n=1 s=p s=q", "n=2 s=q s=r", "probable s"],
] as const)("%s", ([, a, b, expected]) => {
  const result = compared(sheet(councils[0], [claim("a", a)]), sheet(councils[1], [claim("b", b)]));
  expect(linesFor(result, councils[0])).toEqual([expected]);
  expect(linesFor(result, councils[1])).toEqual([expected]);
  const [mine] = answerFrom(result.answers.get(councils[0]) ?? "")?.lines ?? [];
  expect(mine).toMatchObject({ reference: reference("a"), council: councils[1], other: reference("b") });
});

test("one council never sees a pair of two others, nor a pair of its own", () => {
  const same = "n=1 nf=1a ns=1b";
  const result = compared(
    sheet(councils[0], [claim("a", same), claim("a2", same)]),
    sheet(councils[1], [claim("b", same)]),
    sheet(councils[2], [claim("c", "n=9 nf=9a ns=9b")]),
  );
  expect(result.pairs).toBe(2);
  expect(linesFor(result, councils[0])).toHaveLength(2);
  expect(linesFor(result, councils[2])).toEqual([]);
  expect(result.answers.get(councils[2])).not.toContain(reference("a"));
});

test("the order of the files changes no answer", () => {
  const sheets = councils.map((council, at) =>
    sheet(council, [claim(`x${at}`, "n=1 nf=1a ns=1b s=q"), claim(`y${at}`, `n=5${at} nf=5 ns=6 s=r`)]),
  );
  expect(compared(...sheets.toReversed()).answers).toEqual(compared(...sheets).answers);
});

test.for([
  [100, 100, { pairs: 10_000, tooMany: 0 }],
  [101, 100, { pairs: 0, tooMany: 1 }],
  [150, 150, { pairs: 0, tooMany: 1 }],
] as const)("a key of %i and %i: what is everybody's is not compared, and counted", ([
  mine,
  others,
  found,
]) => {
  const many = (name: string, length: number) =>
    Array.from({ length }, (_, at) => claim(`${name}${at}`, "n=1"));
  const result = compared(sheet(councils[0], many("a", mine)), sheet(councils[1], many("b", others)));
  expect(result).toMatchObject(found);
});

test("an answer is read whole or not at all", () => {
  const claims = councils.map((council, at) => sheet(council, [claim(`x${at}`, "n=1 nf=1a ns=1b")]));
  const answer = compared(...claims).answers.get(councils[0]) ?? "";
  expect(answerFrom(answer)?.lines).toHaveLength(2);
  const [last = ""] = /[^\n]*\n$/.exec(answer) ?? [];
  const damaged = [
    answer.slice(0, -last.length),
    answer + last,
    answer.slice(0, -1),
    `${answer}\n`,
    answer.replace("match-answer", "match-export"),
    answer.replace(/ (certain|probable) /, " sure "),
    answer.replace(/^[0-9a-f]{16} /m, "x"),
  ];
  for (const text of damaged) expect(answerFrom(text)).toBeUndefined();
});

describe("refused", () => {
  const good = sheet(councils[0], [claim("a", "n=1 nf=2")]);
  const other = sheet(councils[1], [claim("b", "n=1 nf=2")]);
  test.for([
    ["another secret", "other-round", sheet(councils[1], [], { check: "0000000000000000" })],
    ["another scheme", "other-round", sheet(councils[1], [], { scheme: "b-scheme" })],
    ["the same council twice", "council-twice", { ...good, name: "again" }],
    ["a line too few", "not-an-export", { name: "b", text: other.text.replace(/\n[^\n]*\n$/, "\n") }],
    ["a kind that is not sent", "not-an-export", { name: "b", text: other.text.replace(" n:", " p:") }],
    ["something beside the keys", "not-an-export", { name: "b", text: other.text.replace(/\n$/, " Mair\n") }],
    ["an answer", "not-an-export", { name: "b", text: other.text.replace("match-export", "match-answer") }],
  ] as const)("%s", ([, why, second]) => {
    expect(compareExports([good, second])).toMatchObject({ why });
  });
  test("one file alone", () => {
    expect(compareExports([good])).toEqual({ why: "one-council" });
  });
});
