// What goes between the desk and a thread that carries out its orders.
import type { GlobalFlags } from "../../commands/command.ts";
import type { Language } from "../../law/law.ts";
import type { Answer, Order } from "../order.ts";

/** What `serve` was given: a thread opens its settings from it. */
export type HandFlags = GlobalFlags;

export type ToHand = { readonly order: Order; readonly language: Language };

/** Answers come in the order of their orders; progress is that of the oldest without an answer. */
export type FromHand =
  | { readonly kind: "progress"; readonly text: string }
  | { readonly kind: "answer"; readonly answer: Answer };
