// The files of the law whose shape was checked when the package was made, by their hashes: checking them takes as long as deciding
// five hundred rows. The package has them in the place of this list (.ci/program.ts); the sources check every file that they read.

/** "path sha256" of each of them. */
export const shapedLaw: ReadonlySet<string> = new Set();
