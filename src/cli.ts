#!/usr/bin/env node
// The way in. The exit code is that of our own fault from the first line on and anything else only when a command has come to
// its end: a promise that never settles, or a fault while loading, must not look like success.
import module from "node:module";
import { fileURLToPath } from "node:url";
import { exitCodes } from "./commands/exit-codes.ts";

process.exitCode = exitCodes.ownFault;
process.on("uncaughtException", (fault) => {
  process.stderr.write(`taliad: ${fault instanceof Error ? fault.message : String(fault)}\n`);
  process.exit(exitCodes.ownFault);
});
// A reader that goes away (taliad law | head) is not our fault and nobody is left to tell. A disk that is full is told of.
process.stdout.on("error", ({ code = "" }: NodeJS.ErrnoException) => {
  if (code === "EPIPE") process.exit(exitCodes.ownFault);
  process.stderr.write(`taliad: the answer could not be printed: ${code}\n`);
  process.exit(exitCodes.inputOutput);
});

/** As package.json asks for. */
const oldestNode = 24;

if (Number.parseInt(process.versions.node, 10) < oldestNode) {
  process.exitCode = exitCodes.usage;
  import("./commands/texts.ts").then(({ languageOf, openTexts }) => {
    const values = { found: process.versions.node, needed: oldestNode };
    const said = openTexts(languageOf(process.argv.slice(2))).text("cli.old-node", values);
    process.stderr.write(`taliad: ${said}\n`);
  });
} else start();

function start(): void {
  // Compiled code is kept with the program, never in a folder that others can write; where that may not be
  // written, the start takes longer and nothing else changes. In the package .ci/kept-code.ts keeps all of it.
  const source = import.meta.url.endsWith(".ts");
  if (source)
    module.enableCompileCache(fileURLToPath(new URL("../node_modules/.cache/taliad", import.meta.url)));
  import("./main.ts")
    .then(({ main }) => main(process.argv.slice(2)))
    .then((code) => {
      process.exitCode = code;
    });
}
