// Loaded before tests and before the programs that they start: nobody waits until a file that was written lies on the disk, which
// is most of the time of a small batch. That files are synced, and in which order, test/program/syncs.ts counts.
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

fs.fsyncSync = () => {};
Object.assign(fs, { fsync: (_file: number, done: (error: null) => void) => done(null) });
syncBuiltinESMExports();
