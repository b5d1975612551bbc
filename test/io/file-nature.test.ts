// What is no table says what it is, whatever its name.
import { expect, test } from "vitest";
import { noTable } from "../../src/io/file-nature.ts";

test.for([
  ["a web page", "<!DOCTYPE html><html><body>Sign in</body></html>", "file-is-web-page HTML"],
  ["a table of a portal", "\n<table border=1><tr><td>Surname</td></tr></table>", "file-is-web-page HTML"],
  ["a page in one file", "MIME-Version: 1.0\r\nContent-Type: multipart/related", "file-is-web-page MHTML"],
  ["XHTML", '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">', "file-is-web-page HTML"],
  [
    "a workbook of 2003",
    '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
    "file-is-other-table XML 2003",
  ],
  [
    "a flat OpenDocument",
    '<?xml version="1.0"?><office:document xmlns:office="x">',
    "file-is-other-table OpenDocument",
  ],
  ["other XML", "<GovTalkMessage/>", "file-is-no-table XML"],
  ["an error of a server", '{"error": "Unauthorized"}', "file-is-json JSON"],
  ["a list of rows", '[\n  {"surname": "Jones"}\n]', "file-is-json JSON"],
  ["SYLK", "ID;PWXL;N;E\r\n", "file-is-other-table SYLK"],
  ["PDF", "%PDF-1.7", "file-is-no-table PDF"],
  ["a letter", "{\\rtf1\\ansi", "file-is-no-table RTF"],
  ["CSV", "Surname,Forenames\n", undefined],
  ["CSV with a cover", "#period: 2022-06\n", undefined],
  ["a cell in brackets", "[Surname],Forenames\n", undefined],
  ["a cell below something", "less,<more\n", undefined],
] as const)("%s", ([, text, expected]) => {
  const problem = noTable("return.csv", Buffer.from(text));
  expect(problem && `${problem.code} ${problem.found}`).toBe(expected);
});

test("a web page with a byte order mark, and one in UTF-16 that begins with the higher byte", () => {
  const marked = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from("<html>")]);
  expect(noTable("return.csv", marked)?.code).toBe("file-is-web-page");
  const big = Buffer.from("\ufeff<html>", "utf16le").swap16();
  expect(noTable("return.csv", big)?.code).toBe("file-is-web-page");
  expect(noTable("return.csv", Buffer.concat([big, Buffer.from([0])]))?.code).toBe("file-is-web-page");
});

test("a web page in UTF-16", () => {
  expect(noTable("return.xls", Buffer.from("\ufeff<html>", "utf16le"))?.code).toBe("file-is-web-page");
});
