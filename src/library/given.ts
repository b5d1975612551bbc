// Files that are given as bytes, as the rest of the program takes files in.

import { type InputFile, inMemory } from "../io/intake.ts";

/** A CSV file or an Excel workbook: its name and all of its bytes. */
export type GivenFile = { readonly name: string; readonly bytes: Uint8Array };

/** In the order of their names, each name once. Throws an Error where two files have one name. */
export function inputsOf(files: readonly GivenFile[]): readonly InputFile[] {
  const inputs = files.map(inputOf).sort((a, b) => (a.label < b.label ? -1 : a.label > b.label ? 1 : 0));
  const twice = inputs.find(({ label }, at) => label === inputs[at - 1]?.label);
  if (twice !== undefined) throw new Error(`two files are called ${twice.label}`);
  return inputs;
}

/** All of it is at hand, so that nobody opens a file. */
export function inputOf({ name, bytes }: GivenFile): InputFile {
  return inMemory(name, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}
