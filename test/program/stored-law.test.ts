// A batch whose law lacks a parameter that came later: it is said which, and nothing is taken for it.
import { chmodSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { linesOf, sha256 } from "./batch-folder.ts";
import { batchOf, folder, samples, taliadHere } from "./program.ts";

const place = folder();
afterAll(() => rmSync(place, { recursive: true }));
const lacking = "wfp.undeclaredOnCosts";
let batch = "";

beforeAll(async () => {
  const words = ["run", join(samples, "welsh-return/gofal-tywyn.csv"), "--out", place, "--ledger", "none"];
  batch = batchOf(await taliadHere(words));
  // As it would have been stored before the parameter existed, the hashes in the manifest with it.
  const manifestFile = join(batch, "manifest.json");
  const manifest = JSON.parse(readFileSync(manifestFile, "utf8"));
  const change = (path: string, without: (content: unknown) => unknown) => {
    const file = join(batch, "schemas", path);
    const before = readFileSync(file, "utf8");
    const text = JSON.stringify(without(JSON.parse(before)));
    expect({ before: before.includes(lacking), after: text.includes(lacking) }).toEqual({
      before: true,
      after: false,
    });
    for (const one of manifest.schemas) {
      if (one.path === path) Object.assign(one, { sha256: sha256(text), bytes: Buffer.byteLength(text) });
    }
    rewrite(file, text);
  };
  change("parameters/social-care-payment-2022.json", (content) => {
    const { parameters, ...rest } = content as { parameters: readonly { id: string }[] };
    return { ...rest, parameters: parameters.filter(({ id }) => id !== lacking) };
  });
  change("readings.json", (content) =>
    (content as readonly { parameter: string | readonly string[] }[]).map((one) =>
      typeof one.parameter === "string"
        ? one
        : { ...one, parameter: one.parameter.filter((id) => id !== lacking) },
    ),
  );
  rewrite(manifestFile, JSON.stringify(manifest));
});

/** What was stored may not be written to. */
function rewrite(file: string, text: string): void {
  chmodSync(file, 0o600);
  writeFileSync(file, text);
}

test("verify names it as a difference", async () => {
  const { code, stdout } = await taliadHere(["verify", batch, "--json"]);
  const { equal, differences } = JSON.parse(stdout);
  expect({ code, equal }).toEqual({ code: 7, equal: false });
  expect(differences).toContainEqual(expect.objectContaining({ key: "law-lacks", values: { id: lacking } }));
});

test("explain refuses, and says by which version it would be explained", async () => {
  const [row] = linesOf(batch, "decisions.csv");
  const { code, stderr } = await taliadHere(["explain", batch, "--row", `${row?.["file"]}:${row?.["row"]}`]);
  expect(code).toBe(64);
  expect(stderr.replaceAll(/\s+/g, " ")).toContain(`has no ${lacking}`);
});
