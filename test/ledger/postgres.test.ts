// The shared book on its server: connections that are lost at the worst moment, two programs at once, and books that move. Who may do
// what there: postgres-rights.test.ts. What it has in common with every book: contract.test.ts.
import { join } from "node:path";
import { expect } from "vitest";
import { type Cut, cuttingProxy } from "../../bench/cutting-proxy.ts";
import { copyBook } from "../../src/ledger/copy.ts";
import { LedgerFault } from "../../src/ledger/fault.ts";
import { openPostgresBook } from "../../src/ledger/postgres/book.ts";
import { openStay } from "../../src/ledger/postgres/session.ts";
import { openSqliteBook } from "../../src/ledger/sqlite/book.ts";
import { taliadHere } from "../program/program.ts";
import { atServer, outcomeOf, speaking } from "./at-server.ts";
import { entry, folder, month, posting, someone, submission } from "./book.ts";
import { formerBook } from "./former-books.ts";

const { server, withServer, newAddress } = await atServer();

withServer("the database holds the rules against whoever writes, not our program", async () => {
  const address = newAddress();
  const book = await openPostgresBook(address);
  await book.post(entry("one"), [posting(1)]);
  await book.close();
  const batch = (rows: string) => `BEGIN;
    SELECT taliad.put('batch', json_build_array(json_build_object('sequence', 2, 'id', 'abcabcabcabc', 'kind', 'run',
      'manifest', repeat('a', 64), 'staging', '', 'previous', (SELECT chain FROM taliad.seal))));
    SELECT taliad.put('input', json_build_array(json_build_object('id', 2, 'batch', 2, 'file', 'x', 'sha256', repeat('b', 64))));
    SELECT taliad.put('submission', '[{"id": 2, "batch": 2, "input": 2, "layout": "wfp-return", "scheme": 1, "employer": "E9",
      "council": "W06000015", "period": 24270, "sequence": 1}]');
    SELECT taliad.put('posting', '[${rows}]'); COMMIT`;
  const line = (id: number, more: object) =>
    JSON.stringify({
      ...{
        id,
        batch: 2,
        submission: 2,
        person: 1,
        scheme: 1,
        head: 1,
        month: 24270,
        instalment: 2,
        pence: 29_960,
      },
      ...{ kind: 1, times: 1, reverses: null, sheet: "", row: 1, standing: null, ...more },
    });
  await speaking(address, "taliad_officer", async (say) => {
    const tried = async (...lines: readonly string[]): Promise<string> => {
      const said = await say(batch(lines.join(", ")));
      await say("ROLLBACK");
      return said;
    };
    expect(await tried(line(2, { instalment: 1 }))).toContain("slot_taken_once");
    expect(await tried(line(2, { pence: 119_841 }))).toContain("total_within_ceiling");
    expect(await tried(line(2, { pence: -29_961, kind: 3, times: 0, head: 3 }))).toContain(
      "total_not_below_nothing",
    );
    expect(await tried(line(2, { batch: 1 }))).toBe("taliad:batch-not-open");
    // Right in itself; but a batch that nobody sealed cannot be committed.
    expect(await tried(line(2, {}))).toContain("batch_sealed");
  });
  const after = await openPostgresBook(address, { readOnly: true });
  expect([(await after.state()).sequence, await after.check()]).toEqual([1, []]);
  await after.close();
});

const moments: readonly Cut[] = ["BEGIN", "taliad.put", "COMMIT"];
withServer.for(moments)(
  "a connection that is cut at %s loses nothing and doubles nothing",
  async (moment) => {
    const proxy = await cuttingProxy(server?.socket ?? "");
    try {
      const direct = newAddress();
      const url = new URL(direct);
      const through = `postgres://owner@127.0.0.1:${proxy.port}${url.pathname}?key=${url.searchParams.get("key")}`;
      const book = await openPostgresBook(through);
      await book.lines({ people: [someone(1)] });
      for (const number of [1, 2, 3]) {
        proxy.cut(moment);
        const period = month(`2022-0${5 + number}`);
        const more = { instalment: number, dueMonth: period };
        await book.post(entry(`month ${number}`, { submissions: [submission({ period })] }), [
          posting(1, more),
        ]);
      }
      expect(proxy.cuts()).toBeGreaterThan(moment === "BEGIN" ? 1 : 2);
      expect([(await book.batches()).length, await book.check()]).toEqual([3, []]);
      await book.close();
    } finally {
      proxy.stop();
    }
  },
);

withServer(
  "a program whose connection was killed goes on where nobody has posted, and begins again where somebody has",
  async () => {
    const address = newAddress();
    const kill = () =>
      speaking(address, "owner", (say) =>
        say(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = current_database() AND application_name = 'taliad'",
        ),
      );
    const book = await openPostgresBook(address);
    await book.lines({ people: [someone(1)] });
    await kill();
    expect(await outcomeOf(book.post(entry("one"), [posting(1)]))).toBe("taken");
    await book.close();

    const slow = await openPostgresBook(address);
    await slow.lines({ people: [someone(2)] });
    await kill();
    const quick = await openPostgresBook(address);
    const other = { submissions: [submission({ employerId: "E2" })] };
    await quick.post(entry("two", other), [posting(2)]);
    await quick.close();
    expect(
      await outcomeOf(
        slow.post(entry("three", { submissions: [submission({ employerId: "E3" })] }), [posting(2)]),
      ),
    ).toBe("book-moved");
    await slow.close();
  },
);

