// The tables of a shared book as they were made before there were secrets of claims.
import { tablesOfBook } from "../../src/ledger/postgres/tables.ts";

/** SQL for one transaction in an empty database. */
export function formerTables(): string {
  const changes: readonly (readonly [today: RegExp, then: string])[] = [
    [/^CREATE TABLE claim_secret \([\s\S]*?^\);$/m, ""],
    [/^CREATE FUNCTION forget\(\)[\s\S]*?^\$\$;$/m, ""],
    [/'open_condition', 'claim_secret'\]/, "'open_condition']"],
    [/CASE WHEN target IN \('publication', 'claim_secret'\) THEN/, "CASE target WHEN 'publication' THEN"],
    [/put\(text, json\), forget\(\) FROM PUBLIC/, "put(text, json) FROM PUBLIC"],
    [/put\(text, json\), forget\(\) TO/, "put(text, json) TO"],
  ];
  return changes.reduce((sql, [today, then]) => {
    if (!today.test(sql)) throw new Error(`book.sql has no ${today.source}`);
    return sql.replace(today, then);
  }, tablesOfBook());
}
