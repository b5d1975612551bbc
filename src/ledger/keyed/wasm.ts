// The few instructions of WebAssembly that four-fold SHA-256 is put together from, and the module around them. Codes are those of
// the standard (webassembly.github.io/spec/core/binary); every value is a vector of four 32-bit numbers unless it says i32.

export type Code = readonly number[];

// Node has it; the library of types that the program is checked with has not.
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
};

/** Whole numbers from 0 as the format writes them: seven bits a byte, the lowest first. */
function whole(value: number): Code {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) bytes.push((rest % 0x80) + 0x80);
  bytes.push(rest);
  return bytes;
}

const vector = (code: number): Code => [0xfd, ...whole(code)];

export const local = {
  get: (at: number): Code => [0x20, ...whole(at)],
  set: (at: number): Code => [0x21, ...whole(at)],
};
/** For i32; the number is below 2^31. A number with the sixth bit of its last byte set would be read as a negative one. */
export const constant = (value: number): Code => {
  const bytes = whole(value);
  const last = bytes.at(-1) ?? 0;
  return last < 0x40 ? [0x41, ...bytes] : [0x41, ...bytes.slice(0, -1), last + 0x80, 0];
};
export const call = (functionAt: number): Code => [0x10, ...whole(functionAt)];
export const i32 = { add: [0x6a], subtract: [0x6b] } as const;
/** Their address is on the stack; they lie at whole multiples of four bytes. */
export const load = (offset: number): Code => [...vector(0), 2, ...whole(offset)];
export const store = (offset: number): Code => [...vector(11), 2, ...whole(offset)];
export const shuffle = (bytes: readonly number[]): Code => [...vector(13), ...bytes];
export const or = vector(80);
export const xor = vector(81);
/** Of two values and a mask: the bits of the first where the mask has ones. */
export const choose = vector(82);
export const anyBit = vector(83);
export const left = vector(171);
export const right = vector(173);
export const add = vector(174);

/** Again and again while `condition` leaves an i32 that is not 0. */
export const again = (body: Code, condition: Code): Code => [
  0x03,
  0x40,
  ...body,
  ...condition,
  0x0d,
  0,
  0x0b,
];
/** When the i32 on the stack is not 0. */
export const when = (body: Code): Code => [0x04, 0x40, ...body, 0x0b];

/** A function without a result: how many i32 it takes, its other locals, what it does. */
type Function = {
  readonly name: string;
  readonly parameters: number;
  readonly i32s?: number;
  readonly vectors?: number;
  readonly body: Code;
};

type Made = { readonly memory: { readonly buffer: ArrayBuffer } } & Readonly<
  Record<string, (...parameters: readonly number[]) => void>
>;

/** A module of these functions, which call each other by their places, with a memory of so many pages of 64 KiB. */
export function moduleOf(functions: readonly Function[], pages: number): () => Made {
  const list = (items: readonly Code[]): Code => [...whole(items.length), ...items.flat()];
  const section = (id: number, content: Code): Code => [id, ...whole(content.length), ...content];
  const name = (text: string): Code => list([...text].map((letter) => [letter.charCodeAt(0)]));
  const most = Math.max(...functions.map(({ parameters }) => parameters));
  const types = Array.from({ length: most + 1 }, (_, count) => [
    0x60,
    ...list(Array.from({ length: count }, () => [0x7f])),
    0,
  ]);
  const bodies = functions.map(({ i32s = 0, vectors = 0, body }) => {
    const content = [
      ...list([
        [...whole(i32s), 0x7f],
        [...whole(vectors), 0x7b],
      ]),
      ...body,
      0x0b,
    ];
    return [...whole(content.length), ...content];
  });
  const exported = functions.map((one, at) => [...name(one.name), 0x00, ...whole(at)]);
  const bytes = [
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, list(types)),
    ...section(3, list(functions.map(({ parameters }) => whole(parameters)))),
    ...section(5, list([[0x00, ...whole(pages)]])),
    ...section(7, list([...exported, [...name("memory"), 0x02, 0x00]])),
    ...section(10, list(bodies)),
  ];
  const module = new WebAssembly.Module(Uint8Array.from(bytes));
  // What it exports is what stands above.
  return () => new WebAssembly.Instance(module).exports as Made;
}
