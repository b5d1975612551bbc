// SHA-256 (FIPS 180-4) of four messages at once, as WebAssembly: a call of node:crypto costs ten times what the hash itself does,
// and a batch of a million people leaves nineteen million keyed hashes. Four lanes take a fifth of the time of node:crypto.
import {
  add,
  again,
  anyBit,
  type Code,
  call,
  choose,
  constant,
  i32,
  left,
  load,
  local,
  moduleOf,
  or,
  right,
  shuffle,
  store,
  when,
  xor,
} from "./wasm.ts";

/** How many messages wait for one call. */
export const together = 512;
/** A message has room of two blocks, with what SHA-256 puts behind it. */
export const slotLength = 128;
const [lane, digest] = [16, 8 * 16];

/** Where everything lies in the memory, in bytes; each number four times, once for each lane. */
export const places = (() => {
  const [words, state, saved, inner, outer, tail] = [0, 256, 384, 512, 640, 768];
  const rounds = tail + 8 * lane;
  const masks = rounds + 64 * lane;
  const slots = masks + together * 4;
  const digests = slots + together * slotLength;
  return { words, state, saved, inner, outer, tail, rounds, masks, slots, digests };
})();
const pages = Math.ceil((places.digests + (together / 4) * digest) / 65_536);

const at0 = constant(0);
const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, at) => at);

/** Turned right by so many bits. */
const turned = (value: Code, bits: number): Code => [
  ...[...value, ...constant(bits), ...right],
  ...[...value, ...constant(32 - bits), ...left, ...or],
];
const mixed = (value: Code, a: number, b: number, c: number): Code => [
  ...[...turned(value, a), ...turned(value, b), ...xor],
  ...[...turned(value, c), ...xor],
];
const mixedShifted = (value: Code, a: number, b: number, c: number): Code => [
  ...[...turned(value, a), ...turned(value, b), ...xor],
  ...[...value, ...constant(c), ...right, ...xor],
];

/** One block, whose words lie in `words`, into `state`. Locals 0 to 7: the state, 8 to 23: the words, 24: the first sum. */
function compress(): Code {
  const { get, set } = local;
  const code: number[] = [];
  for (const at of numbers(8)) code.push(...at0, ...load(places.state + at * lane), ...set(at));
  for (const at of numbers(16)) code.push(...at0, ...load(places.words + at * lane), ...set(8 + at));
  const sum = 24;
  for (const round of numbers(64)) {
    // The names move on by one at each round, not the values.
    const value = (name: number): number => (((name - round) % 8) + 8) % 8;
    const [a, b, c, d, e, f, g, h] = numbers(8).map(value).map(get) as [
      Code,
      Code,
      Code,
      Code,
      Code,
      Code,
      Code,
      Code,
    ];
    const word = (back: number): Code => get(8 + ((round - back + 16) % 16));
    if (round >= 16) {
      code.push(...word(16), ...mixedShifted(word(15), 7, 18, 3), ...add, ...word(7), ...add);
      code.push(...mixedShifted(word(2), 17, 19, 10), ...add, ...set(8 + (round % 16)));
    }
    code.push(...h, ...mixed(e, 6, 11, 25), ...add, ...f, ...g, ...e, ...choose, ...add);
    code.push(
      ...at0,
      ...load(places.rounds + round * lane),
      ...add,
      ...get(8 + (round % 16)),
      ...add,
      ...set(sum),
    );
    code.push(...d, ...get(sum), ...add, ...set(value(3)));
    // The majority: c where a and b differ, else b.
    code.push(
      ...get(sum),
      ...mixed(a, 2, 13, 22),
      ...add,
      ...c,
      ...b,
      ...[...a, ...b, ...xor],
      ...choose,
      ...add,
    );
    code.push(...set(value(7)));
  }
  for (const at of numbers(8)) {
    code.push(
      ...at0,
      ...at0,
      ...load(places.state + at * lane),
      ...get(at),
      ...add,
      ...store(places.state + at * lane),
    );
  }
  return code;
}

/** One block of each of four messages, from the address on, into `words`: first number by first number, from big-endian. */
function gather(): Code {
  const { get, set } = local;
  const bytes = (picked: readonly number[]): Code =>
    shuffle(picked.flatMap((word) => numbers(4).map((at) => word * 4 + at)));
  const bytesTurned = (picked: readonly number[]): Code =>
    shuffle(picked.flatMap((word) => numbers(4).map((at) => word * 4 + 3 - at)));
  const code: number[] = [];
  for (const four of numbers(4)) {
    for (const message of numbers(4))
      code.push(...get(0), ...load(message * slotLength + four * lane), ...set(1 + message));
    // Two messages side by side, the first two words and the last two; then two such pairs.
    for (const half of numbers(2)) {
      const pair = bytesTurned([half * 2, 4 + half * 2, half * 2 + 1, 5 + half * 2]);
      for (const of of numbers(2)) code.push(...get(1 + of * 2), ...get(2 + of * 2), ...pair, ...set(5 + of));
      for (const word of numbers(2)) {
        const picked = bytes([word * 2, word * 2 + 1, word * 2 + 4, word * 2 + 5]);
        code.push(
          ...at0,
          ...get(5),
          ...get(6),
          ...picked,
          ...store(places.words + (four * 4 + half * 2 + word) * lane),
        );
      }
    }
  }
  return code;
}

const copied = (from: number, to: number, count: number): Code =>
  numbers(count).flatMap((at) => [...at0, ...at0, ...load(from + at * lane), ...store(to + at * lane)]);

/** HMAC (RFC 2104) of so many fours of messages: locals 0: fours left, 1: slot, 2: mask, 3: digest. */
function keyed(): Code {
  const { get, set } = local;
  const further = (at: number, by: number): Code => [...get(at), ...constant(by), ...i32.add, ...set(at)];
  const mask = [...get(2), ...load(0)];
  const second = [
    ...copied(places.state, places.saved, 8),
    ...[...get(1), ...constant(slotLength / 2), ...i32.add, ...call(1), ...call(0)],
    ...numbers(8).flatMap((at) => [
      ...[...at0, ...at0, ...load(places.state + at * lane), ...at0, ...load(places.saved + at * lane)],
      ...[...mask, ...choose, ...store(places.state + at * lane)],
    ]),
  ];
  const four = [
    ...copied(places.inner, places.state, 8),
    ...[...get(1), ...call(1), ...call(0)],
    ...[...mask, ...anyBit, ...when(second)],
    ...copied(places.state, places.words, 8),
    ...copied(places.tail, places.words + 8 * lane, 8),
    ...copied(places.outer, places.state, 8),
    ...call(0),
    ...numbers(8).flatMap((at) => [
      ...get(3),
      ...at0,
      ...load(places.state + at * lane),
      ...store(at * lane),
    ]),
    ...further(1, 4 * slotLength),
    ...further(2, lane),
    ...further(3, digest),
    ...[...get(0), ...constant(1), ...i32.subtract, ...set(0)],
  ];
  const starts = [places.slots, places.masks, places.digests];
  return [...starts.flatMap((start, at) => [...constant(start), ...set(1 + at)]), ...again(four, get(0))];
}

/** Made once a process, when it is first needed. */
export const lanesModule = once(() =>
  moduleOf(
    [
      { name: "compress", parameters: 0, vectors: 25, body: compress() },
      { name: "gather", parameters: 1, vectors: 6, body: gather() },
      { name: "keyed", parameters: 1, i32s: 3, body: keyed() },
    ],
    pages,
  ),
);

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
