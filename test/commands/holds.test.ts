// Lists of what must not be purged.
import { expect, test } from "vitest";
import { readHolds } from "../../src/commands/work/purge/holds.ts";
import { personNumber } from "../../src/core/person.ts";

const holdsIn = (text: string, file: string) => readHolds([file], () => text);
const heading = "kind,reference,reason,decision";

test("a list names batches and employers; people on standard input alone", () => {
  expect(
    holdsIn(`${heading}\nbatch,f7ba85f10b3a,an appeal,minute 4\nemployer,E0701,a claim,minute 5\n`, "a"),
  ).toEqual([
    { kind: "batch", reference: "f7ba85f10b3a", reason: "an appeal", decision: "minute 4" },
    { kind: "employer", reference: "E0701", reason: "a claim", decision: "minute 5" },
  ]);
  expect(holdsIn(`${heading}\nperson,bc 89 50 59 d,an appeal,minute 6\n`, "stdin")).toEqual([
    { kind: "person", person: personNumber("BC895059D"), reason: "an appeal", decision: "minute 6" },
  ]);
});

test.for([
  { why: "a person in a file", line: "person,BC895059D,an appeal,minute 6", key: "cli.hold.person-in-file" },
  { why: "another kind", line: "council,W06000002,an appeal,minute 6", key: "cli.hold.kind" },
  { why: "no decision", line: "batch,f7ba85f10b3a,an appeal,", key: "cli.hold.incomplete" },
  { why: "a cell too many", line: "batch,f7ba85f10b3a,an appeal,minute,4", key: "cli.hold.incomplete" },
])("$why is refused", ({ line, key }) => {
  expect(() => holdsIn(`${heading}\n${line}\n`, "holds.csv")).toThrow(expect.objectContaining({ key }));
});

test("what is no number of a person, no heading and no CSV are refused", () => {
  for (const [text, key] of [
    [`${heading}\nperson,BC89505,an appeal,minute 6\n`, "cli.hold.person-unreadable"],
    ["batch,reason\n", "cli.hold.heading"],
    ['"', "cli.hold.unreadable"],
  ])
    expect(() => holdsIn(text ?? "", "stdin")).toThrow(expect.objectContaining({ key }));
});
