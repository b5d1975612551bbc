// Two texts side by side: what is not the same in both is marked, and of a number no more is shown than that.
import { expect, test } from "vitest";
import { markedNumbers, markedPair } from "../../../src/report/pages/pair-marks.ts";

const htmlOf = (pair: readonly { readonly html: string }[]) => pair.map(({ html }) => html);

test.for([
  ["Jones", "Jones", "Jones", "Jones"],
  ["Price", "Prys", "Pr<mark>ice</mark>", "Pr<mark>ys</mark>"],
  ["Siân", "Sian", "Si<mark>â</mark>n", "Si<mark>a</mark>n"],
  ["Wyn", "Wynne", "Wyn<mark>‸</mark>", "Wyn<mark>ne</mark>"],
  ["Mair", "Okafor", "<mark>Mai</mark>r", "<mark>Okafo</mark>r"],
  ["", "Jones", "", "Jones"],
  ["<b>", "<i>", "&lt;<mark>b</mark>&gt;", "&lt;<mark>i</mark>&gt;"],
  ["aa", "aaa", "aa<mark>‸</mark>", "aa<mark>a</mark>"],
])("%s beside %s", ([a = "", b = "", one, other]) => {
  expect(htmlOf(markedPair(a, b))).toEqual([one, other]);
});

test.for([
  ["HT482913A", "HT482513B", "HT•••<mark>9</mark>13", "HT•••<mark>5</mark>13"],
  ["HT482913A", "TH482913A", "<mark>HT</mark>", "<mark>TH</mark>"],
  ["HT482913A", "HT482913B", "HT••••13", "HT••••13"],
  ["HT482913A", "KB117204A", "<mark>HT••••13</mark>", "<mark>KB••••04</mark>"],
  ["HT482913A", "HT294813A", "HT<mark>4829</mark>13", "HT<mark>2948</mark>13"],
  ["", "HT482913B", "", "HT••••13"],
])("the numbers %s and %s", ([a = "", b = "", one = "", other = ""]) => {
  const [mine, theirs] = htmlOf(markedNumbers(a, b)).map((text) => text.replaceAll("</mark><mark>", ""));
  expect(mine).toContain(one);
  expect(theirs).toContain(other);
});

test("nothing of a number is shown that is equal in both, but its letters and last two digits", () => {
  const [one] = htmlOf(markedNumbers("HT482913A", "HT482513B"));
  expect(one?.replace(/<[^>]+>/g, "")).toBe("HT•••913");
});
