// `taliad calc`: one statutory figure for each line of JSON on stdin.
import { command } from "./command.ts";
import { exitCodes } from "./exit-codes.ts";

export const calc = command({
  name: "calc",
  help: "cli.help.calc",
  operands: {},
  options: { trail: { type: "boolean", help: "cli.help.trail" } },
  async run({ trail = false }, { schemas }) {
    const { calc } = await import("./work/calc.ts");
    await calc(schemas.law, process.stdin, process.stdout, trail);
    return exitCodes.done;
  },
});
