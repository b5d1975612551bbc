// The secret of one scheme and one round of exchange: 32 random bytes that the councils hand round by another way. Whoever has
// it and a council's export can try all numbers, so a file that others may read is refused.
import { createHmac, randomBytes } from "node:crypto";
import { existsSync, lstatSync, readFileSync } from "node:fs";
import { writeFileSynced } from "../../io/files.ts";
import { whyNotAFile } from "../../io/regular-file.ts";
import { UsageFault } from "../usage-fault.ts";

type Secret = {
  readonly scheme: string;
  /** Sixteen hex digits. */
  readonly round: string;
  /** What says that two exports were made with the same secret: sixteen hex digits. */
  readonly check: string;
  /** The key of a text: twelve bytes as sixteen characters. */
  readonly keyOf: (kind: string, value: string) => string;
};

const first = "taliad-match-secret 1";
const shape =
  /^taliad-match-secret 1\nscheme ([a-z0-9-]{1,80})\nround ([0-9a-f]{16})\nsecret ([0-9a-f]{64})\n$/;

/** Throws a UsageFault where the file is there already. */
export function makeSecret(path: string, scheme: string): string {
  if (existsSync(path)) throw new UsageFault("cli.file-there", { file: path });
  const round = randomBytes(8).toString("hex");
  const secret = randomBytes(32).toString("hex");
  writeFileSynced(path, `${first}\nscheme ${scheme}\nround ${round}\nsecret ${secret}\n`);
  return round;
}

/** Throws a UsageFault where there is no such file, others may read it, or it is none. */
export function readSecret(path: string): Secret {
  if (whyNotAFile(path) !== undefined) throw new UsageFault("cli.match.no-secret", { file: path });
  // Windows keeps no such bits: what others may do stands elsewhere.
  if (process.platform !== "win32" && (lstatSync(path).mode & 0o077) !== 0)
    throw new UsageFault("cli.match.secret-readable", { file: path });
  const [, scheme, round, secret] = shape.exec(readFileSync(path, "latin1")) ?? [];
  if (scheme === undefined || round === undefined || secret === undefined)
    throw new UsageFault("cli.match.no-secret", { file: path });
  const key = Buffer.from(secret, "hex");
  const hash = (text: string): Buffer => createHmac("sha256", key).update(text, "utf8").digest();
  return {
    scheme,
    round,
    check: hash(`${scheme}\ncheck`).toString("hex").slice(0, 16),
    keyOf: (kind, value) => hash(`${scheme}\n${kind}\n${value}`).subarray(0, 12).toString("base64url"),
  };
}
