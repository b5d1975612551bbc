// What a page on one's own machine has to withstand: other machines, other browsers, other pages, and whoever sends too much, too
// slowly, half of it, or names that lead elsewhere. Each check says what it tries.
import { existsSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { networkInterfaces } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openSession } from "../../src/commands/open-session.ts";
import { openDesk } from "../../src/commands/work/open-desk.ts";
import { usualLimits } from "../../src/desk/http/limits.ts";
import { openSqliteBook } from "../../src/ledger/sqlite/book.ts";
import { as } from "../program/accounts.ts";
import { batchOf, folder, samples, taliadHere } from "../program/program.ts";
import { type Answered, ask, formOf, type Sent, sendRaw, type Upload } from "./client.ts";

const place = folder();
const out = join(place, "out");
/** Quicker than an officer's, so that nobody waits for a minute. */
const limits = {
  ...usualLimits,
  fileBytes: 200_000,
  uploadBytes: 1_000_000,
  formBytes: 4_096,
  headTime: 600,
  idleTime: 500,
  rateAfter: 400,
};

let desk: Awaited<ReturnType<typeof openDesk>>;
let port = 0;
let cookie = "";
let origin = "";
beforeAll(async () => {
  desk = await openDesk({ out }, await openSession({ out }, "en"), limits);
  ({ port: port, origin } = {
    port: Number(new URL(desk.address).port),
    origin: new URL(desk.address).origin,
  });
});
afterAll(async () => {
  await desk.close();
  rmSync(place, { recursive: true, force: true });
});

/** As the browser that was let in. */
function own({ headers = {}, ...sent }: Sent = {}): Promise<Answered> {
  return ask(port, { ...sent, headers: { cookie, ...headers } });
}

const form = "application/x-www-form-urlencoded";

