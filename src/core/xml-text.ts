// Text as it may stand in XML, and in a cell of a workbook.

const apart = /[&<>"\u0000-\u001f\ud800-\udfff\ufffe\uffff]|_x/;

/**
 * What XML cannot hold becomes a replacement character; what a spreadsheet program would read as its code for a character is
 * taken apart.
 */
export function xmlText(text: string): string {
  if (!apart.test(text)) return text;
  return text
    .toWellFormed()
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_");
}
