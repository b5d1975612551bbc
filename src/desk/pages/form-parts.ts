// What the forms of the desk's pages are made of: their key, lines to fill in, buttons.
import { type Html, html } from "../../report/pages/html.ts";
import type { Asked } from "../desk.ts";
import { address } from "./parts.ts";

/** A form that changes something, or that asks for what may stand in no address. */
export function form({ desk, language }: Asked, path: string, content: Html, files = false): Html {
  return html`<form method="post" action="${address(language, path)}"${files && { html: ' enctype="multipart/form-data"' }}><input type="hidden" name="form" value="${desk.keys.form}">${content}</form>
`;
}

export function hidden(name: string, value: string): Html {
  return html`<input type="hidden" name="${name}" value="${value}">`;
}

export function button(text: string, kind: "first" | "second" = "first"): Html {
  return html`<button class="${kind}">${text}</button>`;
}

type Field = {
  readonly name: string;
  /** Its name where that is the only one on its page. */
  readonly id?: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly value?: string | undefined;
  readonly type?: "text" | "date" | "number";
  readonly required?: boolean;
};

/** A line to fill in, its label above it. Nothing that is typed is kept by the browser. */
export function field({
  name,
  id = name,
  label,
  hint,
  value = "",
  type = "text",
  required = false,
}: Field): Html {
  const described = hint === undefined ? "" : ` aria-describedby="${id}-hint"`;
  return html`<p class="field"><label for="${id}">${label}</label>${hint !== undefined && html`<small id="${id}-hint">${hint}</small>`}
<input id="${id}" name="${name}" type="${type}" value="${value}" autocomplete="off" spellcheck="false"${{ html: described }}${required && { html: " required" }}></p>
`;
}
