// The five months by clicks alone, in a browser without scripts, in English and again in Welsh: from the upload to what the bank
// paid. Two officers sit at two desks on one book. The batches are those of the command line.
import { cpSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromium, type OpenPage, openPage } from "../page/chromium.ts";
import { batchOf, folder, samples, taliadHere } from "../program/program.ts";
import { type Officer, officerAt } from "./officer.ts";
import { openDesk, type RunningDesk } from "./open-desk.ts";

if (chromium === undefined) console.warn("NOT TESTED: there is no Chromium here, so nobody sat at the desk.");

const story = join(samples, "five-months");
const filesOf = (month: string): readonly string[] =>
  readdirSync(join(story, month))
    .filter((name) => name !== "decisions.csv")
    .map((name) => join(story, month, name));

/** The batches before the first decision, as the first language has them. */
const fromFiles = new Map<string, string>();

/** The decisions of the story, by the columns of their form. */
const decisions = {
  override: {
    caseId: "OV-22-01",
    scheme: "WFP",
    niNumber: "GP844260A",
    employerId: "E0702",
    decisionType: "OVERRIDE",
    receivedDate: "2022-08-22",
    decidedDate: "2022-08-24",
    outcome: "ELIGIBLE",
    ruleId: "WFP-33",
    reasonText: "Her sixth shift was on 2 July.",
    decidedBy: "Gwyn Parri",
    approvedBy: "Gwyn Parri",
    evidenceRef: "DOC-0812",
  },
  genuine: {
    receivedDate: "2022-08-04",
    decidedDate: "2022-09-08",
    outcome: "GENUINE",
    reasonText: "She moved on 20 June. Cartref Glaslyn paid her, Hafren Home Care did not.",
    decidedBy: "Mair Llwyd",
    evidenceRef: "DOC-0871",
  },
  appeal: {
    caseId: "AP-22-01",
    scheme: "WFP",
    niNumber: "WP513092A",
    employerId: "E0701",
    decisionType: "APPEAL_STAGE1",
    refusedBy: "LA",
    receivedDate: "2022-08-30",
    decidedDate: "2022-09-21",
    outcome: "ELIGIBLE",
    ruleId: "WFP-31",
    reasonText: "Mae rota mis Chwefror yn dangos chweched sifft.",
    decidedBy: "Mair Llwyd",
    originalDecidedBy: "Huw Prys",
    evidenceRef: "DOC-0901",
  },
  overdue: {
    caseId: "AP-22-02",
    decisionType: "APPEAL_STAGE1",
    refusedBy: "LA",
    receivedDate: "2022-08-30",
    decidedDate: "2022-09-22",
    outcome: "NOT_ELIGIBLE",
    ruleId: "WFP-33",
    reasonText: "Her sixth shift was on 2 July, after the last day for it.",
    decidedBy: "Mair Llwyd",
    originalDecidedBy: "Gwyn Parri",
    evidenceRef: "DOC-0902",
  },
} as const;

