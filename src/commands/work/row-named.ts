// A row as somebody names it: FILE:NUMBER.
import { UsageFault } from "../usage-fault.ts";

/** The name of a file may hold a colon itself. Throws a UsageFault where it is no such name. */
export function rowNamed(text: string): { readonly file: string; readonly row: number } {
  const at = text.lastIndexOf(":");
  const number = text.slice(at + 1);
  if (at < 1 || !/^[1-9]\d{0,8}$/.test(number)) throw new UsageFault("cli.row-not-understood", { row: text });
  return { file: text.slice(0, at), row: Number(number) };
}
