// docs/running.md: what it tells people to type does what it says, as far as one machine can show it.
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { globalOptions } from "../src/commands/command.ts";
import { configSchema } from "../src/commands/config-schema.ts";
import { exitCodes } from "../src/commands/exit-codes.ts";
import { commands } from "../src/commands/index.ts";
import { asShipped } from "./program/as-shipped.ts";
import { folder, root, samples } from "./program/program.ts";

const page = readFileSync(join(root, "docs/running.md"), "utf8");
const blocks = (kind: string): readonly string[] =>
  [...page.matchAll(new RegExp(`^\`\`\`${kind}\\n([^]*?)^\`\`\``, "gm"))].map(([, text]) => text ?? "");
const block = (kind: string, at = 0): string => blocks(kind)[at] ?? "";
const has = (program: string): boolean => spawnSync("which", [program]).status === 0;

const place = folder();
const bin = join(place, "bin");
const home = join(place, "srv");
afterAll(() => rmSync(place, { recursive: true }));

beforeAll(async () => {
  for (const path of [bin, home, join(home, "inbox")]) mkdirSync(path);
  const program = join(bin, "taliad");
  const { cli } = await asShipped();
  writeFileSync(program, `#!/bin/sh\nexec "${process.execPath}" "${cli}" "$@"\n`);
  chmodSync(program, 0o755);
  writeFileSync(join(home, "taliad.json"), block("json"));
});

/** On this machine's paths, in the folder of the account. */
function shell(text: string) {
  const here = text.replaceAll("/usr/local/bin", bin).replaceAll("/srv/taliad", home);
  const env = { PATH: `${bin}:${process.env["PATH"] ?? ""}`, HOME: place };
  const { status, stdout, stderr } = spawnSync("/bin/sh", ["-ec", here], {
    cwd: home,
    env,
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

/** Files that have been at rest for long: the page's own line waits for half a minute. */
const cronLine = block("crontab").trim().split(" ").slice(5).join(" ");
const tonight = (): ReturnType<typeof shell> => shell(`${cronLine} --settle 0`);

function deliver(month: string): void {
  cpSync(join(samples, "five-months", month, "hafren-gwynedd.csv"), join(home, "inbox", `${month}.csv`));
}
const batches = (): readonly string[] =>
  readdirSync(join(home, "out")).filter((name) => /^[0-9a-f]{12}$/.test(name));

test("the settings are settings", () => {
  expect(configSchema.safeParse(JSON.parse(block("json"))).success).toBe(true);
});

test("each exit code that there is has its line, and no other", () => {
  const listed = [...page.matchAll(/^\| (\d+) \|/gm)].map(([, code]) => Number(code));
  expect(listed).toEqual(Object.values(exitCodes));
});

test("each option that the page names is one of its command", () => {
  const called = [...page.matchAll(/taliad ((?:collect|run|ledger)\b[^\n]*)/g)].map(
    ([, words]) => words ?? "",
  );
  expect(called.length).toBeGreaterThan(4);
  for (const words of called) {
    const known = commands.find(({ name }) => name === words.split(" ")[0])?.options ?? {};
    const named = [...words.matchAll(/ --([a-z-]+)/g)].map(([, name]) => name);
    expect(Object.keys({ ...globalOptions, ...known }), words).toEqual(expect.arrayContaining(named));
  }
});

test.skipIf(!has("systemd-analyze"))("systemd understands service and timer", () => {
  writeFileSync(
    join(place, "taliad-collect.service"),
    block("service").replaceAll("/usr/local/bin", bin).replaceAll("/srv/taliad", home),
  );
  writeFileSync(join(place, "taliad-collect.timer"), block("timer"));
  const units = ["taliad-collect.service", "taliad-collect.timer"].map((name) => join(place, name));
  const { stderr } = spawnSync("systemd-analyze", ["verify", "--man=no", ...units], { encoding: "utf8" });
  expect(stderr.split("\n").filter((line) => line.includes("taliad-collect"))).toEqual([]);
});

test.skipIf(!has("sqlite3"))(
  "the line of cron, a copy of the ledger, and the way back from an old one",
  () => {
    expect(block("crontab")).toMatch(/^\d+ \d+ \* \* \* /);
    deliver("2022-06");
    expect(tonight().stderr).toBe("");
    expect(tonight()).toEqual({ status: 0, stdout: "", stderr: "" });
    const [june = ""] = batches();
    const saved = shell(block("sh"));
    expect(saved.status, saved.stdout).toBe(0);
    deliver("2022-07");
    tonight();
    const july = batches().find((name) => name !== june) ?? "";
    const restored = shell(block("sh", 1));
    expect(restored.status, restored.stderr).toBe(0);
    expect(shell("taliad ledger check").status).toBe(6);
    deliver("2022-08");
    const refused = tonight();
    expect(refused.status).toBe(6);
    expect(existsSync(join(home, "inbox/2022-08.csv"))).toBe(true);
    const [, head = ""] = /--ledger-head ([0-9a-f]{64})/.exec(refused.stderr) ?? [];
    const again = shell(block("text").replace("BATCH", july).replace("HEAD", head));
    expect(again.stdout.trimEnd().split("\n").at(-1)).toContain(july);
    expect(tonight().status).not.toBe(6);
    expect(shell("taliad ledger check").status).toBe(0);
    expect(batches()).toHaveLength(3);
  },
);
