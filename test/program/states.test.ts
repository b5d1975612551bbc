// Prepared, approved, withdrawn: who may do what to a batch, and that it is written down where it is looked for.
import { appendFileSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { as } from "./accounts.ts";
import { batchOf, folder, samples, taliadHere } from "./program.ts";

const folders: string[] = [];
afterAll(() => {
  for (const place of folders) rmSync(place, { recursive: true });
});

/** A batch of the first month, run by sian on 5 July. */
async function prepared(): Promise<{ readonly out: string; readonly id: string }> {
  const out = folder();
  folders.push(out);
  const words = ["run", join(samples, "first-month"), "--out", out, "--on", "2022-07-05", "--lang", "en"];
  const ended = await as("sian", () => taliadHere(words));
  return { out, id: basename(batchOf(ended)) };
}

const approve = (account: string, out: string, id: string, more: readonly string[] = []) =>
  as(account, () =>
    taliadHere(["approve", id, "--by", "Owain Prys", "--on", "2022-07-06", "--out", out, ...more]),
  );
const withdraw = (out: string, id: string, more: readonly string[]) =>
  as("owain", () => taliadHere(["ledger", "withdraw", id, "--out", out, ...more]));
const stateOf = async (out: string, id: string): Promise<unknown> => {
  const { stdout } = await taliadHere(["ledger", "batches", "--json", "--out", out]);
  return JSON.parse(stdout).lines.find((line: { batch: string }) => line.batch === id).state;
};
const eventsOf = async (out: string): Promise<readonly Record<string, unknown>[]> =>
  JSON.parse((await taliadHere(["ledger", "events", "--json", "--out", out])).stdout).lines;
const wholeIs = async (out: string): Promise<number | null> =>
  (await taliadHere(["ledger", "check", "--out", out])).code;

describe("approve", () => {
  test("is for somebody else than who prepared the batch, whatever name is typed", async () => {
    const { out, id } = await prepared();
    const own = await approve("sian", out, id);
    expect(own.code).toBe(64);
    expect(own.stderr).toContain("prepared by the account sian");
    expect(await stateOf(out, id)).toBe("prepared");
    // The name of the account that prepared it is no other person's.
    expect((await approve("owain", out, id, ["--by", "Sian"])).code).toBe(64);

    const other = await approve("owain", out, id);
    expect(other).toMatchObject({ code: 0, stderr: "" });
    expect(await stateOf(out, id)).toBe("approved");
    expect(await eventsOf(out)).toMatchObject([
      { batch: id, kind: "prepared", account: "sian", day: "2022-07-05" },
      { batch: id, kind: "approved", account: "owain", by: "Owain Prys", day: "2022-07-06" },
    ]);
    expect(await wholeIs(out)).toBe(0);

    // Saying it again adds nothing.
    expect(await approve("owain", out, id)).toMatchObject({ code: 0 });
    expect(await eventsOf(out)).toHaveLength(2);
  });

  test("is written down in the log of runs, with the account and without a name", async () => {
    const { out, id } = await prepared();
    await approve("sian", out, id);
    await approve("owain", out, id);
    const log = readFileSync(join(out, "run-log.ndjson"), "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(log.slice(2)).toMatchObject([
      { event: "begin", command: "approve", account: "sian" },
      { event: "end", exitCode: 64, fault: "cli.approve.same-account" },
      { event: "begin", command: "approve", account: "owain" },
      { event: "end", exitCode: 0, batch: id },
    ]);
    expect(JSON.stringify(log)).not.toContain("Owain Prys");
  });

  test("is of what was posted: a folder that was changed since cannot be approved", async () => {
    const { out, id } = await prepared();
    const payments = join(out, id, "payments.csv");
    const before = readFileSync(payments);
    appendFileSync(payments, "x\r\n");
    expect((await approve("owain", out, id)).code).toBe(7);
    expect(await stateOf(out, id)).toBe("prepared");
    writeFileSync(payments, before);
    expect((await approve("owain", out, id)).code).toBe(0);
  });

  test("cannot be where there is no ledger, and of no batch that the ledger does not hold", async () => {
    const { out, id } = await prepared();
    const without = await approve("owain", out, id, ["--ledger", "none"]);
    expect(without.code).toBe(64);
    expect(without.stderr).toContain("Without a ledger");
    expect((await approve("owain", out, "0123456789ab")).code).toBe(64);
    expect((await approve("owain", out, id, ["--on", "30/6/2022"])).code).toBe(64);
  });
});

describe("a withdrawal", () => {
  test("without a reason does nothing", async () => {
    const { out, id } = await prepared();
    for (const more of [[], ["--reason", " "]]) {
      const ended = await withdraw(out, id, more);
      expect(ended.code).toBe(64);
      expect(await stateOf(out, id)).toBe("prepared");
    }
  });

  test("of what is approved needs to be said, and stands in the ledger and in the log with its reason", async () => {
    const { out, id } = await prepared();
    await approve("owain", out, id);
    const refused = await withdraw(out, id, ["--reason", "wrong month"]);
    expect(refused.code).toBe(64);
    expect(refused.stderr).toContain("--approved-too");
    expect(await stateOf(out, id)).toBe("approved");
    const said = ["--reason", "wrong month", "--approved-too", "--on", "2022-07-07"];
    expect(await withdraw(out, id, said)).toMatchObject({ code: 0 });
    expect(await stateOf(out, id)).toBe("withdrawn");
    expect((await eventsOf(out)).at(-1)).toMatchObject({
      ...{ batch: id, kind: "withdrawn", account: "owain", reason: "wrong month", day: "2022-07-07" },
    });
    const last = readFileSync(join(out, "run-log.ndjson"), "utf8").trim().split("\n").at(-1) ?? "";
    expect(JSON.parse(last)).toMatchObject({ event: "end", exitCode: 0, batch: id });
    expect(await wholeIs(out)).toBe(0);
    // It cannot be approved any more, and posted again it begins anew.
    expect((await approve("mair", out, id)).code).toBe(64);
    const again = await as("mair", () => taliadHere(["run", join(samples, "first-month"), "--out", out]));
    expect(again.code).toBe(3);
    const states = JSON.parse((await taliadHere(["ledger", "batches", "--json", "--out", out])).stdout);
    expect(states.lines.map(({ state }: { state: string }) => state)).toEqual(["withdrawn", "", "prepared"]);
    expect((await approve("sian", out, basename(batchOf(again)))).code).toBe(0);
  });
});
