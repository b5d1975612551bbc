// Packs a form as an XLSX file. The bytes depend on the form alone.
import { startsFormula } from "../../io/csv/write.ts";
import { packedWorkbook } from "../../io/xlsx/pack.ts";
import type { Form } from "../../report/forms/form.ts";
import { workbookParts } from "../../report/forms/workbook-parts.ts";

/** The whole file. */
export function writeForm(form: Form): Promise<Uint8Array> {
  return packedWorkbook(workbookParts(form, startsFormula));
}
