// What is seen and pressed in check.html. It knows no rule: it asks the clerk and shows the answers.
import type { Answer, Ask, LawContent } from "../clerk.ts";
import { give, listFiles, part, say, sayFault, takeDropped } from "./parts.ts";
import { clerkOf } from "./thread.ts";

type Language = "en" | "cy";

/** What the page holds; everything else stands in what is shown. */
type Page = {
  readonly ask: (question: Ask) => Promise<Answer>;
  /** The law has been read. */
  readonly ready: Promise<Answer>;
  language: Language;
  files: readonly File[];
  /** Only the last check is shown, whatever comes of those before it. */
  checks: number;
};

export function showPage(): void {
  const ask = clerkOf(part("program").textContent ?? "");
  const content = JSON.parse(part("law").textContent ?? "") as LawContent;
  const ready = ask({ kind: "law", content });
  const page: Page = { ask, ready, language: firstLanguage(), files: [], checks: 0 };
  document.addEventListener("click", ({ target }) => {
    const pressed = target instanceof Element ? target.closest<HTMLElement>("[data-do]") : null;
    if (pressed !== null) doings[pressed.dataset["do"] ?? ""]?.(page, pressed.dataset, pressed);
  });
  document.addEventListener("change", ({ target }) => {
    if (!(target instanceof HTMLInputElement) || target.files === null) return;
    const more = [...target.files];
    // The same file may be chosen again when it has been put right.
    target.value = "";
    if (more.length > 0) void check(page, together(page.files, more));
  });
  takeDropped((dropped) => void check(page, together(page.files, dropped)));
  turn(page, page.language);
}

/** What each button does, by its data-do. */
const doings: Readonly<Record<string, (page: Page, data: DOMStringMap, pressed: HTMLElement) => void>> = {
  language: (page, { to }) => turn(page, to === "cy" ? "cy" : "en"),
  remove(page, { at }) {
    void check(
      page,
      page.files.filter((_, index) => String(index) !== at),
    );
    part("files").focus();
  },
  clear(page) {
    void check(page, []);
    part("files").focus();
  },
  rows: (page, { show: wanted }) =>
    void showAgain(page, wanted === "all" ? "all" : "not payable", `[data-show="${wanted}"]`),
  more: (page) => void showAgain(page, "more", "[data-do=more]"),
  explain: (page, _, button) => void explain(page, button),
  save(page, { what, file = "" }) {
    const { language } = page;
    if (what === "workbook") void save(page, { kind: "save", what, file, language });
    else void save(page, { kind: "save", what: what === "decisions" ? "decisions" : "problems", language });
  },
};

/** The whole page in a language, with what it showed. */
function turn(page: Page, language: Language): void {
  page.language = language;
  const template = part<HTMLTemplateElement>(`page-${language}`);
  document.documentElement.lang = language;
  document.title = template.dataset["title"] ?? "";
  part("about").textContent = template.dataset["about"] ?? "";
  for (const button of document.querySelectorAll<HTMLElement>("[data-do=language]")) {
    button.setAttribute("aria-pressed", String(button.dataset["to"] === language));
  }
  part("main").replaceChildren(template.content.cloneNode(true));
  listFiles(page.files);
  if (page.files.length > 0) void show(page, { kind: "show", language });
}

async function show(page: Page, question: Ask): Promise<void> {
  const mine = page.checks;
  try {
    const answer = await page.ask(question);
    if (mine !== page.checks || answer.kind !== "shown") return;
    say(answer.said, answer.state);
    part("results").innerHTML = answer.results;
  } catch (error) {
    if (mine === page.checks) sayFault(error);
  }
}

/** Shows the rows otherwise; whoever pressed a button finds it, or the first of its kind, again. */
async function showAgain(page: Page, rows: "all" | "not payable" | "more", pressed: string): Promise<void> {
  await show(page, { kind: "show", language: page.language, rows });
  const button =
    document.querySelector<HTMLElement>(pressed) ?? document.querySelector<HTMLElement>("[data-show=all]");
  button?.focus();
}

async function check(page: Page, files: readonly File[]): Promise<void> {
  page.files = files;
  page.checks += 1;
  const mine = page.checks;
  listFiles(files);
  part("results").replaceChildren();
  say(files.length === 0 ? "" : (part("state").dataset["working"] ?? ""));
  if (files.length === 0) return;
  try {
    await page.ready;
    const read = files.map(async (file) => ({
      name: file.name,
      bytes: new Uint8Array(await file.arrayBuffer()),
    }));
    const whole = await Promise.all(read);
    if (mine === page.checks) await show(page, { kind: "check", files: whole, language: page.language });
  } catch (error) {
    if (mine === page.checks) sayFault(error);
  }
}

/** Opens the steps of a row below its button, or closes them. */
async function explain(page: Page, button: HTMLElement): Promise<void> {
  const steps = button.nextElementSibling;
  if (!(steps instanceof HTMLElement)) return;
  const open = button.getAttribute("aria-expanded") === "true";
  try {
    const { file = "", row } = button.dataset;
    const question = { kind: "explain", file, row: Number(row), language: page.language } as const;
    const answer = open || steps.textContent !== "" ? undefined : await page.ask(question);
    if (answer?.kind === "explained") steps.textContent = answer.text;
    steps.hidden = open;
    button.setAttribute("aria-expanded", String(!open));
  } catch (error) {
    sayFault(error);
  }
}

async function save(page: Page, question: Ask): Promise<void> {
  try {
    const answer = await page.ask(question);
    if (answer.kind === "not there") say(answer.said, "bad");
    if (answer.kind === "file") give(answer.name, answer.type, answer.bytes);
  } catch (error) {
    sayFault(error);
  }
}

/** A file that is chosen again takes the place of the one of its name. */
function together(before: readonly File[], more: readonly File[]): readonly File[] {
  const names = new Set(more.map(({ name }) => name));
  return [...before.filter(({ name }) => !names.has(name)), ...more];
}

/** The language of the address, else the first of the browser's that the page speaks. */
function firstLanguage(): Language {
  const wanted = [location.hash.slice(1), ...navigator.languages.map((name) => name.slice(0, 2))];
  return wanted.find((name): name is Language => name === "en" || name === "cy") ?? "en";
}