/** A form of its own page. */
function post(
  path: string,
  fields: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answered> {
  const body = new URLSearchParams({ form: desk.desk.keys.form, ...fields }).toString();
  return own({ method: "POST", path, body, headers: { origin, "content-type": form, ...headers } });
}

function upload(
  files: readonly Upload[],
  key = desk.desk.keys.form,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answered> {
  const { body, type } = formOf(key, files);
  return own({
    method: "POST",
    path: "/en/upload",
    body,
    headers: { origin, "content-type": type, ...headers },
  });
}

const waiting = (): readonly string[] => readdirSync(desk.desk.waiting.path).sort();

describe("who is let in", () => {
  test("1 nobody without the address of the terminal", async () => {
    for (const path of ["/", "/en/", "/en/months", "/en/batch/9a7e0ae26ed9", "/cy/law"]) {
      const { status, body, headers } = await ask(port, { path });
      expect(status, path).toBe(401);
      expect(body).toContain("taliad serve");
      expect(headers["set-cookie"]).toBeUndefined();
    }
  });

  test("2 nobody with a guessed address", async () => {
    const guessed = `/enter/en/${"A".repeat(43)}`;
    for (const path of [guessed, "/enter/en/", `${guessed}A`])
      expect((await ask(port, { path })).status).toBe(401);
  });

  test("3 another page cannot use up the address by leading there", async () => {
    const path = new URL(desk.address).pathname;
    const headers = { "sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors" };
    expect((await ask(port, { path, headers })).status).toBe(403);
  });

  test("4 the address lets in once, with a cookie that no script reads and no other page sends", async () => {
    const path = new URL(desk.address).pathname;
    const first = await ask(port, { path });
    expect(first).toMatchObject({ status: 303, headers: { location: "/en/" } });
    const [set = ""] = first.headers["set-cookie"] ?? [];
    expect(set).toMatch(/^taliad-\d+=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    cookie = set.split(";")[0] ?? "";
    expect((await ask(port, { path })).status).toBe(401);
    expect((await own()).status).toBe(200);
    // Its own browser is led to the page, whatever it opens.
    expect((await own({ path })).status).toBe(303);
  });

  test("5 nobody with another cookie, with two, or with a part of it", async () => {
    const [name = "", value = ""] = cookie.split("=");
    for (const wrong of [
      `${name}=`,
      `${name}=${value.slice(1)}`,
      `${name}=${"A".repeat(43)}`,
      `${cookie}; ${name}=x`,
      `x${cookie}`,
    ])
      expect((await ask(port, { headers: { cookie: wrong } })).status, wrong).toBe(401);
  });

  test("6 no other machine: it listens on the loopback alone", async () => {
    const others = Object.values(networkInterfaces())
      .flatMap((all) => all ?? [])
      .filter(({ internal, family }) => !internal && family === "IPv4");
    for (const { address } of others) {
      const tried = await fetch(`http://${address}:${port}/`).then(
        () => "answered",
        () => "refused",
      );
      expect(tried, address).toBe("refused");
    }
    const listening = readFileSync("/proc/net/tcp", "latin1")
      .split("\n")
      .filter((line) =>
        line.includes(`:${port.toString(16).toUpperCase().padStart(4, "0")} 00000000:0000 0A`),
      );
    expect(listening.map((line) => line.trim().split(/\s+/)[1]?.split(":")[0])).toEqual(["0100007F"]);
    expect(readFileSync("/proc/net/tcp6", "latin1")).not.toContain(
      `:${port.toString(16).toUpperCase().padStart(4, "0")} 00000000000000000000000000000000:0000 0A`,
    );
  });
});

describe("what a request has to be", () => {
  test("7 a name that somebody made lead here is not answered", async () => {
    for (const host of [
      "evil.example",
      `evil.example:${port}`,
      "127.0.0.1",
      `localhost:${port}`,
      `127.0.0.1:${port + 1}`,
      `[::1]:${port}`,
    ])
      expect((await own({ headers: { host } })).status, host).toBe(421);
  });

  test("8 nor two names, nor none", async () => {
    const two = await sendRaw(
      port,
      `GET /en/ HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nHost: evil.example\r\nCookie: ${cookie}\r\nConnection: close\r\n\r\n`,
    );
    expect(two.said).toMatch(/^HTTP\/1\.1 4(00|21)/);
    const none = await sendRaw(port, `GET /en/ HTTP/1.0\r\nCookie: ${cookie}\r\n\r\n`);
    expect(none.said).toMatch(/^HTTP\/1\.1 421/);
  });

  test("9 an address that names another server is not fetched", async () => {
    const { said } = await sendRaw(
      port,
      `GET http://evil.example/ HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nCookie: ${cookie}\r\nConnection: close\r\n\r\n`,
    );
    expect(said).toMatch(/^HTTP\/1\.1 400/);
    expect((await own({ path: "//evil.example/" })).status).toBe(400);
  });

  test("10 other methods are not known, and nobody is told what would be allowed", async () => {
    for (const method of ["PUT", "DELETE", "OPTIONS", "TRACE", "PATCH"]) {
      const { status, headers } = await own({ method, headers: { origin } });
      expect(status, method).toBe(405);
      expect(headers["allow"]).toBeUndefined();
    }
  });

  test("11 another page may not look", async () => {
    for (const headers of [
      { origin: "https://evil.example" },
      { origin: "null" },
      { origin: `http://127.0.0.1:${port + 1}` },
      { "sec-fetch-site": "cross-site" },
      { "sec-fetch-site": "same-site" },
    ])
      expect(
        (await own({ headers: headers as Record<string, string> })).status,
        JSON.stringify(headers),
      ).toBe(403);
  });

  test("12 another page may not send a form, nor one that does not say where it is from", async () => {
    for (const from of ["https://evil.example", "null", `http://localhost:${port}`])
      expect((await post("/en/run", {}, { origin: from })).status, from).toBe(403);
    const body = new URLSearchParams({ form: desk.desk.keys.form }).toString();
    expect(
      (await own({ method: "POST", path: "/en/run", body, headers: { "content-type": form } })).status,
    ).toBe(403);
  });

  test("13 a form without its key does nothing", async () => {
    for (const key of ["", "x", desk.desk.keys.form.slice(1)])
      expect((await post("/en/people", { form: key, person: "AB123456C" })).status, key).toBe(403);
  });

  test("14 nor is the key in any address or kept by the browser", async () => {
    const { body, headers } = await own();
    expect(body).toContain(desk.desk.keys.form);
    expect(body).not.toMatch(new RegExp(`(href|action)="[^"]*${desk.desk.keys.form}`));
    expect(headers["cache-control"]).toBe("no-store");
  });

  test("15 what changes something is not done by looking", async () => {
    for (const path of [
      "/en/run",
      "/en/preview",
      "/en/upload",
      "/en/batch/9a7e0ae26ed9/approve",
      `/en/run?form=${desk.desk.keys.form}`,
    ])
      expect((await own({ path })).status, path).toBe(404);
  });

  test("16 JSON and plain text, which other pages can send without asking, are no forms", async () => {
    for (const type of ["application/json", "text/plain", ""])
      expect((await post("/en/run", {}, { "content-type": type })).status, type).toBe(415);
  });
});

describe("what an answer says", () => {
  const policy =
    /^default-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'; style-src 'sha256-[^']+'$/;

  test("17 nothing is loaded, framed, guessed at or kept", async () => {
    for (const path of ["/en/", "/cy/law", "/en/nothing", "/en/people"]) {
      const { headers, body } = await own({ path });
      expect(headers["content-security-policy"], path).toMatch(policy);
      expect(headers).toMatchObject({
        "x-content-type-options": "nosniff",
        "x-frame-options": "DENY",
        "cache-control": "no-store",
        "cross-origin-resource-policy": "same-origin",
      });
      expect(body).not.toMatch(/<script|<iframe|<img|javascript:|\son\w+=|\sstyle=/i);
    }
  });

  test("18 no other origin is let to read it", async () => {
    for (const sent of [
      {},
      { headers: { origin } },
      {
        method: "OPTIONS",
        headers: { origin: "https://evil.example", "access-control-request-method": "POST" },
      },
    ])
      expect(
        Object.keys((await own(sent)).headers).filter((name) => name.startsWith("access-control")),
      ).toEqual([]);
  });

  test("19 nothing says what it is made with", async () => {
    const { headers } = await own();
    expect(headers["server"] ?? headers["x-powered-by"]).toBeUndefined();
  });

  test("20 what is in an address is not on the page", async () => {
    const path = "/en/nothing/%3Cb%3Eelsewhere";
    const { status, body } = await own({ path });
    expect(status).toBe(404);
    expect(body).not.toContain("elsewhere");
    expect((await own({ path: "/en/batch/9a7e0ae26ed9/rows?outcome=<b>" })).status).toBe(404);
  });

  test("21 a name with markup in it is text", async () => {
    const name = "x' onmouseover=a&amp;.csv";
    await upload([{ name, content: "a,b\n1,2\n" }]);
    const { body } = await own();
    expect(body).toContain("x&#39; onmouseover=a&amp;amp;.csv");
    const [key = ""] = /name="remove" value="[0-9a-f]{16}"/.exec(body) ?? [];
    await post("/en/remove", { remove: /[0-9a-f]{16}/.exec(key)?.[0] ?? "" });
    expect(waiting()).toEqual([]);
  });
});

describe("what is sent", () => {
  const names = [
    "../../evil.csv",
    "..\\..\\evil.csv",
    "/srv/evil.csv",
    "a/b.csv",
    "..",
    ".",
    ".hidden.csv",
    "nul\0.csv",
    "C:\\evil.csv",
    "con",
    "x".repeat(250),
  ];

  test("22 a name that leads elsewhere takes no file anywhere, and the page says so", async () => {
    for (const name of names) {
      await upload([
        { name, content: "evil" },
        { name: "good.csv", content: "a,b\n" },
      ]);
      expect(waiting(), name).toEqual(["good.csv"]);
      const { body } = await own();
      expect(body).toContain("Not taken");
    }
    expect(readdirSync(place)).toEqual(["out"]);
    expect(readdirSync(out).filter((name) => !name.startsWith("desk-"))).toEqual([]);
    expect(existsSync("/srv/evil.csv")).toBe(false);
  });

  test("23 a link that stands where a file would be is not written through", async () => {
    const target = join(place, "target");
    writeFileSync(target, "mine");
    symlinkSync(target, join(desk.desk.waiting.path, "link.csv"));
    expect((await own()).body).not.toContain("link.csv");
    await upload([{ name: "link.csv", content: "theirs" }]);
    expect(readFileSync(target, "utf8")).toBe("mine");
    rmSync(target);
    rmSync(join(desk.desk.waiting.path, "link.csv"));
  });

  test("24 a file that is too large is not kept, whether its size is announced or not", async () => {
    const large = { name: "large.csv", content: Buffer.alloc(limits.fileBytes + 1, 97) };
    expect((await upload([large])).status).toBe(413);
    expect(waiting()).toEqual(["good.csv"]);
    const { body } = await own();
    expect(body).toContain("large.csv");
    expect((await upload([{ name: "edge.csv", content: Buffer.alloc(limits.fileBytes, 97) }])).status).toBe(
      303,
    );
    expect(waiting()).toEqual(["edge.csv", "good.csv"]);
  });

  test("25 nor is more sent at once than is taken, nor a form that goes on", async () => {
    const announced = await sendRaw(
      port,
      `POST /en/upload HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nOrigin: ${origin}\r\nCookie: ${cookie}\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 99999999999\r\n\r\n`,
    );
    expect(announced.said).toMatch(/^HTTP\/1\.1 413/);
    expect((await post("/en/people", { person: "A".repeat(limits.formBytes) })).status).toBe(413);
    const chunks = `${"1000\r\n" + "a".repeat(0x1000) + "\r\n"}`.repeat(3);
    const streamed = await sendRaw(
      port,
      `POST /en/people HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nOrigin: ${origin}\r\nCookie: ${cookie}\r\nContent-Type: ${form}\r\nTransfer-Encoding: chunked\r\n\r\n${chunks}0\r\n\r\n`,
    );
    expect(streamed.said).toMatch(/^HTTP\/1\.1 413/);
  });

  test("26 files without the key before them are not even begun", async () => {
    for (const key of ["wrong", ""])
      expect((await upload([{ name: "sly.csv", content: "a" }], key)).status).toBe(403);
    const { body, type } = formOf("x", [{ name: "sly.csv", content: "a" }]);
    const without = body.subarray(body.indexOf("------desk-test", 10));
    expect(
      (
        await own({
          method: "POST",
          path: "/en/upload",
          body: without,
          headers: { origin, "content-type": type },
        })
      ).status,
    ).toBe(403);
    expect(waiting().some((name) => name.includes("sly"))).toBe(false);
  });

  test("27 half a file is never there, nor anything aside of it", async () => {
    const { body, type } = formOf(desk.desk.keys.form, [
      { name: "whole.csv", content: "a,b\n" },
      { name: "half.csv", content: "x".repeat(50_000) },
    ]);
    const head = `POST /en/upload HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nOrigin: ${origin}\r\nCookie: ${cookie}\r\nContent-Type: ${type}\r\nContent-Length: ${body.length}\r\n\r\n`;
    await sendRaw(port, head + body.subarray(0, 30_000).toString("latin1"));
    await expect.poll(waiting).toEqual(["edge.csv", "good.csv", "whole.csv"]);
  });

  test("28 a form that says that it is longer than it is, is cut off", async () => {
    const { body, type } = formOf(desk.desk.keys.form, [{ name: "odd.csv", content: "a" }]);
    const broken = body.subarray(0, body.length - 6);
    const { status } = await own({
      method: "POST",
      path: "/en/upload",
      body: broken,
      headers: { origin, "content-type": type },
    });
    expect(status).toBe(400);
    expect(waiting().some((name) => name.includes("odd"))).toBe(false);
  });

  test("29 a form with files is no other form, and a boundary that is none is refused", async () => {
    const { body, type } = formOf(desk.desk.keys.form, []);
    for (const [path, kind] of [
      ["/en/run", type],
      ["/en/upload", "multipart/form-data"],
      ["/en/upload", `multipart/form-data; boundary=${"x".repeat(80)}`],
    ] as const)
      expect(
        (await own({ method: "POST", path, body, headers: { origin, "content-type": kind } })).status,
        kind,
      ).toBe(400);
  });

  test("30 two lengths of one request are not guessed between", async () => {
    const { said } = await sendRaw(
      port,
      `POST /en/run HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nOrigin: ${origin}\r\nCookie: ${cookie}\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    );
    expect(said).toMatch(/^HTTP\/1\.1 400|^$/);
  });
});

describe("who sends too slowly or too often", () => {
  /** Milliseconds: on a machine that is slow, too, and well before Node would do it by itself (60 seconds). */
  const cut = 30_000;

  test("31 a head that never ends is cut off", async () => {
    const { after } = await sendRaw(port, "GET /en/ HTTP/1.1\r\nHost: ");
    expect(after).toBeLessThan(cut);
  });

  test("32 so is a body that stops", async () => {
    const { after } = await sendRaw(
      port,
      `POST /en/people HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nOrigin: ${origin}\r\nCookie: ${cookie}\r\nContent-Type: ${form}\r\nContent-Length: 100\r\n\r\nform=`,
    );
    expect(after).toBeLessThan(cut);
  });

  test("33 and one that comes byte by byte", async () => {
    const begun = performance.now();
    const socket = connect(port, "127.0.0.1");
    socket.on("error", () => {});
    socket.write(
      `POST /en/people HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nOrigin: ${origin}\r\nCookie: ${cookie}\r\nContent-Type: ${form}\r\nContent-Length: 4000\r\n\r\n`,
    );
    const drip = setInterval(() => socket.write("a"), 50);
    await new Promise((resolve) => socket.once("close", resolve));
    clearInterval(drip);
    expect(performance.now() - begun).toBeLessThan(cut);
  });

  test("34 a thousand requests at once, and many that never speak: the page still answers", async () => {
    const silent = Array.from({ length: 100 }, () => connect(port, "127.0.0.1").on("error", () => {}));
    const all = await Promise.all(
      Array.from({ length: 1_000 }, (_, at) =>
        own({ path: at % 2 === 0 ? "/en/months" : "/en/" }).then(
          ({ status }) => status,
          () => 0,
        ),
      ),
    );
    expect(new Set(all).size).toBeLessThanOrEqual(3);
    for (const status of new Set(all)) expect([0, 200, 503]).toContain(status);
    expect(all.filter((status) => status === 200).length).toBeGreaterThan(50);
    for (const socket of silent) socket.destroy();
    expect((await own()).status).toBe(200);
  });
});

describe("who was there first", () => {
  async function month(): Promise<string> {
    const { body } = await own();
    return /name="seen" value="([0-9a-f]{16})"/.exec(body)?.[1] ?? "";
  }

  test("35 files that changed since the page was shown are not run", async () => {
    const seen = await month();
    await upload([{ name: "late.csv", content: "a,b\n" }]);
    for (const path of ["/en/run", "/en/preview"])
      expect((await post(path, { seen })).status, path).toBe(409);
    expect(readdirSync(out).filter((name) => /^[0-9a-f]{12}$/.test(name))).toEqual([]);
    for (const file of desk.desk.waiting.files()) await post("/en/remove", { remove: file.key });
    expect(waiting()).toEqual([]);
  });

  test("36 of two pages that run or withdraw at once, one does it", async () => {
    const from = join(samples, "five-months/2022-06");
    const files = readdirSync(from).map((name) => ({ name, content: readFileSync(join(from, name)) }));
    await upload(files);
    const seen = await month();
    const runs = await Promise.all([post("/en/run", { seen }), post("/en/run", { seen })]);
    await desk.desk.jobs.idle();
    const jobs = runs.map(({ headers }) => String(headers["location"] ?? ""));
    const batch = readdirSync(out).filter((name) => /^[0-9a-f]{12}$/.test(name));
    expect(batch).toHaveLength(1);
    expect(jobs.length).toBe(2);
    const [id = ""] = batch;
    const shown = await own({ path: `/en/batch/${id}` });
    const stamp = /name="stamp" value="(\d+)"/.exec(shown.body)?.[1] ?? "";
    const [one, other] = await Promise.all(
      [1, 2].map(() => post(`/en/batch/${id}/withdraw`, { stamp, reason: "entered twice" })),
    );
    await desk.desk.jobs.idle();
    expect([one?.status, other?.status]).toContain(303);
    const after = await own({ path: "/en/months" });
    expect(after.body.match(/Withdraws/g)).toHaveLength(1);
    expect((await post(`/en/batch/${id}/withdraw`, { stamp, reason: "entered twice" })).status).toBe(409);
  });
});

test("pages and files of the results are handed out by their number, with every link led to the desk", async () => {
  const june = join(samples, "five-months/2022-06");
  const batch =
    batchOf(await as("mair", () => taliadHere(["run", june, "--out", out])))
      .split("/")
      .at(-1) ?? "";
  await post(`/en/batch/${batch}/report`, { lang: "cy" });
  await desk.desk.jobs.idle();
  const shown = await own({ path: `/en/batch/${batch}` });
  const pages = [...new Set(shown.body.match(/\/en\/shelf\/[a-z-]+\/[0-9a-f]{12}\/\d+/g))];
  expect(pages.some((path) => path.includes("/report-cy/"))).toBe(true);
  expect(pages.length).toBeGreaterThan(15);
  let links = 0;
  for (const path of pages) {
    const { status, headers, body } = await own({ path });
    expect(status, path).toBe(200);
    if (!String(headers["content-type"]).startsWith("text/html")) {
      expect(headers["content-disposition"], path).toMatch(/^attachment; filename\*=UTF-8''/);
      continue;
    }
    expect(headers["content-security-policy"]).toContain("default-src 'none'");
    for (const [, to = ""] of body.matchAll(/href="([^"#][^"]*)"/g)) {
      expect(to, path).toMatch(/^\/en\/shelf\//);
      links += 1;
    }
  }
  expect(links).toBeGreaterThan(20);
  for (const path of ["batch/../x/1", `batch/${batch}/99999`, `other/${batch}/1`, `payments/${batch}/0`])
    expect((await own({ path: `/en/shelf/${path}` })).status, path).toBe(404);
});

describe("two officers on one book", () => {
  const idIn = (path: string): string => path.split("/").at(-1) ?? "";

  test("of two pages that approve at once, one does it", async () => {
    const june = join(samples, "five-months/2022-06");
    const batch = idIn(batchOf(await as("mair", () => taliadHere(["run", june, "--out", out]))));
    const shown = await own({ path: `/en/batch/${batch}` });
    const stamp = /name="stamp" value="(\d+)"/.exec(shown.body)?.[1] ?? "";
    const path = `/en/batch/${batch}/approve`;
    const both = await Promise.all([1, 2].map(() => post(path, { stamp, by: "Gwyn Parri" })));
    await desk.desk.jobs.idle();
    for (const { status } of both) expect([303, 409]).toContain(status);
    expect((await post(path, { stamp, by: "Gwyn Parri" })).status).toBe(409);
    const { stdout } = await taliadHere(["ledger", "events", "--json", "--out", out]);
    const { lines } = JSON.parse(stdout) as { readonly lines: readonly Record<string, unknown>[] };
    expect(lines.filter((line) => line["kind"] === "approved" && line["batch"] === batch)).toHaveLength(1);
  });

  test("whoever comes while the other one posts is told, and loses nothing", async () => {
    const from = join(samples, "five-months/2022-07");
    await upload(readdirSync(from).map((name) => ({ name, content: readFileSync(join(from, name)) })));
    const seen = /name="seen" value="([0-9a-f]{16})"/.exec((await own()).body)?.[1] ?? "";
    const other = await openSqliteBook(join(out, "ledger.sqlite"));
    try {
      const { headers } = await post("/en/run", { seen });
      await desk.desk.jobs.idle();
      const { body } = await own({ path: String(headers["location"]) });
      expect(body).toContain("Nothing was changed.");
      expect(body).toContain("ledger");
    } finally {
      await other.close();
    }
    expect(waiting()).toHaveLength(5);
    const { headers } = await post("/en/run", { seen });
    await desk.desk.jobs.idle();
    expect(headers["location"]).toMatch(/\/(batch|job)\//);
    expect(waiting()).toEqual([]);
  });
});

test("nothing that was sent or looked at stands in the log of runs", () => {
  const log = readFileSync(join(out, "run-log.ndjson"), "utf8");
  for (const said of ["cartref", "csv", "AB123456C", "/en/"]) expect(log).not.toContain(said);
});
