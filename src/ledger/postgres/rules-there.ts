// Whether the rules of a shared book stand at the server as book.sql has made them: columns, constraints, triggers, functions, and
// that nobody but the owner may write past the functions. Whoever owns the tables can take a rule off; `ledger check` says so.
import { createHash } from "node:crypto";
import type { LedgerFinding } from "../findings.ts";
import { textAt } from "../sqlite/database.ts";
import { otherBeforeSecrets, rulesOfBook } from "./book-rules.ts";
import type { Server } from "./server.ts";

const ours = "'taliad'::regnamespace";
const tables = `SELECT oid, relname, relowner, relacl, relrowsecurity, relkind FROM pg_class
  WHERE relnamespace = ${ours} AND relkind IN ('r', 'p', 'f')`;

/** What is asked of the server's catalogue: lines of what something is, and one fact of it. */
const facts = `WITH t AS (${tables})
SELECT 'table ' || relname, concat_ws(' ', 'table', relkind, relrowsecurity) FROM t
UNION ALL SELECT 'table ' || relname, concat_ws(' ', 'column', attname, format_type(atttypid, atttypmod), attnotnull)
  FROM t JOIN pg_attribute ON attrelid = t.oid AND attnum > 0 AND NOT attisdropped
UNION ALL SELECT 'table ' || relname, concat_ws(' ', 'constraint', conname, contype, convalidated, condeferrable, condeferred,
    pg_get_constraintdef(c.oid))
  FROM t JOIN pg_constraint AS c ON conrelid = t.oid AND contype IN ('c', 'f', 'p', 'u', 'x')
UNION ALL SELECT 'table ' || relname, concat_ws(' ', 'trigger', tgname, tgenabled, tgtype, tgdeferrable, proname, tgqual IS NULL)
  FROM t JOIN pg_trigger AS g ON tgrelid = t.oid AND NOT tgisinternal JOIN pg_proc AS p ON p.oid = tgfoid
UNION ALL SELECT 'table ' || relname, 'references are not kept' FROM t JOIN pg_trigger ON tgrelid = t.oid AND tgisinternal AND tgenabled <> 'O'
UNION ALL SELECT 'table ' || relname, 'an index does not count' FROM t JOIN pg_index ON indrelid = t.oid AND NOT (indisvalid AND indisready)
UNION ALL SELECT 'table ' || relname, 'rule ' || rulename FROM t JOIN pg_rewrite ON ev_class = t.oid
UNION ALL SELECT 'table ' || relname, concat_ws(' ', 'granted', privilege_type)
  FROM t, aclexplode(relacl) AS a WHERE a.grantee <> relowner AND privilege_type <> 'SELECT'
UNION ALL SELECT 'function ' || proname, concat_ws(' ', pg_get_function_identity_arguments(oid), prosecdef, proconfig, prosrc)
  FROM pg_proc WHERE pronamespace = ${ours}
UNION ALL SELECT 'function ' || proname, 'everybody may call it' FROM pg_proc,
  aclexplode(coalesce(proacl, acldefault('f', proowner))) AS a
  WHERE pronamespace = ${ours} AND a.grantee = 0 AND proname IN ('put', 'forget')`;

/** One hash for each table and function, of all that is so of it; the same for every version of the server. */
export async function rulesThere({ ask }: Pick<Server, "ask">): Promise<Readonly<Record<string, string>>> {
  const found = new Map<string, string[]>();
  for (const row of await ask(facts)) {
    const what = textAt(row, 0);
    const fact = textAt(row, 1);
    // What a function does is kept as it was written; what a table is, each version of the server writes in its own way.
    found.set(what, [...(found.get(what) ?? []), what.startsWith("function ") ? fact : plain(fact)]);
  }
  const hashes = [...found].map(([what, lines]): [string, string] => {
    const text = lines.sort().join("\n");
    return [what, createHash("sha256").update(text).digest("hex").slice(0, 16)];
  });
  return Object.fromEntries(hashes.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Versions of the server differ in how they write brackets, casts and the names of schemas. */
function plain(fact: string): string {
  return fact
    .replace(/::[a-z ]+(\[\])?/g, "")
    .replace(/\btaliad\./g, "")
    .replace(/[()\s]+/g, " ")
    .trim();
}

/** What is not as book.sql has made it, today or before there were secrets of claims; nothing where all is. */
export async function ruleFindings(server: Pick<Server, "ask">): Promise<readonly LedgerFinding[]> {
  const there = await rulesThere(server);
  const isFormer = there["table claim_secret"] === undefined && there["function forget"] === undefined;
  const expected = isFormer ? { ...rulesOfBook, ...otherBeforeSecrets } : rulesOfBook;
  return Object.keys({ ...expected, ...there })
    .filter((name) => there[name] !== expected[name])
    .map((where) => ({ code: "schema-changed", where, detail: "" }));
}
