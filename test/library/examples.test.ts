// Every example of docs/library.md is run as it stands, in a process that may write no file and start nothing, and prints what
// stands beneath it. TALIAD_GOLDEN=write puts there what it prints.
import { spawnSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { writeLaw } from "../../.ci/law-content.ts";
import { writing } from "../program/golden.ts";
import { folder, root } from "../program/program.ts";

const place = folder();
afterAll(() => rmSync(place, { recursive: true }));

const page = join(root, "docs/library.md");
const pattern = /```ts\n([\s\S]*?)```\n\n```text\n([\s\S]*?)```/g;
const examples = [...readFileSync(page, "utf8").matchAll(pattern)].map(([, code = "", output = ""], at) => ({
  at,
  code,
  output,
}));

/** What an example prints. */
function printed(code: string): string {
  const law = join(place, "law.json");
  writeLaw(law);
  const library = join(root, "src/library/index.ts");
  const path = join(place, "example.mts");
  writeFileSync(
    path,
    code.replaceAll(`"taliad/law.json"`, JSON.stringify(law)).replaceAll(`"taliad"`, JSON.stringify(library)),
  );
  const ended = spawnSync(process.execPath, ["--permission", "--allow-fs-read=*", path], {
    cwd: root,
    encoding: "utf8",
    env: {},
  });
  // Node says once that permissions are young.
  expect(ended.stderr.replace(/^\(node:\d+\) .*\n(\(Use .*\n)?/gm, "")).toBe("");
  return ended.stdout;
}

describe("docs/library.md", () => {
  test("has examples of all that it names", () => {
    expect(examples.length).toBeGreaterThan(3);
    const all = examples.map(({ code }) => code).join("\n");
    for (const name of ["loadLaw", "readReturn", "assess", "explain", "problemText"])
      expect(all).toContain(`${name}(`);
  });

  test.for(examples)("example $at", ({ code, output }) => {
    const prints = printed(code);
    if (writing) {
      const text = readFileSync(page, "utf8");
      writeFileSync(
        page,
        text.replace(
          `${code}\`\`\`\n\n\`\`\`text\n${output}`,
          () => `${code}\`\`\`\n\n\`\`\`text\n${prints}`,
        ),
      );
    } else expect(prints).toBe(output);
  });
});
