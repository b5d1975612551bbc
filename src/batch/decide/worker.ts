// A worker of the crew: loads the law once, then turns pieces of CSV into lines and totals.
import { isMainThread, parentPort } from "node:worker_threads";
import { Refusal } from "../../core/refusal.ts";
import { chunkRows, type Dialect } from "../../io/csv/parse.ts";
import type { Law } from "../../law/law.ts";
import { schemeOfClaims } from "../../schemes/index.ts";
import type { AssessedRows } from "../handover/assessed-rows.ts";
import type { FromWorker, ToWorker } from "../handover/crew.ts";
import type { DeskJob } from "../handover/desk-job.ts";
import { readSchemas } from "../read/schemas.ts";
import { type Desk, openDesk } from "./desk.ts";
import { memoryOf } from "./keeping.ts";

function serve(port: NonNullable<typeof parentPort>): void {
  let law: Law | undefined;
  let table: { readonly desk: Desk; readonly job: DeskJob; readonly dialect: Dialect } | undefined;
  const answer = (message: FromWorker): void => port.postMessage(message);

  port.on("message", (message: ToWorker) => {
    try {
      if (message.kind === "set up") {
        law = readSchemas(message.schemas, message.overrides).law;
      } else if (message.kind === "begin") {
        if (law === undefined) throw new Error("a worker has to be set up before it begins");
        const { job, dialect, others } = message;
        const scheme = schemeOfClaims(job.head.layout.rowsOf);
        if (scheme === undefined) throw new Error("a worker is given tables of claims only");
        table = {
          desk: openDesk(job, scheme, law, {
            factsOf: () => undefined,
            othersOf: others && ((_person, row) => others.get(row)),
          }),
          job,
          dialect,
        };
      } else {
        if (table === undefined) throw new Error("a worker has to begin a table before it reads it");
        const bytes = Buffer.from(message.bytes.buffer, message.bytes.byteOffset, message.bytes.byteLength);
        const read = chunkRows(bytes, table.dialect, message.firstRow, table.job.file);
        const rows = inSharedMemory(table.desk(read, message.lists));
        // Handed over, not copied.
        port.postMessage({ kind: "assessed", rows } satisfies FromWorker, memoryOf(rows.kept));
      }
    } catch (error) {
      if (error instanceof Refusal) answer({ kind: "refused", problem: error.problem });
      else
        answer({
          kind: "failed",
          message: error instanceof Error ? (error.stack ?? error.message) : String(error),
        });
    }
  });
}

/** What postings are made of, so that whichever thread posts them reads them where they are: there are a hundred bytes of each row. */
function inSharedMemory(rows: AssessedRows): AssessedRows {
  const { standingRows, standingPersons, standingValues, standingNumbers, postings } = rows;
  return {
    ...rows,
    standingRows: new Uint32Array(shared(standingRows)),
    standingPersons: new Uint32Array(shared(standingPersons)),
    standingValues: new Int32Array(shared(standingValues)),
    standingNumbers: new Uint32Array(shared(standingNumbers)),
    postings: new Int32Array(shared(postings)),
  };
}

function shared(numbers: Uint32Array | Int32Array): SharedArrayBuffer {
  const memory = new SharedArrayBuffer(numbers.byteLength);
  new Int32Array(memory).set(numbers);
  return memory;
}

if (!isMainThread && parentPort !== null) serve(parentPort);
