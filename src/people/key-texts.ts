// The keys of a great many people as bytes, one text behind the other, those of slips as they are hashed (slip-slots.ts): keys.ts
// makes an object and a text of each of a person's nineteen, which costs more than to hash them. A test holds both to the same texts.
import { isSecond, numberOf, type PersonNumber } from "../core/person.ts";
import { keyKinds } from "./keys.ts";
import { slipSlots } from "./slip-slots.ts";
import { hasAdministrativePrefix, slipKey, slipKeys, swapsEqual } from "./slips.ts";

/** Texts in UTF-8, as they stand between the quotes of JSON: the kind of each by its place in `keyKinds`, and where it ends. */
type KeyTexts = {
  readonly kinds: Uint8Array;
  readonly ends: Uint32Array;
  readonly bytes: Uint8Array;
  /** Of kind `s`, but for those that are too long. */
  readonly slips: Uint8Array;
};

/** Somebody with the codes of his or her name. */
type Coded = {
  readonly person: PersonNumber;
  readonly employer: string | number;
  readonly payroll: string;
  readonly forename: string | undefined;
  readonly surnames: readonly string[];
};

type KeyWriter = {
  readonly add: (one: Coded) => void;
  /** What has been written, good until more is added. */
  readonly take: () => KeyTexts;
};

const encoder = new TextEncoder();
const [n, nf, ns, s, p] = keyKinds.map((_, at) => at) as [number, number, number, number, number];
const secondMark = encoder.encode("/2");
/** More than a person has, and more than those take that are no slips. */
const [mostKeys, textRoom] = [32, 256];
const [space, digit0, letterA] = [0x20, 0x30, 0x41];
const [opening, comma, closing, quote, backslash] = [0x5b, 0x2c, 0x5d, 0x22, 0x5c];

/** For at most so many people at once. */
export function keyWriter(most: number): KeyWriter {
  const kinds = new Uint8Array(most * mostKeys);
  const ends = new Uint32Array(most * mostKeys);
  const text = textWriter(most * textRoom);
  const slots = slipSlots(most);
  const encodedOf = codeBytes();
  const quotedOf = quotedBytes();
  let count = 0;
  const end = (kind: number): void => {
    kinds[count] = kind;
    ends[count] = text.length();
    count += 1;
  };
  /** "12 AB123456 code code" */
  const slips = (of: PersonNumber, forename: Uint8Array, surname: Uint8Array): void => {
    const person = numberOf(of);
    const from = text.length();
    text.number(person);
    text.code(forename);
    text.code(surname);
    if (slots.add(text.takenBack(from))) return;
    for (let slip = 0; slip < slipKeys.length; slip += 1) {
      if (swapsEqual(person, slip)) continue;
      text.slip(slip);
      text.number(slipKey(person, slip));
      text.code(forename);
      text.code(surname);
      end(s);
    }
  };
  return {
    add({ person, employer, payroll, forename, surnames }) {
      const codes = surnames.map(encodedOf);
      const forenameCode = forename === undefined ? undefined : encodedOf(forename);
      const long = (forenameCode?.length ?? 0) + (codes[0]?.length ?? 0) + (codes[1]?.length ?? 0);
      text.room(mostKeys * (long + 16));
      text.person(person);
      end(n);
      if (forenameCode !== undefined) {
        text.person(person);
        text.code(forenameCode);
        end(nf);
      }
      for (const surname of codes) {
        text.person(person);
        text.code(surname);
        end(ns);
      }
      const [surname] = codes;
      if (forenameCode !== undefined && surname !== undefined && !hasAdministrativePrefix(person)) {
        slips(person, forenameCode, surname);
      }
      if (payroll !== "" && forename !== undefined) {
        for (const [place, part] of [employer, payroll, forename].entries()) {
          const quoted = quotedOf(part);
          text.room(quoted.length + 2);
          text.part(place, quoted);
        }
        text.closing();
        end(p);
      }
    },
    take() {
      const [bytes, slips] = [text.take(), slots.take()];
      const taken = { kinds: kinds.subarray(0, count), ends: ends.subarray(0, count), bytes, slips };
      count = 0;
      return taken;
    },
  };
}

/** As it stands between the quotes of JSON. */
function inQuotes(text: string): Uint8Array {
  return encoder.encode(JSON.stringify(text).slice(1, -1));
}

/** Codes are few, and come again and again. */
function codeBytes(): (code: string) => Uint8Array {
  const known = new Map<string, Uint8Array>();
  return (code) => {
    const bytes = known.get(code) ?? inQuotes(code);
    known.set(code, bytes);
    return bytes;
  };
}

/** As it stands in a list that is a text itself: \"4711\". Good until the next one. */
function quotedBytes(): (text: string | number) => Uint8Array {
  const room = new Uint8Array(64);
  return (text) => {
    if (typeof text === "number" || text.length > room.length - 4) return inQuotes(JSON.stringify(text));
    room[0] = backslash;
    room[1] = quote;
    let at = 2;
    for (; at < text.length + 2; at += 1) {
      const code = text.charCodeAt(at - 2);
      if (code < space || code > 0x7e || code === quote || code === backslash)
        return inQuotes(JSON.stringify(text));
      room[at] = code;
    }
    room[at] = backslash;
    room[at + 1] = quote;
    return room.subarray(0, at + 2);
  };
}

/** The parts of keys, one behind the other. There is room for as much as was asked for. */
function textWriter(first: number) {
  let written = new Uint8Array(first);
  let at = 0;
  /** A number: two letters and six digits. */
  const number = (person: number): void => {
    let digits = person % 1_000_000;
    const letters = (person - digits) / 1_000_000;
    written[at] = letterA + Math.floor(letters / 26);
    written[at + 1] = letterA + (letters % 26);
    for (let place = 7; place > 1; place -= 1) {
      const rest = Math.floor(digits / 10);
      written[at + place] = digit0 + digits - rest * 10;
      digits = rest;
    }
    at += 8;
  };
  const bytes = (text: Uint8Array): void => {
    for (let of = 0; of < text.length; of += 1) written[at + of] = text[of] ?? 0;
    at += text.length;
  };
  return {
    room(length: number): void {
      if (at + length <= written.length) return;
      const larger = new Uint8Array((at + length) * 2);
      larger.set(written);
      written = larger;
    },
    bytes,
    code(text: Uint8Array): void {
      written[at] = space;
      at += 1;
      bytes(text);
    },
    number,
    /** The same as `personText`. */
    person(person: PersonNumber): void {
      number(numberOf(person));
      if (isSecond(person)) bytes(secondMark);
    },
    /** Which slip, and a space. */
    slip(slip: number): void {
      if (slip >= 10) {
        written[at] = digit0 + 1;
        at += 1;
      }
      written[at] = digit0 + (slip % 10);
      written[at + 1] = space;
      at += 2;
    },
    /** A part of a list, of so many before it. */
    part(before: number, quoted: Uint8Array): void {
      written[at] = before === 0 ? opening : comma;
      at += 1;
      bytes(quoted);
    },
    closing(): void {
      written[at] = closing;
      at += 1;
    },
    length: () => at,
    /** What was written from there on, which is no text of its own; good until more is written. */
    takenBack(from: number): Uint8Array {
      const back = written.subarray(from, at);
      at = from;
      return back;
    },
    /** What was written; the next text begins anew. */
    take(): Uint8Array {
      at = 0;
      return written;
    },
  };
}
