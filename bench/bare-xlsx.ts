// What exceljs alone needs to stream a workbook: the measure for XLSX.
import exceljs from "exceljs";

const [path] = process.argv.slice(2);
if (path === undefined) throw new Error("name a file");
let rows = 0;
const reader = new exceljs.stream.xlsx.WorkbookReader(path, { sharedStrings: "cache", worksheets: "emit" });
for await (const sheet of reader) {
  for await (const _ of sheet) rows += 1;
}
process.stdout.write(`${rows}\n`);
