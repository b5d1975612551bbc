// What is said of a doubtful name in a return, by check and in a batch, and the row in which an officer decides about it.
import { linesOf } from "./batch-folder.ts";
import { taliadHere } from "./program.ts";

type Said = Readonly<Record<"code" | "severity" | "cell" | "key" | "messageEn" | "messageCy", string>>;

/** What check says of files. */
export async function saidOf(...files: readonly string[]): Promise<readonly Said[]> {
  const { stdout } = await taliadHere(["check", ...files, "--json"]);
  return (JSON.parse(stdout) as { problems: readonly Said[] }).problems;
}

export const codes = (said: readonly Said[]): readonly string[] => said.map(({ code }) => code);

/** Code and severity of what a batch says of surnames. */
export const warned = (batch: string): readonly (readonly (string | undefined)[])[] =>
  linesOf(batch, "problems.csv")
    .filter(({ key }) => key === "surname")
    .map(({ code, severity }) => [code, severity]);

/** A row of a file of decisions: the surname Glyndðr is right. */
export const nameConfirmed = {
  ...{ scheme: "WFP", decisionType: "WARNING_CONFIRMED", outcome: "CONFIRMED", decidedBy: "Mari Huws" },
  ...{ warningCode: "name-doubtful", warningColumn: "surname", warningValue: "Glyndðr" },
};
