// calc: whether a text is a National Insurance number, and how it is written.
import { z } from "zod";
import { isAdministrative, readNiNumber } from "../statute/ni-number.ts";
import { asked, type Question } from "./question.ts";

const question = asked("ni-number", { value: z.string() });

export const niNumber: Question<z.output<typeof question>> = {
  figure: "ni-number",
  question,
  answer(_law, { value }) {
    const normalised = readNiNumber(value);
    if (normalised === undefined) return { valid: false, normalised: null, person: null };
    return {
      valid: true,
      normalised,
      person: normalised.slice(0, 8),
      administrative: isAdministrative(normalised),
    };
  },
};
