// Every file that waits is looked at by itself, as `check` does it: what is wrong with it is known before anything is run.
import type { Hand } from "../hand/hand.ts";
import type { LookedAt } from "../hand/looks.ts";
import type { WaitingFile, WaitingFolder } from "./folder.ts";

export type FileState =
  | { readonly kind: "waits" }
  | { readonly kind: "looking" }
  | { readonly kind: "seen"; readonly found: LookedAt }
  /** It could not be looked at, and why. */
  | { readonly kind: "not-seen"; readonly why: string };

export type Looking = {
  readonly stateOf: (file: WaitingFile) => FileState;
  /** Looks at whatever has not been looked at yet; called when a file has come. */
  readonly look: () => void;
  /** Whether there is something left to be looked at. */
  readonly busy: () => boolean;
};

export function lookingAt(folder: WaitingFolder, hand: Hand): Looking {
  /** By name; of a file that has changed since, nothing counts. */
  const known = new Map<string, { readonly stamp: string; readonly state: FileState }>();
  let working = false;

  const stateOf = ({ name, stamp }: WaitingFile): FileState => {
    const found = known.get(name);
    return found?.stamp === stamp ? found.state : { kind: "waits" };
  };
  const next = (): WaitingFile | undefined => folder.files().find((file) => stateOf(file).kind === "waits");

  async function work(): Promise<void> {
    for (let file = next(); file !== undefined; file = next()) {
      const { name, stamp, path } = file;
      const put = (state: FileState): void => void known.set(name, { stamp, state });
      put({ kind: "looking" });
      try {
        const { fault, printed } = await hand.ask({ name: "look-file", given: { file: path } }, "en");
        // Our own output.
        put(
          fault === undefined
            ? { kind: "seen", found: JSON.parse(printed) as LookedAt }
            : { kind: "not-seen", why: fault },
        );
      } catch (fault) {
        put({ kind: "not-seen", why: fault instanceof Error ? fault.message : String(fault) });
      }
    }
    const there = new Set(folder.files().map(({ name }) => name));
    for (const name of known.keys()) if (!there.has(name)) known.delete(name);
  }

  return {
    stateOf,
    look() {
      if (working) return;
      working = true;
      work().finally(() => {
        working = false;
      });
    },
    busy: () => working,
  };
}
