// Prepared, approved, withdrawn: who may do what to a batch, and that it is written down where it is looked for.
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename, join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { day } from "../../src/core/day.ts";
import { poundsText } from "../../src/core/money.ts";
import { openSqliteBook } from "../../src/ledger/sqlite/book.ts";
import { escaped } from "../../src/report/pages/html.ts";
import { money } from "../../src/report/words.ts";
import { entry, id as idOf } from "../ledger/book.ts";
import { as } from "./accounts.ts";
import { linesOf, penceOf, sumOf } from "./batch-folder.ts";
import { batchOf, folder, samples, taliadHere } from "./program.ts";

const folders: string[] = [];
afterAll(() => {
  for (const place of folders) rmSync(place, { recursive: true });
});

/** A batch of the first month, run by sian on 5 July. */
async function prepared(...more: readonly string[]): Promise<{ readonly out: string; readonly id: string }> {
  const out = folder();
  folders.push(out);
  const words = [
    "run",
    join(samples, "first-month"),
    "--out",
    out,
    "--on",
    "2022-07-05",
    "--lang",
    "en",
    ...more,
  ];
  const ended = await as("sian", () => taliadHere(words));
  return { out, id: basename(batchOf(ended)) };
}

const approve = (account: string, out: string, id: string, more: readonly string[] = []) => {
  const by = more.includes("--by") ? [] : ["--by", "Owain Prys"];
  return as(account, () =>
    taliadHere(["approve", id, ...by, "--on", "2022-07-06", "--lang", "en", "--out", out, ...more]),
  );
};
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
    const same = await approve("owain", out, id, ["--by", " Sian "]);
    expect(same.code).toBe(64);
    expect(same.stderr).toContain("is who prepared batch");

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

  test("is of the very files that were posted, to the byte", async () => {
    const { out, id } = await prepared();
    for (const name of ["manifest.json", "payments.csv", "payees.csv", "summary.json", "decisions.csv"]) {
      const before = readFileSync(join(out, id, name));
      for (const changed of [Buffer.concat([before, Buffer.from("\n")]), before.subarray(0, -1)]) {
        writeFileSync(join(out, id, name), changed);
        expect((await approve("owain", out, id)).code, name).toBe(7);
      }
      writeFileSync(join(out, id, name), before);
    }
    expect(await stateOf(out, id)).toBe("prepared");
    expect((await approve("owain", out, id)).code).toBe(0);
  });

  test("is not for the name under which somebody else prepared the batch, however it is typed", async () => {
    const out = folder();
    folders.push(out);
    const book = await openSqliteBook(join(out, "ledger.sqlite"));
    const by = { account: "sian", by: "Owain Prys", reason: "", step: "", sha256: "" } as const;
    await book.post(entry("by hand", { prepared: { kind: "prepared", day: day("2022-07-05"), ...by } }));
    await book.close();
    const asName = (name: string) => approve("owain", out, idOf("by hand"), ["--by", name]);
    for (const name of ["Owain Prys", " owain PRYS "]) {
      const ended = await asName(name);
      expect(ended.code).toBe(64);
      expect(ended.stderr).toContain("is who prepared batch");
    }
    // Another person comes further: the batch has no folder here that could be looked at.
    expect((await asName("Owain Prys Jones")).stderr).not.toContain("is who prepared batch");
  });

  test("is not for the name that was given when the batch was prepared", async () => {
    const { out, id } = await prepared("--by", " Siân Rees ");
    const ended = await approve("owain", out, id, ["--by", "siân rees"]);
    expect(ended.code).toBe(64);
    expect(ended.stderr).toContain("siân rees is who prepared batch");
    expect(await stateOf(out, id)).toBe("prepared");
    expect(await eventsOf(out)).toMatchObject([{ kind: "prepared", account: "sian", by: "Siân Rees" }]);
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

describe("pay", () => {
  const pay = (account: string, out: string, id: string, more: readonly string[] = []) =>
    as(account, () => taliadHere(["pay", id, "--out", out, "--on", "2022-07-08", ...more]));
  const listOf = (out: string, id: string) => linesOf(join(out, `payments-${id}`), "payment-list.csv");

  test("is for what somebody else has approved, and for nothing else", async () => {
    const { out, id } = await prepared();
    for (const account of ["sian", "owain"]) {
      const ended = await pay(account, out, id);
      expect(ended.code).toBe(64);
      expect(ended.stderr).toContain("is not approved");
    }
    expect(existsSync(join(out, `payments-${id}`))).toBe(false);
    expect(await stateOf(out, id)).toBe("prepared");
  });

  test("writes what payees.csv says to the penny, by reference, and an advice for each employer that names no other", async () => {
    const { out, id } = await prepared();
    await approve("owain", out, id);
    expect(await pay("sian", out, id)).toMatchObject({ code: 0, stderr: "" });
    expect(await stateOf(out, id)).toBe("listed");
    const list = listOf(out, id);
    const payees = linesOf(join(out, id), "payees.csv");
    expect(sumOf(list, "amount")).toBe(sumOf(payees, "total"));
    for (const { employerId, laCode, total } of payees) {
      const mine = list.filter((line) => line["employerId"] === employerId && line["laCode"] === laCode);
      expect(sumOf(mine, "amount"), employerId).toBe(penceOf(total));
      for (const { reference } of mine) expect(reference).toMatch(/^(WFP|SSPE)-W060000\d\d-.+-2022-06-0\d$/);
    }
    const payments = linesOf(join(out, id), "payments.csv");
    const people = new Map(
      linesOf(join(out, id), "decisions.csv").map((line) => [
        `${line["file"]}:${line["row"]}`,
        `${line["forenames"]} ${line["surname"]}`,
      ]),
    );
    for (const { employerId = "", laCode = "", total } of payees) {
      const page = readFileSync(
        join(out, `payments-${id}`, "remittances", `${laCode}-${employerId}.html`),
        "utf8",
      );
      expect(page).toContain(money(penceOf(total) as never));
      for (const other of payees.filter((one) => one["employerId"] !== employerId))
        expect(page.includes(`(${other["employerId"]})`), other["employerId"]).toBe(false);
      for (const line of payments) {
        const name = people.get(`${line["file"]}:${line["row"]}`) ?? "";
        // Whom it is about is named as in the file; nobody else's row is there.
        expect(
          page.includes(`${escaped(name)}</bdi><br><small>${line["file"]}, row ${line["row"]}<`),
          name,
        ).toBe(line["employerId"] === employerId);
      }
    }
    expect(await wholeIs(out)).toBe(0);
  });

  test("gives each employer a file of its own inside the folder, whatever its reference is made of", async () => {
    const out = folder();
    folders.push(out);
    const inbox = join(out, "sent");
    mkdirSync(inbox);
    const references = ["../../E0101", "E0101", "E 0101", "E~200101", "E:0101"];
    const sent = [
      "01-cartref-mon",
      "02-gofal-teifi",
      "08-ogwen-support",
      "09-glaslyn-nursing",
      "10-arfon-direct-payments",
    ];
    for (const [at, name] of sent.entries()) {
      const text = readFileSync(join(samples, "first-month", `${name}.csv`), "utf8");
      const named = text
        .replace(/(#employerId: )E\d+/, `$1${references[at]}`)
        .replace(/(#laCode: )W\d+/, "$1W06000002");
      writeFileSync(join(inbox, `${name}.csv`), named);
    }
    const ended = await as("sian", () => taliadHere(["run", inbox, "--out", out]));
    const id = basename(batchOf(ended));
    await approve("owain", out, id);
    await pay("sian", out, id);
    const [paid, below] = [listOf(out, id), join(out, `payments-${id}`)];
    const advices = readdirSync(join(below, "remittances"));
    expect(new Set(paid.map(({ employerId }) => employerId))).toEqual(new Set(references));
    expect(advices.length).toBe(references.length);
    for (const name of advices) expect(name).toMatch(/^W06000002-[\p{L}\p{N}_~-]+\.html$/u);
    expect(readdirSync(below).sort()).toEqual(["manifest.json", "payment-list.csv", "remittances"]);
  });

  test("twice is once, and another list is never written over", async () => {
    const { out, id } = await prepared();
    await approve("owain", out, id);
    await pay("sian", out, id);
    const events = (await eventsOf(out)).length;
    expect(await pay("sian", out, id)).toMatchObject({ code: 0 });
    expect(await eventsOf(out)).toHaveLength(events);
    appendFileSync(join(out, `payments-${id}`, "payment-list.csv"), "x");
    const other = await pay("sian", out, id);
    expect(other.code).toBe(64);
    expect(other.stderr).toContain("another one");
  });

  test("from a sum that the council has set: below it nobody else is needed, at it somebody is", async () => {
    const { out, id } = await prepared();
    const total = sumOf(linesOf(join(out, id), "payees.csv"), "total");
    const config = join(out, "taliad.json");
    const asked = (from: number) => {
      writeFileSync(config, JSON.stringify({ approval: { from: poundsText(from as never) } }));
      return pay("sian", out, id, ["--config", config]);
    };
    expect((await asked(total)).code).toBe(64);
    expect(await asked(total + 1)).toMatchObject({ code: 0 });
    // What may have gone to the bank is not withdrawn by the way.
    const withdrawn = await withdraw(out, id, ["--reason", "wrong month"]);
    expect(withdrawn.code).toBe(64);
    expect(withdrawn.stderr).toContain("--approved-too");
  });

  test("a bank file that pays the list to the penny makes the batch paid; one that does not leaves it", async () => {
    const { out, id } = await prepared();
    await approve("owain", out, id);
    await pay("sian", out, id);
    const bank = (name: string, less: number): string => {
      const lines = listOf(out, id).map(
        ({ reference, amount, employerId }, at) =>
          `2022-07-12,${poundsText((penceOf(amount) - (at === 0 ? less : 0)) as never)},${reference},${employerId}`,
      );
      const path = join(out, name);
      writeFileSync(
        path,
        ["Payment date,Amount,Payment reference,Employer reference", ...lines, ""].join("\r\n"),
      );
      return path;
    };
    const reconcile = (path: string) =>
      as("mair", () =>
        taliadHere(["reconcile", id, "--payments", path, "--days", "30", "--out", out, "--on", "2022-07-13"]),
      );
    expect((await reconcile(bank("less.csv", 1))).code).toBe(7);
    expect(await stateOf(out, id)).toBe("listed");
    expect((await reconcile(bank("all.csv", 0))).code).toBe(0);
    expect(await stateOf(out, id)).toBe("paid");
    const once = ["prepared", "approved", "paid list", "paid reconciled"];
    const events = async () => (await eventsOf(out)).map(({ kind, step }) => `${kind} ${step}`.trim());
    expect(await events()).toEqual(once);
    // The same file says nothing new, another one does.
    expect((await reconcile(bank("all.csv", 0))).code).toBe(0);
    expect(await events()).toEqual(once);
    appendFileSync(join(out, "all.csv"), "\r\n");
    expect((await reconcile(join(out, "all.csv"))).code).toBe(0);
    expect(await events()).toEqual([...once, "paid reconciled"]);
    expect(await wholeIs(out)).toBe(0);
  });
});
