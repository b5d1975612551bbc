// A council's months on a book at a server: the same batches, payments and prior facts as on a file, and the commands that look
// into it. Then the book moves to a file and is the same one.
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { expect, test } from "vitest";
import { sharedServer } from "../ledger/postgres-server.ts";
import { batchOf, folder, samples, taliadHere } from "./program.ts";

const server = await sharedServer();
const months = ["2022-06", "2022-07", "2022-07-correction", "2022-07-late", "2022-08"];
/** What a batch is made of, and what it knew. */
const compared = ["payments.csv", "decisions.csv", "duplicates.csv", "prior-facts.jsonl"];

test.skipIf(server === undefined)(
  "five batches on a server are those of a file, byte for byte; the book moves and stays whole",
  async () => {
    const [onFile, onServer] = [folder(), folder()];
    const address = `${server?.newAddress()}&key=${join(onServer, "book.key")}`;
    const shared = ["--ledger", address, "--out", onServer];
    for (const month of months) {
      const files = join(samples, "five-months", month);
      const [one, other] = [
        await taliadHere(["run", files, "--fail-on", "never", "--out", onFile]),
        await taliadHere(["run", files, "--fail-on", "never", ...shared]),
      ];
      expect([other.code, basename(batchOf(other))]).toEqual([one.code, basename(batchOf(one))]);
      for (const name of compared) {
        const [kept, there] = [onFile, onServer].map((out) =>
          readFileSync(join(out, basename(batchOf(one)), name), "utf8"),
        );
        expect(there, `${month} ${name}`).toBe(kept);
      }
    }
    const again = await taliadHere([
      "run",
      join(samples, "five-months/2022-06"),
      "--fail-on",
      "never",
      ...shared,
    ]);
    expect(again.stderr).toContain("is there already");
    const looked = async (words: readonly string[], of = shared) =>
      (await taliadHere(["ledger", ...words, "--json", ...of])).stdout;
    for (const action of [["balances"], ["open"], ["recoveries"], ["returns"], ["cases"]]) {
      // Whose key it is differs: each book has made its own.
      const nameless = (text: string) => text.replaceAll(/"person":"[0-9a-f]{12}…"/g, "");
      expect(nameless(await looked(action)), action[0]).toBe(
        nameless(await looked(action, ["--out", onFile])),
      );
    }
    expect((await taliadHere(["ledger", "check", ...shared])).code).toBe(0);
    const file = join(onServer, "moved.sqlite");
    expect(await taliadHere(["ledger", "copy", "--to", file, ...shared])).toMatchObject({ code: 0 });
    const moved = ["--ledger", file, "--out", onServer];
    expect(await looked(["batches"], moved)).toBe(await looked(["batches"]));
    expect((await taliadHere(["ledger", "check", ...moved])).code).toBe(0);
  },
);
