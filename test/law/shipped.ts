// The law as shipped, and copies of its files that a test may change before they are loaded.
import { readFileSync } from "node:fs";
import { readSchemas } from "../../src/batch/read/schemas.ts";
import type { Law } from "../../src/law/law.ts";
import { loadLaw } from "../../src/law/load.ts";

const schemas = readSchemas("schemas");

export const shipped: Law = schemas.law;

/** Every file of schemas/ as parsed JSON, a fresh copy each time. */
export function shippedFiles(): Map<string, unknown> {
  return new Map(
    schemas.files.map(({ path, bytes }) => [path, JSON.parse(new TextDecoder().decode(bytes))] as const),
  );
}

/** The law with one file put in the place of another, or added. */
export function lawWith(path: string, content: unknown): Law {
  return loadLaw(shippedFiles().set(path, content));
}

/** A file of test vectors. */
export function vectors<Vector>(name: string): readonly Vector[] {
  // The files are test data of this repository; each test says what it expects of them.
  const file = JSON.parse(readFileSync(`test/vectors/${name}.json`, "utf8")) as { vectors: Vector[] };
  return file.vectors;
}

/** Pounds as the vectors write them, a JSON number with at most two decimals, as pence. */
export function penceOf(pounds: number): number {
  return Math.round(pounds * 100);
}
