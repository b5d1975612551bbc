// Rules that somebody who owns the tables of a shared book has taken off, weakened or got round: ledger check names what is other.
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect } from "vitest";
import { serverPrograms } from "../../bench/postgres-server.ts";
import { openPostgresBook } from "../../src/ledger/postgres/book.ts";
import { rulesOfBook } from "../../src/ledger/postgres/book-rules.ts";
import { rulesThere } from "../../src/ledger/postgres/rules-there.ts";
import { connect } from "../../src/ledger/postgres/server.ts";
import { atServer, speaking } from "./at-server.ts";
import { entry, folder, posting } from "./book.ts";

const { withServer, newAddress } = await atServer();

/** The address of a book, and what a check finds in it after that. */
async function checked() {
  const address = newAddress();
  const book = await openPostgresBook(address);
  await book.post(entry("one"), [posting(1)]);
  await book.close();
  return {
    address,
    async found(): Promise<readonly string[]> {
      const reader = await openPostgresBook(address, { readOnly: true });
      const findings = await reader.check();
      await reader.close();
      return findings.map(({ code, where }) => `${code} ${where}`);
    },
  };
}

withServer("what the program compares with is what book.sql makes, whoever reads it", async () => {
  const { address } = await checked();
  const server = await connect(address.split("&key=")[0] ?? "");
  expect(await rulesThere(server)).toEqual(rulesOfBook);
  await server.ask("SET search_path = taliad");
  expect(await rulesThere(server)).toEqual(rulesOfBook);
  await server.end();
  expect(Object.keys(rulesOfBook).length).toBeGreaterThan(30);
});

withServer("a book that was dumped and put back into another database is whole", async () => {
  const { address } = await checked();
  const other = newAddress();
  const [from = "", to = ""] = [address, other].map((one) => one.split("&key=")[0]);
  const programs = serverPrograms() ?? "";
  const dump = join(folder(), "dump");
  execFileSync(join(programs, "pg_dump"), ["--format=custom", `--file=${dump}`, `--dbname=${from}`]);
  execFileSync(join(programs, "pg_restore"), ["--exit-on-error", `--dbname=${to}`, dump]);
  const key = new URL(address).searchParams.get("key");
  const book = await openPostgresBook(`${to}&key=${key}`, { readOnly: true });
  expect([await book.check(), (await book.state()).sequence]).toEqual([[], 1]);
  await book.close();
});

const deeds: readonly (readonly [why: string, deed: string, where: string])[] = [
  [
    "a ceiling that was dropped",
    "ALTER TABLE taliad.total DROP CONSTRAINT total_within_ceiling",
    "table total",
  ],
  [
    "a ceiling of the same name that holds nothing",
    "ALTER TABLE taliad.total DROP CONSTRAINT total_within_ceiling, ADD CONSTRAINT total_within_ceiling CHECK (pence <= ceiling + 1)",
    "table total",
  ],
  [
    "a slot that may be taken twice",
    "ALTER TABLE taliad.slot DROP CONSTRAINT slot_taken_once, ADD CONSTRAINT slot_taken_once CHECK (times IN (0, 1, 2))",
    "table slot",
  ],
  [
    "a guard that is switched off",
    "ALTER TABLE taliad.posting DISABLE TRIGGER posting_append_only",
    "table posting",
  ],
  ["a guard that is gone", "DROP TRIGGER seal_before ON taliad.seal", "table seal"],
  ["references that are not kept", "ALTER TABLE taliad.posting DISABLE TRIGGER ALL", "table posting"],
  ["a blank that may be", "ALTER TABLE taliad.posting ALTER COLUMN sheet DROP NOT NULL", "table posting"],
  [
    "a guard that does nothing",
    "CREATE OR REPLACE FUNCTION taliad.append_only() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$",
    "function append_only",
  ],
  [
    "a guard whose question is answered beforehand, written as a type's name goes on",
    "DO $$ BEGIN EXECUTE replace(pg_get_functiondef('taliad.in_open_batch'::regproc), 'FROM open)', 'FROM open::integer and false)'); END $$",
    "function in_open_batch",
  ],
  [
    "a function that runs as whoever calls it",
    "ALTER FUNCTION taliad.put(text, json) SECURITY INVOKER",
    "function put",
  ],
  [
    "a function that everybody may call",
    "GRANT EXECUTE ON FUNCTION taliad.put(text, json) TO PUBLIC",
    "function put",
  ],
  ["officers who may change rows", "GRANT UPDATE ON taliad.total TO taliad_officer", "table total"],
  [
    "rows that are swallowed",
    "CREATE RULE nothing AS ON INSERT TO taliad.posting DO INSTEAD NOTHING",
    "table posting",
  ],
  ["rows that are hidden", "ALTER TABLE taliad.posting ENABLE ROW LEVEL SECURITY", "table posting"],
  [
    "a guard of somebody's own",
    "CREATE TRIGGER mine BEFORE INSERT ON taliad.posting FOR EACH ROW EXECUTE FUNCTION taliad.append_only()",
    "table posting",
  ],
  ["a table of somebody's own", "CREATE TABLE taliad.mine (id integer)", "table mine"],
];

withServer.for(deeds)("%s", async ([, deed, where]) => {
  const { address, found } = await checked();
  expect(await found()).toEqual([]);
  await speaking(address, "owner", async (say) => expect(await say(deed)).toBe("[]"));
  expect(await found()).toEqual([`schema-changed ${where}`]);
});
