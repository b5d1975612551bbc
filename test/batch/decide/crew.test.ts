// The answers of a crew are taken in the order of the pieces, and the first fault of a file counts, whoever finds it first.
import { expect, test } from "vitest";
import { assessInWorkers } from "../../../src/batch/decide/crew.ts";
import type { AssessedRows } from "../../../src/batch/handover/assessed-rows.ts";
import type { CsvPiece } from "../../../src/batch/handover/crew.ts";
import { fileProblem } from "../../../src/core/problem.ts";
import { Refusal } from "../../../src/core/refusal.ts";

const refusal = (found: string) => new Refusal(fileProblem("file-empty", "a.csv", { found }));

/** A crew whose answers come in the reverse order; which pieces were taken, and what the end was. */
async function work(pieces: number, refused: { readonly reading?: number; readonly piece?: number }) {
  const taken: number[] = [];
  let asked = 0;
  async function* all(): AsyncGenerator<CsvPiece> {
    for (let at = 0; at < pieces; at += 1) {
      if (at === refused.reading) throw refusal(`reading ${at}`);
      yield { bytes: new Uint8Array(0), firstRow: at };
    }
  }
  const crew = {
    room: 2,
    begin: () => {},
    close: async () => {},
    async assess({ firstRow }: CsvPiece): Promise<AssessedRows> {
      asked += 1;
      await new Promise((done) => setTimeout(done, 3 - (firstRow % 3)));
      if (firstRow === refused.piece) throw refusal(`piece ${firstRow}`);
      return { rows: firstRow } as AssessedRows;
    },
  };
  const end = assessInWorkers(
    crew,
    {} as never,
    all(),
    ({ rows }) => void taken.push(rows),
    () => true,
  );
  const fault = await end.then(
    () => undefined,
    (error: Refusal) => error.problem.found,
  );
  return { taken, fault, asked };
}

test("every answer, in the order of the pieces", async () => {
  expect(await work(5, {})).toEqual({ taken: [0, 1, 2, 3, 4], fault: undefined, asked: 5 });
  expect(await work(0, {})).toEqual({ taken: [], fault: undefined, asked: 0 });
});

test("what the reader refuses comes after all pieces that it had read", async () => {
  expect(await work(5, { reading: 3 })).toEqual({ taken: [0, 1, 2], fault: "reading 3", asked: 3 });
  expect(await work(5, { reading: 0 })).toEqual({ taken: [], fault: "reading 0", asked: 0 });
});

test("a piece that is refused comes before what the reader refuses behind it", async () => {
  expect(await work(5, { reading: 2, piece: 1 })).toMatchObject({ taken: [0], fault: "piece 1" });
  expect(await work(5, { piece: 4 })).toMatchObject({ taken: [0, 1, 2, 3], fault: "piece 4" });
});
