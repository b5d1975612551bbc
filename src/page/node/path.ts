// Paths of the files that the page holds in memory: they begin with a slash, and slashes stand between their parts.

export function join(...parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join("/");
}

export function resolve(path: string): string {
  return path;
}

export function basename(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

export function dirname(path: string): string {
  return path.slice(0, Math.max(1, path.lastIndexOf("/")));
}

/** ".csv" of "claims.csv"; nothing of ".csv". */
export function extname(path: string): string {
  const name = basename(path);
  const dot = name.lastIndexOf(".");
  return dot <= 0 ? "" : name.slice(dot);
}

export function parse(path: string): { readonly name: string; readonly ext: string } {
  const [base, ext] = [basename(path), extname(path)];
  return { name: base.slice(0, base.length - ext.length), ext };
}
