// A council's setting that cannot be followed, said with the file that holds it, the reason, and what it could be.
import type { Language, Law } from "../law/law.ts";
import type { RefusedSetting } from "../law/settings.ts";
import { choicesOf, formText } from "../report/settings-text.ts";
import { UsageFault } from "./usage-fault.ts";

/** The fault of the operator whose `file` holds the setting. */
export function settingFault(
  law: Law,
  language: Language,
  file: string,
  refused: RefusedSetting,
): UsageFault {
  const { id, found } = refused;
  switch (refused.why) {
    case "unknown":
      return new UsageFault("cli.setting-unknown", { file, id });
    case "closed": {
      const { by } = refused;
      if ("welsh" in by) return new UsageFault("cli.setting-of-guidance", { file, id, clause: by.id });
      return new UsageFault("cli.setting-of-statute", { file, id, title: by.title });
    }
    case "not-a-choice":
    case "not-a-list": {
      const choices = choicesOf(law, language, refused.parameter)
        .map(({ choice, meaning }) => `${choice} (${meaning})`)
        .join(", ");
      return new UsageFault(`cli.setting-${refused.why}`, { file, id, found, choices });
    }
    case "malformed":
      return new UsageFault("cli.setting-malformed", {
        file,
        id,
        found,
        form: formText(law, language, refused.parameter),
      });
  }
}
