// The library types its whole alone; this file is what it offers as stream.xlsx.WorkbookWriter.
declare module "exceljs/lib/stream/xlsx/workbook-writer.js" {
  import type exceljs from "exceljs";

  const WorkbookWriter: typeof exceljs.stream.xlsx.WorkbookWriter;
  export default WorkbookWriter;
}
