// A plain command line, understood without the library that knows what is wrong with one: it takes longer to load than fifty rows
// to decide. Plain is the name of a command, then its operands and options, each once, with values that cannot be taken for anything
// else. All others are left to the library (any-line.ts); a test holds both to the same answer.
import { type Command, type Given, globalOptions, type Option, type Options } from "./command.ts";

/** What is to be done: a command with what it was given. */
export type Asked = { readonly command: Command; readonly given: Given<Options> };

/** Undefined where the line is not plain: something may be wrong with it. */
export function plainLine(words: readonly string[], commands: readonly Command[]): Asked | undefined {
  const [name, ...rest] = words;
  const command = commands.find((one) => one.name === name);
  if (command === undefined) return undefined;
  const options: Options = { ...globalOptions, ...command.options };
  const given = new Map<string, unknown>();
  const named: string[] = [];
  for (let at = 0; at < rest.length; at += 1) {
    const word = rest[at] ?? "";
    if (isPlain(word)) {
      named.push(word);
      continue;
    }
    const called = word.slice(2);
    if (!word.startsWith("--") || !Object.hasOwn(options, called) || given.has(called)) return undefined;
    const option = options[called];
    const next = rest[at + 1] ?? "";
    if (option?.type === "boolean" && next !== "true" && next !== "false") given.set(called, true);
    else if (option !== undefined && takes(option, next)) {
      given.set(called, next);
      at += 1;
    } else return undefined;
  }
  const operands = operandsOf(command, named);
  if (operands === undefined) return undefined;
  for (const [called, { required, default: usual }] of Object.entries(options)) {
    if (given.has(called)) continue;
    if (required === true) return undefined;
    if (usual !== undefined) given.set(called, usual);
  }
  // Every value is one that its option can have, which its type says.
  return { command, given: Object.fromEntries([...given, ...operands]) as Given<Options> };
}

/** No option, nothing empty, and no quotation marks, which the library may take away. */
export function isPlain(word: string): boolean {
  return word !== "" && !/^[-'"]/.test(word);
}

function takes({ type, several, choices }: Option, value: string): boolean {
  if (type !== "string" || several === true || !isPlain(value)) return false;
  return choices === undefined || choices.includes(value);
}

/** By their names, in order; the last one may take all that are left. */
function operandsOf(
  { operands }: Command,
  named: readonly string[],
): readonly (readonly [string, unknown])[] | undefined {
  const found: (readonly [string, unknown])[] = [];
  let at = 0;
  for (const [name, { several, required, choices, default: usual }] of Object.entries(operands)) {
    const own = several === true ? named.slice(at) : named.slice(at, at + 1);
    at += own.length;
    if (choices !== undefined && !own.every((one) => choices.includes(one))) return undefined;
    if (own.length === 0 && (required === true || usual !== undefined)) return undefined;
    if (several === true) found.push([name, own]);
    else if (own[0] !== undefined) found.push([name, own[0]]);
  }
  return at < named.length ? undefined : found;
}
