// `taliad report`: workbook, page, letters and returned workbooks of a batch, made anew: in the other language, or with how it
// stands now.
import { command } from "./command.ts";
import { config, employers, ledger, out } from "./options.ts";

export const report = command({
  name: "report",
  help: "cli.help.report",
  operands: { batch: { type: "string", required: true, help: "cli.help.batch" } },
  options: { config, employers, out, ledger, to: { type: "string", help: "cli.help.report-to" } },
  async run({ batch, to, json = false }, session) {
    const { report } = await import("./work/report.ts");
    return report({ batch, to, json }, session);
  },
});
