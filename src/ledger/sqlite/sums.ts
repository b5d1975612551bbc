// The whole book added up by whatever an auditor asks for.
import type { DatabaseSync } from "node:sqlite";
import { pence } from "../../core/money.ts";
import { inSumOrder } from "../answers/sums.ts";
import type { SumPart } from "../book.ts";
import type { BookSum } from "../records.ts";
import { numberAt, query, textAt, type Values } from "./database.ts";
import { headOf, keyText } from "./stored.ts";

const columns: Readonly<Record<SumPart, string>> = {
  person: "w.key",
  employer: "s.employer",
  council: "s.council",
  period: "s.period",
  dueMonth: "p.month",
};

export function bookSums(database: DatabaseSync, parts: readonly SumPart[]): readonly BookSum[] {
  const asked = parts.map((part) => columns[part]);
  const byPerson = parts.includes("person");
  // Added up by what postings say themselves before anything is looked up.
  const own = [
    "p.submission",
    ...(byPerson ? ["p.person"] : []),
    ...(parts.includes("dueMonth") ? ["p.month"] : []),
  ];
  const names = own.map((name) => name.replace("p.", ""));
  return query(
    database,
    `SELECT c.name, p.head, sum(p.pence), sum(p.postings)${asked.map((column) => `, ${column}`).join("")}
    FROM (SELECT ${names.join(", ")}, head, sum(pence) AS pence, count(*) AS postings FROM posting
      GROUP BY ${names.join(", ")}, head) AS p
    JOIN submission AS s ON s.id = p.submission JOIN scheme AS c ON c.id = s.scheme
    ${byPerson ? "JOIN person AS w ON w.id = p.person" : ""}
    GROUP BY ${["c.name", ...asked, "p.head"].join(", ")}`,
  )
    .all()
    .map((row) => ({
      scheme: textAt(row, 0),
      head: headOf(numberAt(row, 1)),
      amount: pence(numberAt(row, 2)),
      postings: numberAt(row, 3),
      parts: parts.map((_, at) => partAt(row, 4 + at)),
    }))
    .sort(inSumOrder);
}

function partAt(row: Values, at: number): string | number {
  const value = row[at];
  if (value instanceof Uint8Array) return keyText(value);
  return typeof value === "number" ? value : textAt(row, at);
}
