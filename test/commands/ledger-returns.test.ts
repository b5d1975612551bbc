// The list of returns that stand: one line each, in its newest version, in order of month, council and employer.
import { expect, test } from "vitest";
import { returnLines } from "../../src/commands/work/ledger-lists/returns.ts";
import { openMemoryBook } from "../../src/ledger/memory.ts";
import { entry, id, month, sha, submission } from "../ledger/book.ts";

test("each return stands once, in its newest version; what was withdrawn stands no longer", async () => {
  const book = await openMemoryBook();
  const post = (name: string, details: Parameters<typeof submission>[0]) =>
    book.post(entry(name, { submissions: [submission(details)] }));
  await post("july", { period: month("2022-07") });
  await post("june", {});
  await post("again", { sequence: 2 });
  await post("other", { employerId: "E0001" });
  const told = async () => (await returnLines(book)).map((line) => Object.values(line).slice(2).join(" "));
  const again = `2022-06 W06000015 E0042 2 ${id("again")} again.csv`;
  const july = `2022-07 W06000015 E0042 1 ${id("july")} july.csv`;
  expect(await told()).toEqual([`2022-06 W06000015 E0001 1 ${id("other")} other.csv`, again, july]);
  await book.post({ id: id("back"), manifest: sha("back"), staging: "", withdraws: id("other") });
  expect(await told()).toEqual([again, july]);
});
