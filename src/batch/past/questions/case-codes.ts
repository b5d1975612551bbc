// Whether an earlier batch has opened a duplicate case of a code.
import * as z from "zod";
import type { Question } from "../question.ts";

const line = z.strictObject({ case: z.string() });

export const caseCodes: Question<string, true> = {
  field: "case",
  idOf: (code) => code,
  // The book is asked once, however many rulings name a case.
  scopeOf: () => "",
  async ask(_codes, { book }) {
    const cases = await book.cases();
    const codes = new Set(cases.flatMap(({ code, status }) => (status === "withdrawn" ? [] : [code])));
    return (code) => (codes.has(code) ? true : undefined);
  },
  write: (code) => [{ case: code }],
  read: (lines) => new Map(lines.map((one) => [line.parse(one).case, true])),
};
