// Where a thread of its own begins: a file beside the one that starts it, with the same ending, .ts as it is written or .js as built.

/** `starter` is the address of the file that starts it; `name` has no ending. */
export function threadFile(starter: string, name: string): URL {
  return new URL(`./${name}${starter.endsWith(".ts") ? ".ts" : ".js"}`, starter);
}
