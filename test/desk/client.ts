// Somebody who talks to the desk without a browser: whatever headers and bodies they like.
import { request } from "node:http";
import { connect } from "node:net";
import type { RunningDesk } from "./open-desk.ts";

export type Answered = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
};

export type Sent = {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
};

/** Asks on a connection of its own. */
export function ask(
  port: number,
  { method = "GET", path = "/en/", headers = {}, body }: Sent,
): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: "127.0.0.1", port, method, path, headers, agent: false }, (response) => {
      const pieces: Buffer[] = [];
      response.on("data", (piece: Buffer) => pieces.push(piece));
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(pieces).toString("utf8"),
        }),
      );
      response.on("error", reject);
    });
    asked.on("error", reject);
    asked.end(body);
  });
}

/** Sends these bytes, then nothing more; gives what came back by the time that the other side closes, and after how many milliseconds. */
export function sendRaw(
  port: number,
  text: string,
): Promise<{ readonly said: string; readonly after: number }> {
  const begun = performance.now();
  return new Promise((resolve) => {
    let said = "";
    const socket = connect(port, "127.0.0.1", () => socket.write(text));
    socket.on("data", (piece) => {
      said += piece.toString("latin1");
    });
    socket.on("error", () => {});
    socket.on("close", () => resolve({ said, after: performance.now() - begun }));
  });
}

export type Upload = { readonly name: string; readonly content: string | Buffer; readonly field?: string };

const boundary = "----desk-test";

/** A form with its key and files, as a browser writes it. */
export function formOf(
  key: string,
  files: readonly Upload[],
  fields: readonly (readonly [string, string])[] = [],
) {
  const parts: Buffer[] = [];
  const add = (text: string): void => void parts.push(Buffer.from(text));
  for (const [name, value] of [["form", key], ...fields] as const)
    add(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`);
  for (const { name, content, field = "files" } of files) {
    const said = name.replaceAll('"', "%22").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
    add(
      `--${boundary}\r\nContent-Disposition: form-data; name="${field}"; filename="${said}"\r\nContent-Type: text/csv\r\n\r\n`,
    );
    parts.push(Buffer.from(content), Buffer.from("\r\n"));
  }
  add(`--${boundary}--\r\n`);
  const body = Buffer.concat(parts);
  return { body, type: `multipart/form-data; boundary=${boundary}` };
}

type Entered = {
  readonly cookie: string;
  /** What forms have to bring along. */
  readonly key: string;
  /** The first page. */
  readonly look: () => Promise<Answered>;
  readonly upload: (files: readonly Upload[]) => Promise<Answered>;
};

/** Comes in by the address that the terminal shows. */
export async function enter({
  port,
  origin,
  entry,
}: Pick<RunningDesk, "port" | "origin" | "entry">): Promise<Entered> {
  const entered = await ask(port, { path: new URL(entry).pathname });
  const cookie = String(entered.headers["set-cookie"]).split(";")[0] ?? "";
  const look = () => ask(port, { path: "/en/", headers: { cookie } });
  const key = /name="form" value="([^"]+)"/.exec((await look()).body)?.[1] ?? "";
  return {
    ...{ cookie, key, look },
    upload(files) {
      const { body, type } = formOf(key, files);
      const headers = { cookie, origin, "content-type": type };
      return ask(port, { method: "POST", path: "/en/upload", body, headers });
    },
  };
}
