// Does one order: calls the command as the command line does, with a console that keeps what is said instead of printing it.
import type { Given as GivenOptions, Options } from "../../commands/command.ts";
import { faultOf } from "../../commands/faults.ts";
import { commands } from "../../commands/index.ts";
import type { Session } from "../../commands/session.ts";
import type { Language } from "../../law/law.ts";
import { say, sayIfKnown } from "../../report/words.ts";
import type { Answer, Order } from "../order.ts";
import { looks } from "./looks.ts";

/** Never throws: whatever goes wrong is said in the answer. `progress` gets the line that a terminal would show. */
export async function carryOut(
  order: Order,
  language: Language,
  session: Omit<Session, "console">,
  progress: (text: string) => void,
): Promise<Answer> {
  const { words } = session.schemas.law;
  const printed: string[] = [];
  const told: { level: "info" | "error"; text: string }[] = [];
  const console: Session["console"] = {
    language,
    print: (text) => printed.push(text),
    log: (level, key, values = {}) => told.push({ level, text: say(words, language, key, values) }),
    step: () => {},
    progress,
  };
  const done = { printed: "", told, fault: undefined };
  try {
    const look = looks[order.name];
    if (look !== undefined) {
      const found = await look(order.given, { ...session, console });
      return { ...done, exitCode: 0, printed: JSON.stringify(found) };
    }
    const config = { ...session.config, lang: order.lang ?? session.config.lang };
    const exitCode = await call(order, { ...session, config, console });
    return { ...done, exitCode, printed: printed.join("\n") };
  } catch (error) {
    const { exitCode, key, values } = faultOf(error, (one) => words[language].has(one));
    const fault = sayIfKnown(words, language, key, values) ?? key;
    return { ...done, exitCode, printed: printed.join("\n"), fault };
  }
}

function call({ name, given, json }: Order, session: Session): Promise<number> {
  const command = commands.find((one) => one.name === name);
  if (command === undefined) throw new Error(`there is no command ${name}`);
  const usual = Object.entries(command.options).map(([option, { default: value }]) => [option, value]);
  const all: Readonly<Record<string, unknown>> = { ...Object.fromEntries(usual), ...given, json };
  // An order is made by the desk, which gives what the command's options say.
  return command.run(all as GivenOptions<Options>, session);
}
