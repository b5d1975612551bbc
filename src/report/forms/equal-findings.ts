// Equal findings of one column in the list of what to do: many of them are one line, which leads to all their cells.

/** `row` is 0 of the whole file; those with the same `same` are equal, one without is equal to none. */
type Finding = { readonly row: number; readonly warns: boolean; readonly same?: string | undefined };

type Group<One> = { readonly first: One; readonly rows: readonly number[] };

/** So many equal findings have a line each: whoever puts something right wants to be led to each cell. */
const mostEach = { errors: 20, warnings: 3 };

/** In the order of the first of each; `sorted` by their rows. */
export function equalFindings<One extends Finding>(sorted: readonly One[]): readonly Group<One>[] {
  const groups = new Map<string, { readonly first: One; readonly rows: number[] }>();
  for (const problem of sorted) {
    const name = problem.row > 0 && problem.same !== undefined ? problem.same : String(groups.size);
    const known = groups.get(name);
    if (known === undefined) groups.set(name, { first: problem, rows: [problem.row] });
    else known.rows.push(problem.row);
  }
  const few = new Set(
    [...groups.values()].filter(
      ({ first, rows }) => rows.length <= mostEach[first.warns ? "warnings" : "errors"],
    ),
  );
  const each = new Set([...few].map(({ first }) => first.same));
  const own = sorted.filter(({ row, same }) => row <= 0 || same === undefined || each.has(same));
  return [
    ...own.map((first) => ({ first, rows: [first.row] })),
    ...[...groups.values()].filter((group) => !few.has(group)),
  ].sort((a, b) => (a.rows[0] ?? 0) - (b.rows[0] ?? 0));
}
