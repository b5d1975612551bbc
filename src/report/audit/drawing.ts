// How a sample was drawn: the facts and the command with which anybody draws it again.
import { poundsText } from "../../core/money.ts";
import { speakIn } from "../forms/names.ts";
import { typed } from "../typed.ts";
import type { Paper } from "./paper.ts";

type Facts = Pick<Paper, "words" | "tongue" | "batch" | "sample">;

/** How the sample was drawn, as names of texts and values. */
export function drawingFacts({
  words,
  tongue,
  batch,
  sample,
}: Facts): readonly (readonly [string, string])[] {
  const speak = speakIn(words, tongue);
  const { method, size, seed, from, total, left, drawn } = sample;
  const facts: (readonly [string, string])[] = [
    ["batch", batch],
    ["method", speak(`audit-page.method.${method}`)],
    ["size", String(size)],
    ["seed", seed],
    ["lines", String(from.length)],
    ["total", poundsText(total)],
    ["drawn", String(drawn.filter(({ why }) => why === "drawn").length)],
  ];
  if (method === "random") return facts;
  facts.push(["distance", `${poundsText(total)} ÷ ${size}`]);
  if (left.lines > 0) facts.push(["left", `${left.lines}: ${poundsText(left.total)}`]);
  return facts;
}

/** What whoever draws the sample again types. */
export function drawingCommand({ batch, sample }: Pick<Facts, "batch" | "sample">): string {
  const { method, size, seed, drawn } = sample;
  const rows = [
    ...new Set(drawn.filter(({ why }) => why === "asked").map(({ file, row }) => `${file}:${row}`)),
  ];
  const asked = rows.map((row) => ` --row ${typed(row)}`).join("");
  return `taliad bundle ${batch} --sample ${size} --method ${method} --seed ${typed(seed)}${asked}`;
}