withServer("a question that is refused after a batch was posted leaves no snapshot open", async () => {
  const address = newAddress();
  const stay = await openStay(address, { readOnly: false, waitMs: 1000 });
  await stay.commit(
    async () => {},
    async () => true,
  );
  const refused = stay.with(() => Promise.reject(new LedgerFault("refused", "ledger-missing", "")));
  expect(await outcomeOf(refused)).toBe("ledger-missing");
  const states = await speaking(address, "owner", (say) =>
    say(
      "SELECT DISTINCT state FROM pg_stat_activity WHERE application_name = 'taliad' AND datname = current_database()",
    ),
  );
  expect(states).toBe('[{"state":"idle"}]');
  await stay.close();
});

withServer(
  "one writes at a time: the next one waits, and is told when it has waited long enough",
  async () => {
    const address = newAddress();
    const first = await openPostgresBook(address);
    expect(await outcomeOf(openPostgresBook(address, { waitMs: 50 }))).toBe("busy");
    const waiting = openPostgresBook(address);
    await first.post(entry("one"), [posting(1)]);
    const second = await waiting;
    expect((await second.state()).sequence).toBe(1);
    // A reader is in nobody's way.
    const reader = await openPostgresBook(address, { readOnly: true });
    expect(await reader.batches()).toHaveLength(1);
    for (const one of [first, second, reader]) await one.close();
  },
);

withServer(
  "what cannot be trusted is refused: a password in the address, another key, a server that may forget",
  async () => {
    const address = newAddress();
    await (await openPostgresBook(address)).close();
    const secret = address.replace("?", "?password=geheim&");
    expect(await outcomeOf(openPostgresBook(secret))).toBe("password-in-address");
    const [without = ""] = address.split("&key=");
    expect(await outcomeOf(openPostgresBook(without))).toBe("key-not-named");
    const other = newAddress();
    await (await openPostgresBook(other)).close();
    expect(await outcomeOf(openPostgresBook(`${without}&key=${other.split("&key=")[1]}`))).toBe(
      "key-of-another-book",
    );
    expect(await outcomeOf(openPostgresBook(newAddress(), { readOnly: true }))).toBe("ledger-missing");
    await speaking(address, "owner", (say) =>
      say(`ALTER DATABASE ${new URL(address).pathname.slice(1)} SET synchronous_commit = off`),
    );
    expect(await outcomeOf(openPostgresBook(address))).toBe("server-unsafe");
  },
);

withServer("a book moves to a server and back with its chain, and both are whole", async () => {
  const file = join(folder(), "ledger.sqlite");
  const book = await openSqliteBook(file);
  await book.post(entry("one"), [posting(1), posting(2)]);
  const replaces = (await book.returns([{}])).map((one) => one.submission);
  await book.post(entry("two", { submissions: [submission({ sequence: 2 })], replaces }), [posting(1)]);
  const { head } = await book.state();
  await book.close();
  const address = newAddress();
  await copyBook(file, address);
  expect(await outcomeOf(copyBook(file, address))).toBe("file-exists");
  const back = join(folder(), "back.sqlite");
  await copyBook(address, back);
  for (const open of [() => openPostgresBook(address), () => openSqliteBook(back)]) {
    const copy = await open();
    expect([(await copy.state()).head, await copy.check()]).toEqual([head, []]);
    const next = { submissions: [submission({ employerId: "E2" })] };
    expect(await outcomeOf(copy.post(entry("three", next), [posting(2)]))).toBe("taken");
    expect(
      await outcomeOf(
        copy.post(entry("four", { submissions: [submission({ employerId: "E3" })] }), [posting(2)]),
      ),
    ).toBe("instalment-twice");
    await copy.close();
  }
});

withServer(
  "who looks after the server makes the tables with what the program prints; a run finds them",
  async () => {
    const address = newAddress();
    const { stdout } = await taliadHere(["ledger", "sql"]);
    await speaking(address, "owner", async (say) => {
      expect(await say(`BEGIN; ${stdout} COMMIT`)).not.toMatch(/error|exists/i);
      expect(await say("SELECT count(*)::int AS n FROM taliad.book")).toBe('[{"n":0}]');
    });
    const book = await openPostgresBook(address);
    expect(await outcomeOf(book.post(entry("one"), [posting(1)]))).toBe("taken");
    await book.close();
  },
);

withServer(
  "people of a book that was begun before there were keys of claims are known at the server, too",
  async () => {
    // Nothing but payments: of nobody is there a case or a ruling, which would bring people at once.
    const path = formerBook(2, 2);
    await (await openSqliteBook(path)).close();
    const address = newAddress();
    await copyBook(path, address);
    const book = await openPostgresBook(address);
    const people = [1, 2, 3].map(someone);
    const known = await book.lines({ scheme: "social-care-payment-2022", people });
    expect([...known].map(({ postings }) => postings.length)).toEqual([2, 2, 1]);
    await book.close();
  },
);
