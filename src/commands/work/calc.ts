// taliad calc: JSON lines in, JSON lines out, in order; one statutory figure each. A line that cannot be answered
// says so and the next line goes on.
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import type { z } from "zod";
import { questions } from "../../calc/index.ts";
import { type Unanswered, unanswered } from "../../calc/question.ts";
import type { Trail } from "../../core/figure.ts";
import type { Law } from "../../law/law.ts";
import { zodWords } from "../../law/zod-words.ts";
import { stepTexts } from "../../report/steps.ts";

/** The answer to one line, as one line of JSON without its end. A blank line is answered like any other, so that answers stay beside their lines. */
export function calcLine(law: Law, line: string, withTrail: boolean): string {
  let asked: unknown;
  try {
    asked = JSON.parse(line);
  } catch {
    return JSON.stringify(unanswered("not-json", "The line is not JSON. Write one question as one line."));
  }
  return JSON.stringify(answerTo(law, asked, withTrail));
}

/** Answers every line of a stream, in order. Resolves when the last answer is handed over. */
export async function calc(law: Law, input: Readable, output: Writable, withTrail: boolean): Promise<void> {
  const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  for await (const line of lines) {
    const answer = `${calcLine(law, line.charCodeAt(0) === 0xfeff ? line.slice(1) : line, withTrail)}\n`;
    if (!output.write(answer)) await new Promise((resolve) => output.once("drain", resolve));
  }
}

function answerTo(law: Law, asked: unknown, withTrail: boolean): object {
  if (typeof asked !== "object" || asked === null || Array.isArray(asked)) {
    return unanswered("not-a-question", 'The line is no question. Write {"figure":"…", …}.');
  }
  // JSON.parse gives plain objects only.
  const { id, figure } = asked as { readonly id?: unknown; readonly figure?: unknown };
  const named = id === undefined ? {} : { id };
  const question = typeof figure === "string" ? questions.get(figure) : undefined;
  if (question === undefined) {
    const known = [...questions.keys()].join(", ");
    return { ...named, ...unanswered("figure-unknown", `figure: write one of ${known}.`) };
  }
  const understood = question.question.safeParse(asked, { error: zodWords });
  if (!understood.success) return { ...named, ...misunderstood(understood.error) };
  const trail: Trail | undefined = withTrail ? [] : undefined;
  const answer = question.answer(law, understood.data, trail);
  if ("ok" in answer && answer["ok"] === false) return { ...named, ...answer };
  return { ...named, ok: true, ...answer, ...(trail === undefined ? {} : { trail: stepTexts(trail) }) };
}

function misunderstood(error: z.ZodError): Unanswered {
  const messages = error.issues.map(({ path, message }) => {
    const place = path.join(".");
    return place === "" ? message : `${place}: ${message}`;
  });
  return unanswered("question-not-understood", messages.join("; "));
}
