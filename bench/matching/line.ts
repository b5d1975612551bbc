// One line of the table: a measure, what it has to reach, what it reached.

export type Line = {
  readonly measure: string;
  readonly must: string;
  readonly stretch: string;
  readonly reached: string;
  readonly holds: boolean;
};

type Bound = { readonly least: number } | { readonly most: number };

/** `must` and `stretch` are bounds; without a bound nothing can fail. Shares are shown with four digits. */
export function line(
  measure: string,
  values: readonly { readonly value: number; readonly must?: Bound; readonly stretch?: Bound }[],
): Line {
  return {
    measure,
    must: values.map(({ must }) => boundText(must)).join(" / "),
    stretch: values.map(({ stretch }) => boundText(stretch)).join(" / "),
    reached: values.map(({ value }) => number(value)).join(" / "),
    holds: values.every(({ value, must }) => must === undefined || keeps(value, must)),
  };
}

function keeps(value: number, bound: Bound): boolean {
  return "least" in bound ? value >= bound.least : value <= bound.most;
}

function boundText(bound: Bound | undefined): string {
  if (bound === undefined) return "–";
  return "least" in bound ? `≥ ${bound.least}` : `≤ ${bound.most}`;
}

function number(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(4);
}

/** The lines below each other, the fallen ones marked. */
export function tableText(lines: readonly Line[]): string {
  const heading = { measure: "measure", must: "must", stretch: "stretch", reached: "reached", holds: true };
  const all = [heading, ...lines];
  const width = (key: "measure" | "must" | "stretch") => Math.max(...all.map((one) => one[key].length));
  return all
    .map((one) => {
      const cells = (["measure", "must", "stretch"] as const).map((key) => one[key].padEnd(width(key)));
      return `${[...cells, one.reached].join("  ")}${one.holds ? "" : "  BELOW"}`;
    })
    .join("\n");
}