describe.skipIf(chromium === undefined).for(["en", "cy"] as const)(
  "the month at the desk, %s",
  (language) => {
    const place = folder();
    const out = join(place, "out");
    const batches = new Map<string, string>();
    let mair: RunningDesk;
    let gwyn: RunningDesk;
    let page: OpenPage;
    let officer: Officer;

    beforeAll(async () => {
      mair = await openDesk("mair", ["--out", out]);
      page = await openPage(entryOf(mair), place);
      officer = officerAt(page, language, language === "en");
    });
    afterAll(async () => {
      await page?.close();
      await mair?.end();
      await gwyn?.end();
      rmSync(place, { recursive: true, force: true, maxRetries: 5 });
    });

    /** The terminal's address, to the page of this language; the results stay in both. */
    const entryOf = (desk: RunningDesk): string => desk.entry.replace("/enter/en/", `/enter/${language}/`);
    const at = (desk: RunningDesk, path: string): Promise<void> =>
      page.open(`${desk.origin}/${language}${path}`);
    const put = (month: string, batch: string): void => {
      expect(batch).toMatch(/^[0-9a-f]{12}$/);
      batches.set(month, batch);
    };

    test("June: added, previewed, run, and approved by somebody else with at most twelve clicks", async () => {
      await officer.look("nothing added");
      await officer.add(filesOf("2022-06"));
      await officer.look("added");
      put("2022-06", await officer.run());
      await officer.look("a batch, prepared");
      // Who prepared it is not asked to approve it.
      expect(await page.run("document.querySelector('#by')")).toBe(null);
      gwyn = await openDesk("gwyn", ["--out", out]);
      await page.open(entryOf(gwyn));
      await officer.go('nav a[href$="/months"]');
      await officer.look("months");
      await officer.go("tbody a");
      await officer.look("a batch, to be approved");
      await officer.fill({ by: "Gwyn Parri" });
      await officer.go('form[action$="/approve"] button');
      await officer.until(`document.querySelector('form[action$="/pay"]') !== null`);
      expect(officer.clicks()).toBeLessThanOrEqual(12);
      console.log(`from serve to approved: ${officer.clicks()} clicks`);
    });

    test("June: the payment list and what stands in the batch", async () => {
      await officer.go('form[action$="/pay"] button');
      await officer.until(`document.querySelector('a[href*="/shelf/payments/"]') !== null`);
      await officer.look("a batch, listed");
      await officer.go('main a[href$="/rows"]');
      await officer.look("rows");
      await officer.go("tbody a");
      await officer.look("a row");
      const said = await taliadHere([
        "explain",
        batches.get("2022-06") ?? "",
        "--row",
        "cartref-glaslyn.csv:14",
        "--out",
        out,
        "--lang",
        language,
      ]);
      const lines = said.stdout.split("\n").filter((line) => line.length > 20 && !/^[=-]+$/.test(line));
      const shown = await page.run<string>("document.querySelector('main').textContent");
      for (const line of lines) expect(shown).toContain(line.trim());
      await at(mair, `/batch/${batches.get("2022-06")}/findings`);
      await officer.look("findings");
      await page.open(`${mair.origin}/${language}/batch/${batches.get("2022-06")}`);
      await officer.go('a[href*="/shelf/batch/"]');
      expect(await page.run<number>("[...document.querySelectorAll('a[href^=\".\"]')].length")).toBe(0);
    });

    test("July, its correction, and a version that comes too late", async () => {
      for (const month of ["2022-07", "2022-07-correction", "2022-07-late"]) {
        await at(mair, "/");
        await officer.add(filesOf(month));
        put(month, await officer.run());
      }
      await officer.look("a batch of a refused file");
      await at(mair, "/cases");
      await officer.look("a case is open");
    });

    test("August: an override in the form, and on-costs that come late", async () => {
      await at(mair, "/cases");
      await officer.go("#other + p ~ *, section[aria-labelledby=other] button");
      await officer.look("an empty form");
      await officer.fill(decisions.override);
      await officer.go('form[action$="/decided"] button');
      await officer.add(filesOf("2022-08"));
      put("2022-08", await officer.run());
      await at(mair, "/");
      await officer.add(filesOf("2022-08-on-costs"));
      put("2022-08-on-costs", await officer.run());
    });

    test("the case of July is decided beside the two claims", async () => {
      await at(mair, "/cases");
      await officer.go("[name=case]");
      await officer.look("a case to decide");
      expect(await page.run("document.getElementById('niNumber').value")).toBe("BC895059D");
      await officer.fill({ reasonText: "" });
      await officer.fill(decisions.genuine);
      await officer.go('form[action$="/decided"] button');
      await officer.until("document.querySelectorAll('[name=remove]').length === 1");
      put("2022-08-case", await officer.run());
      await at(mair, "/cases");
      expect(await page.run<number>("document.querySelectorAll('[name=case]').length")).toBe(2);
    });

    test("September: two appeals, one of them from the person's row, and October", async () => {
      await at(mair, "/cases");
      await officer.go("section[aria-labelledby=other] button");
      await officer.fill(decisions.appeal);
      await officer.go('form[action$="/decided"] button');
      await at(mair, `/batch/${batches.get("2022-08")}/rows?outcome=not-eligible`);
      await officer.go("tbody a");
      await officer.go('form[action$="/decide"] button');
      const { overdue } = decisions;
      expect(await page.run("document.getElementById('niNumber').value")).toMatch(/^(GP844260A|TK080326C)$/);
      await officer.fill({ ...overdue, niNumber: "GP844260A", employerId: "E0702" });
      await officer.go('form[action$="/decided"] button');
      await officer.add(filesOf("2022-09"));
      expect(await page.run<number>("document.querySelectorAll('[name=remove]').length")).toBe(6);
      put("2022-09", await officer.run());
      await at(mair, "/");
      await officer.add(filesOf("2022-10"));
      put("2022-10", await officer.run());
    });

    test("the bank file against all of it", async () => {
      await at(mair, "/bank");
      await officer.look("a bank file to load");
      const boxes = await page.run<number>("document.querySelectorAll('[name=batches]').length");
      expect(boxes).toBe(batches.size);
      for (let at = 1; at <= boxes; at += 1)
        if (
          !(await page.run<boolean>(
            `document.querySelector('label.choice:nth-of-type(${at}) input').checked`,
          ))
        )
          await officer.tick(`label.choice:nth-of-type(${at}) input`);
      const bank = readdirSync(join(story, "bank")).map((name) => join(story, "bank", name));
      await page.choose("payments", bank);
      await officer.go('form[action$="/bank"] button');
      await officer.until(`location.pathname.includes("/bank/") && document.querySelector("tbody") !== null`);
      await officer.look("differences");
      const typed = await taliadHere(["reconcile", ...batches.values(), "--payments", ...bank, "--out", out]);
      expect(batchOf(typed).split("reconciliation-")[1]).toBe((await officer.path()).split("/").at(-1));
    });

    test("a person by number, the law, and what is not there", async () => {
      await at(mair, "/people");
      await officer.look("nobody asked for");
      await officer.fill({ person: "GP844260A" });
      await officer.go('form[action$="/people"] button');
      await officer.look("a person");
      expect(await officer.path()).toBe(`/${language}/people`);
      expect(await page.run<number>("document.querySelectorAll('tbody tr').length")).toBeGreaterThan(3);
      await officer.fill({ person: "nobody" });
      await officer.go('form[action$="/people"] button');
      await officer.look("no number");
      await at(mair, "/law");
      await officer.look("law");
      await officer.go("tbody a");
      await officer.look("a scheme");
      await at(mair, "/nothing");
      await officer.look("nothing here");
    });

    test("with keys alone a file is added, looked at and taken out again", async () => {
      if (language === "cy") return;
      await at(mair, "/");
      await officer.tabTo("#files");
      await page.asksForFiles("Space");
      await page.choose("files", filesOf("2022-10").slice(0, 1));
      await officer.tabTo('form[action$="/upload"] button');
      await page.next(() => page.press("Enter"));
      await officer.until("document.querySelector('tbody a') !== null");
      await officer.tabTo("tbody a");
      expect(await page.run("getComputedStyle(document.activeElement).outlineStyle")).toBe("solid");
      await page.next(() => page.press("Enter"));
      expect(await officer.path()).toMatch(/[/]file[/][0-9a-f]{16}$/);
      await officer.look("a file");
      await at(mair, "/");
      await officer.tabTo("[name=remove]");
      await page.next(() => page.press("Enter"));
      expect(await page.run<number>("document.querySelectorAll('[name=remove]').length")).toBe(0);
    });

    test("the batches are those that the command line makes of the same files", async () => {
      // Of files alone they are the same in whatever language somebody clicks.
      for (const [month, batch] of fromFiles) expect(batches.get(month), month).toBe(batch);
      if (fromFiles.size > 0) return;
      const typed = join(place, "typed");
      for (const [month, batch] of batches) {
        const inputs = join(place, "inputs", month);
        cpSync(join(out, batch, "inputs"), inputs, { recursive: true });
        const ended = await taliadHere(["run", inputs, "--out", typed]);
        expect(batchOf(ended).split("/").at(-1), month).toBe(batch);
        if (!readdirSync(inputs).includes("decisions.csv") && fromFiles.size < 4) fromFiles.set(month, batch);
      }
      expect([...fromFiles.keys()].at(-1)).toBe("2022-07-late");
      expect(await taliadHere(["ledger", "check", "--out", out])).toMatchObject({ code: 0 });
    });

    test("nothing was refused by the pages' own policy, and nobody stands in an address or on the terminal", () => {
      expect(page.refused.filter((text) => !/status of 40[49]/.test(text))).toEqual([]);
      const addresses = page.requests.join("\n");
      for (const person of ["GP844260A", "BC895059D", "glaslyn", "plas-tegid", "Gwyn", ".csv"])
        expect(addresses).not.toContain(person);
      for (const desk of [mair, gwyn]) expect(desk.printed().trim().split("\n")).toHaveLength(1);
    });
  },
);
