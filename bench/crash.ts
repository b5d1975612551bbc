// `npm run crash`: kills runs at every call that changes a file or the ledger, and 200 times at a random moment; fills
// and breaks the disk at every such call. Says what went wrong; ends with 1 when anything did. `npm run crash 10`
// takes every tenth call, `npm run crash 1 withdrawal kill` one scenario and one kind of trouble.
import { disturb, type Prepared, places, prepare, scenarios } from "./crash-points.ts";
import { seeded } from "./random.ts";
import type { Trouble } from "./trouble.ts";

const step = Number(process.argv[2] ?? 1);
const randomKills = Math.ceil(200 / step);
const atOnce = 2;
const [, , , wanted, wantedKind] = process.argv;

type Work = { readonly what: string; readonly trouble: Trouble | { readonly killAfter: number } };

function* workOf(prepared: Prepared): Generator<Work> {
  const kinds = [
    { kind: "kill", forever: false },
    { kind: "ENOSPC", forever: false },
    { kind: "ENOSPC", forever: true },
    { kind: "EIO", forever: false },
    { kind: "short", forever: false },
  ] as const;
  for (const { kind, forever } of kinds) {
    if (wantedKind !== undefined && wantedKind !== kind) continue;
    for (const at of places(prepared, step)) {
      const call = prepared.calls[at - 1] ?? "";
      // Only a write can be short.
      if (kind === "short" && call !== "writeSync") continue;
      yield {
        what: `${kind}${forever ? " for ever" : ""} at ${at}, ${call}`,
        trouble: { at, kind, forever, log: "" },
      };
    }
  }
}

function* randomWork(milliseconds: number): Generator<Work> {
  const random = seeded(1_498);
  for (let number = 0; number < randomKills; number += 1) {
    const killAfter = random.below(Math.ceil(milliseconds));
    yield { what: `killed after ${killAfter} ms`, trouble: { killAfter } };
  }
}

let [done, faults] = [0, 0];
const codes = new Map<string, number>();

async function work(prepared: Prepared, all: Iterator<Work>): Promise<void> {
  for (let next = all.next(); next.done !== true; next = all.next()) {
    const { what, trouble } = next.value;
    const { wrong, code } = await disturb(prepared, trouble);
    done += 1;
    const key = `${what.split(" at ")[0]?.replace(/ \d+ ms$/, "")}: ends with ${code ?? "SIGKILL"}`;
    codes.set(key, (codes.get(key) ?? 0) + 1);
    if (wrong.length === 0) continue;
    faults += 1;
    console.log(`${prepared.scenario.name}, ${what}:\n  ${wrong.join("\n  ")}`);
  }
}

for (const scenario of scenarios) {
  if (wanted !== undefined && !scenario.name.includes(wanted)) continue;
  const began = performance.now();
  const prepared = await prepare(scenario);
  console.log(`${scenario.name}: ${prepared.calls.length} calls, ends with ${prepared.code}`);
  const all = workOf(prepared);
  await Promise.all(Array.from({ length: atOnce }, () => work(prepared, all)));
  const randomly = wantedKind === undefined || wantedKind === "random";
  if (randomly && scenario.name.startsWith("a month")) {
    const moment = performance.now();
    await disturb(prepared, { killAfter: 60_000 });
    const random = randomWork((performance.now() - moment) / 2);
    await Promise.all(Array.from({ length: atOnce }, () => work(prepared, random)));
  }
  prepared.remove();
  console.log(`  ${((performance.now() - began) / 1000).toFixed(0)} s`);
}
for (const [key, times] of [...codes].sort()) console.log(`${String(times).padStart(6)} ${key}`);
console.log(`${done} disturbed runs, ${faults} with faults`);
process.exitCode = faults === 0 ? 0 : 1;
