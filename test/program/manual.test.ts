// The manual page and the completion tell of every command, option and exit code, in both languages; shells read what
// is printed.
import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { exitCodes } from "../../src/commands/exit-codes.ts";
import { commands } from "../../src/commands/index.ts";
import { taliadHere } from "./program.ts";

test.for([
  "en",
  "cy",
] as const)("the manual page names every command, option and exit code in %s", async (lang) => {
  const { stdout, code } = await taliadHere(["manual", "--lang", lang]);
  expect(code).toBe(0);
  for (const { name, options } of commands) {
    expect(stdout).toContain(`.SS ${name}`);
    for (const option of Object.keys(options))
      expect(stdout).toContain(`\\-\\-${option.replaceAll("-", "\\-")}`);
  }
  for (const number of Object.values(exitCodes)) expect(stdout).toContain(`.B ${number}\n`);
});

test("bash completes commands, options and their values", async () => {
  const { stdout } = await taliadHere(["manual", "--completion", "bash"]);
  const complete = (words: readonly string[]): readonly string[] =>
    execFileSync("bash", [
      "-c",
      `${stdout}\nCOMP_WORDS=(${words.map((word) => `'${word}'`).join(" ")}); COMP_CWORD=${words.length - 1}; _taliad; printf '%s\\n' "\${COMPREPLY[@]}"`,
    ])
      .toString()
      .trim()
      .split("\n");
  expect(complete(["taliad", "ver"])).toEqual(["verify"]);
  expect(complete(["taliad", "template", "--per"])).toEqual(["--period"]);
  expect(complete(["taliad", "run", "--lang", "c"])).toEqual(["cy"]);
});

test.for(["zsh", "fish"] as const)("%s is given every command", async (shell) => {
  const { stdout } = await taliadHere(["manual", "--completion", shell]);
  for (const { name } of commands) expect(stdout).toContain(name);
});
