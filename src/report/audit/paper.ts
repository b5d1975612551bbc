// What a working paper is made of.
import type { AuditSample } from "../../engine/audit-sample.ts";
import type { Words } from "../../law/law.ts";
import type { Tongue } from "../forms/names.ts";
import type { PaperLine } from "./paper-columns.ts";

export type Paper = {
  readonly words: Words;
  readonly tongue: Tongue;
  readonly batch: string;
  readonly sample: AuditSample;
  readonly lines: readonly PaperLine[];
};
