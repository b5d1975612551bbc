// Every figure that `calc` answers. A new figure is one file beside this one and one line here.
import { class1Ni } from "./class-1-ni.ts";
import type { Question } from "./question.ts";

// Each question checks its own input with its own schema, so the list may forget what the input is.
export const questions: ReadonlyMap<string, Question<never>> = new Map(
  [class1Ni].map((question) => [question.figure, question as Question<never>]),
);
