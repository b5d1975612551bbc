// Loaded before the program: writes down how often each file was opened for reading, or read whole, when it ends.
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { basename, dirname } from "node:path";

const file = process.env["TALIAD_TEST_OPENS"];
if (file !== undefined) {
  const times = new Map<string, number>();
  const note = (path: unknown): void => {
    if (typeof path !== "string") return;
    const name = `${basename(dirname(path))}/${basename(path)}`;
    times.set(name, (times.get(name) ?? 0) + 1);
  };
  const { openSync, readFileSync } = fs;
  let opened = 0;
  const reads = (flags: unknown): boolean =>
    flags === undefined || flags === "r" || (typeof flags === "number" && (flags & 3) === 0);
  fs.openSync = (path, flags, mode) => {
    opened += 1;
    if (reads(flags)) note(path);
    return openSync(path, flags, mode);
  };
  // The overloads of the original are those of the stand-in.
  fs.readFileSync = ((path: fs.PathOrFileDescriptor, options: fs.ObjectEncodingOptions) => {
    const before = opened;
    const content = readFileSync(path, options);
    // Node opens some files for it by the function above, and some by itself.
    if (opened === before) note(path);
    return content;
  }) as typeof fs.readFileSync;
  syncBuiltinESMExports();
  process.on("exit", () => fs.writeFileSync(file, JSON.stringify(Object.fromEntries(times))));
}
