// Says what went wrong, in the operator's words, and what it means for the exit code.
import { shown } from "../report/shown.ts";
import { faultOf } from "./faults.ts";
import type { Texts } from "./texts.ts";

/** Says a fault on stderr and returns its exit code. No stack trace unless `debug`. */
export function sayFault(fault: unknown, texts: Texts, debug: boolean): number {
  if (debug && fault instanceof Error) process.stderr.write(`${fault.stack}\n`);
  const { exitCode, ...said } = faultOf(fault, (key) => isKnown(texts, key));
  process.stderr.write(`taliad: ${shown(textOf(texts, said))}\n`);
  return exitCode;
}

function isKnown({ knows }: Texts, key: string): boolean {
  try {
    return knows(key);
  } catch {
    return false;
  }
}

type Said = { readonly key: string; readonly values: Readonly<Record<string, string>> };

/** Where the words themselves cannot be read, the key with its values has to do. */
function textOf({ text }: Texts, { key, values }: Said): string {
  try {
    return text(key, values);
  } catch {
    return `${key}: ${Object.values(values).join(" ")}`;
  }
}
