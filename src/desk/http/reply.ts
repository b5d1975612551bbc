// Answers as they go out: nothing may be kept, framed, guessed at or loaded from elsewhere, and nobody else's page may read them.
import { createHash } from "node:crypto";
import type { ServerResponse } from "node:http";

export type Reply =
  | {
      readonly kind: "page";
      readonly status: number;
      readonly html: string;
      /** The page asks for itself again after so many seconds. */
      readonly again?: number | undefined;
    }
  | { readonly kind: "go"; readonly to: string; readonly cookie?: string }
  | {
      readonly kind: "file";
      readonly type: string;
      readonly bytes: Buffer;
      /** The name under which it is saved; one that is shown has none. */
      readonly name?: string | undefined;
    };

const always = {
  "Cache-Control": "no-store",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Referrer-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
};
const nothing = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'";
/** Of pages that the program wrote before, whose style is inside. */
const storedPage = `${nothing}; form-action 'none'; style-src 'unsafe-inline'`;

/** `style` is the one that every page of the desk has in it. */
export function ownPolicy(style: string): string {
  const hash = createHash("sha256").update(style).digest("base64");
  return `${nothing}; form-action 'self'; style-src 'sha256-${hash}'`;
}

/** `cut` ends the connection as well: of whoever sends the rest, nothing more is read. */
export function send(response: ServerResponse, reply: Reply, policy: string, cut = false): void {
  if (response.headersSent) return;
  const closing = cut ? { Connection: "close" } : {};
  if (reply.kind === "go") {
    const cookie = reply.cookie === undefined ? {} : { "Set-Cookie": reply.cookie };
    response.writeHead(303, { ...always, ...closing, ...cookie, Location: reply.to });
    response.end();
    return;
  }
  if (reply.kind === "page") {
    const again = reply.again === undefined ? {} : { Refresh: String(reply.again) };
    const type = { "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": policy };
    const bytes = Buffer.from(reply.html);
    response.writeHead(reply.status, {
      ...{ ...always, ...closing, ...again, ...type },
      "Content-Length": bytes.length,
    });
    response.end(bytes);
    return;
  }
  const saved =
    reply.name === undefined
      ? {}
      : { "Content-Disposition": `attachment; filename*=UTF-8''${encoded(reply.name)}` };
  response.writeHead(200, {
    ...{ ...always, ...closing, ...saved },
    "Content-Type": reply.type,
    "Content-Security-Policy": storedPage,
    "Content-Length": reply.bytes.length,
  });
  response.end(reply.bytes);
}

function encoded(name: string): string {
  return encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16)}`,
  );
}
