// Purges as they stand in the book: each is a batch without returns that names among its inputs its own manifest, which no other
// batch can. Its further inputs name the batches whose people it forgets, by their seals, and the keys that go with them.

/** The manifest of a purge as an input of it. */
const purgeMark = "manifest.json";
/** How the name begins under which a purge names a key, by its check. */
const keyMark = "key ";

/** SQL: the numbers of the purges. */
const purges = `SELECT i.batch FROM input AS i JOIN batch AS b ON b.sequence = i.batch
  WHERE i.file = '${purgeMark}' AND i.sha256 = b.manifest`;

/** SQL: the checks of the keys that are gone. */
export const keysGone = `SELECT sha256 FROM input WHERE file GLOB '${keyMark}*' AND batch IN (${purges})`;
