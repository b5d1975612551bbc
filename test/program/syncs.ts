// Loaded before the program: writes down which files were synced, by their names, when it ends.
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { basename } from "node:path";

const file = process.env["TALIAD_TEST_SYNCS"];
if (file !== undefined) {
  const names = new Map<number, string>();
  const synced = new Set<string>();
  const { openSync, fsyncSync } = fs;
  fs.openSync = (path, flags, mode) => {
    const opened = openSync(path, flags, mode);
    names.set(opened, basename(String(path)));
    return opened;
  };
  fs.fsyncSync = (opened) => {
    fsyncSync(opened);
    synced.add(names.get(opened) ?? "");
  };
  syncBuiltinESMExports();
  process.on("exit", () => fs.writeFileSync(file, JSON.stringify([...synced])));
}
