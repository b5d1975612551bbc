// The generated returns must be what they say on their cover, and the same bytes each time: the measurements and
// the samples rest on them.
import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { writeReturnCsv, writeReturnXlsx } from "../../bench/generate.ts";
import { niNumberStart } from "../../bench/people.ts";
import { penceOf } from "../../bench/return-columns.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "generate-"));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function hashOf(path: string): Promise<string> {
  return createHash("sha256")
    .update(await readFile(path))
    .digest("hex");
}

describe("a generated return", () => {
  test("has the rows and the total that its cover declares", async () => {
    const path = join(folder, "a.csv");
    const made = await writeReturnCsv(path, 500, { seed: 7 });
    const lines = (await readFile(path, "utf8")).split("\r\n");
    expect(lines[9]).toBe("#declaredRows: 500");
    expect(lines[10]).toBe(`#declaredTotalPence: ${made.totalPence}`);
    const at = (lines[12] ?? "").split(",").indexOf("Gross amount paid this month");
    const rows = lines.slice(13, -1);
    expect(rows).toHaveLength(500);
    // Only the base pay "1,61" is quoted, and it stands behind the amount paid.
    expect(rows.reduce((sum, line) => sum + penceOf(line.split(",")[at]), 0)).toBe(made.totalPence);
  });

  test("is the same bytes for the same seed, and others for another", async () => {
    for (const write of [writeReturnCsv, writeReturnXlsx]) {
      const [first, again, other] = [join(folder, "1"), join(folder, "2"), join(folder, "3")];
      await write(first, 300, { seed: 3 });
      await write(again, 300, { seed: 3 });
      await write(other, 300, { seed: 4 });
      expect(await hashOf(again)).toBe(await hashOf(first));
      expect(await hashOf(other)).not.toBe(await hashOf(first));
    }
  });

  test("gives each person a National Insurance number of the valid form, never twice", () => {
    const seen = new Set<string>();
    for (let person = 0; person < 20_000; person += 1) seen.add(niNumberStart(person));
    expect(seen.size).toBe(20_000);
    for (const start of seen) {
      expect(start).toMatch(/^[ABCEGHJ-PRSTW-Z][ABCEGHJ-NPRSTW-Z]\d{6}$/);
      expect(start).not.toMatch(/^(BG|GB|KN|NK|NT|TN|ZZ|OO|CR|FY|MW|NC|PP|PY|PZ)/);
    }
  });
});
