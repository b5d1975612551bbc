// Two councils on one ledger, each with its results in a folder of its own: a council makes its return and its export from its
// own batches alone, and never needs the other's folder.
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { linesOf } from "./batch-folder.ts";
import { folder, taliadHere } from "./program.ts";
import { goodCsv, goodReturn } from "./returns.ts";

const place = folder();
afterAll(() => rmSync(place, { recursive: true }));
const at = (name: string): string => join(place, name);
const councils = ["W06000015", "W06000014"] as const;
const ledger = at("shared.sqlite");
const parameters = { "return.threshold": { value: 2, decision: "Cabinet, minute 7" } };
const asks = (council: string, ...words: readonly string[]) =>
  taliadHere([...words, "--config", at(`${council}.json`), "--lang", "en"]);

beforeAll(async () => {
  for (const laCode of councils) {
    writeFileSync(at(`${laCode}.json`), JSON.stringify({ out: laCode, ledger, parameters }));
    writeFileSync(at(`${laCode}.csv`), goodCsv({}, goodReturn({}, { laCode })));
    expect((await asks(laCode, "run", at(`${laCode}.csv`), "--fail-on", "never")).code).toBe(0);
  }
  expect((await taliadHere(["match", "secret", "--out", at("secret")])).code).toBe(0);
});

describe.for(councils)("%s", (council) => {
  test("exports its own claims, and has to say whose it means", async () => {
    const words = ["match", "export", "--secret", at("secret"), "--out"];
    const unsaid = await asks(council, ...words, at("unsaid.matchx"));
    expect([unsaid.code, unsaid.stderr.includes(councils.toSorted().join(", "))]).toEqual([64, true]);
    const said = await asks(council, ...words, at(`${council}.matchx`), "--council", council);
    expect([said.code, said.stdout.includes(`people of ${council} who may be compared: 3.`)]).toEqual([
      0,
      true,
    ]);
  });

  test("makes a return of its own people, each once, with what it paid", async () => {
    const to = at(`${council}-tables`);
    const { code, stdout } = await asks(council, "return", "--council", council, "--out", to, "--json");
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ people: 3, pounds: "898.80", number: 1 });
    const named = new Set(linesOf(to, "council-role.csv").map((line) => line["council"]));
    expect(named).toEqual(new Set([council, "all"]));
  });

  test("has no return about everybody beside one about itself", async () => {
    const { code, stderr } = await asks(council, "return", "--out", at("whole"));
    expect(code).toBe(64);
    // The other's batches are not here, or its own return is: whichever is said first, nothing is written.
    expect(stderr).toMatch(/no batch|another part/);
    expect((await asks(council, "return", "--council", "W06000001", "--out", at("nobody"))).code).toBe(64);
  });
});

test("where all batches are in one folder, a return about all of them closes the way to one council's", async () => {
  const one = at("one");
  for (const council of councils) {
    const words = ["run", at(`${council}.csv`), "--out", one, "--fail-on", "never"];
    expect((await taliadHere(words)).code).toBe(0);
  }
  writeFileSync(at("one.json"), JSON.stringify({ out: "one", parameters }));
  const whole = await asks("one", "return", "--out", at("whole"), "--json");
  expect(JSON.parse(whole.stdout)).toMatchObject({ people: 6, pounds: "1797.60" });
  const [council] = councils;
  const part = await asks("one", "return", "--council", council, "--out", at("part"));
  expect([part.code, part.stderr.includes("another part of this ledger")]).toEqual([64, true]);
});
