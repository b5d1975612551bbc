// What is filled in is text, whatever it holds; what was made here is put in as it is.
import { expect, test } from "vitest";
import { escaped, html } from "../../../src/report/pages/html.ts";

test.for([
  ["&", "&amp;"],
  ["<b>", "&lt;b&gt;"],
  ['"', "&quot;"],
  ["'", "&#39;"],
  ["Llŷr\t\n", "Llŷr\t\n"],
  ["a\u0000b\u001bc\u007fd\r", "a\ufffdb\ufffdc\ufffdd\ufffd"],
  ["\ud800", "\ufffd"],
])("%j is written %j", ([text = "", written]) => {
  expect(escaped(text)).toBe(written);
  expect(html`<p title="${text}">${text}</p>`.html).toBe(`<p title="${written}">${written}</p>`);
});

test("pieces, lists of them and numbers are put in, nothing leaves nothing", () => {
  const piece = html`<b>${"<"}</b>`;
  expect(html`${piece}${[piece, 1, false]}${undefined}${false}${0}${""}`.html).toBe(
    "<b>&lt;</b><b>&lt;</b>10",
  );
});
