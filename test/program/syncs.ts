// Loaded before the program: writes down which files and folders were synced, by their numbers on the disk, and what was
// renamed, in the order in which it happened.
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

const file = process.env["TALIAD_TEST_SYNCS"];
if (file !== undefined) {
  const events: string[] = [];
  const { fsync, fsyncSync, renameSync } = fs;
  fs.fsyncSync = (opened) => {
    fsyncSync(opened);
    events.push(`sync ${fs.fstatSync(opened).ino}`);
  };
  // Written down when it is done, not when it is asked for.
  const later = (opened: number, done: (error: Error | null) => void): void =>
    fsync(opened, (error) => {
      if (error === null) events.push(`sync ${fs.fstatSync(opened).ino}`);
      done(error);
    });
  Object.assign(fs, { fsync: later });
  fs.renameSync = (from, to) => {
    renameSync(from, to);
    events.push(`rename ${to}`);
  };
  syncBuiltinESMExports();
  process.on("exit", () => fs.writeFileSync(file, JSON.stringify(events)));
}
