// The manual page and the completion of shells, from a description of the commands: neither can tell of an option that
// does not exist.

export type DescribedOption = {
  readonly name: string;
  readonly help: string;
  readonly choices: readonly string[];
};
type DescribedCommand = {
  readonly name: string;
  readonly help: string;
  readonly operands: readonly string[];
  readonly options: readonly DescribedOption[];
};
export type Described = {
  readonly version: string;
  /** Headings and sentences in the reader's language. */
  readonly words: Readonly<
    Record<"name" | "what" | "synopsis" | "commands" | "options" | "codes" | "see", string>
  >;
  readonly commands: readonly DescribedCommand[];
  readonly everywhere: readonly DescribedOption[];
  readonly codes: readonly { readonly code: number; readonly means: string }[];
};

/** The manual page in the language of man pages; lines end with line feeds. */
export function manualPage({ version, words, commands, everywhere, codes }: Described): string {
  const lines = [
    `.TH TALIAD 1 "" "taliad ${version}"`,
    `.SH ${words.name}`,
    `taliad \\- ${roff(words.what)}`,
    `.SH ${words.synopsis}`,
    ...commands.flatMap(({ name, operands }) => [
      ".br",
      [`\\fBtaliad ${name}\\fR`, ...operands.map(roff)].join(" "),
    ]),
    `.SH ${words.commands}`,
    ...commands.flatMap(({ name, help, options }) => [
      `.SS ${roff(name)}`,
      roff(help),
      ...options.flatMap(optionLines),
    ]),
    `.SH ${words.options}`,
    ...everywhere.flatMap(optionLines),
    `.SH ${words.codes}`,
    ...codes.flatMap(({ code, means }) => [".TP", `.B ${code}`, roff(means)]),
    `.SH ${words.see}`,
    "README.md, taliad guide",
  ];
  return `${lines.join("\n")}\n`;
}

function optionLines({ name, help, choices }: DescribedOption): readonly string[] {
  const values = choices.length === 0 ? "" : ` ${choices.join("|")}`;
  return [".TP", `.B \\-\\-${name.replaceAll("-", "\\-")}${values}`, roff(help)];
}

/** A line of text that no macro is made of. */
function roff(text: string): string {
  const escaped = text.replaceAll("\\", "\\e").replaceAll("-", "\\-").replaceAll("\n", " ");
  return /^[.']/.test(escaped) ? `\\&${escaped}` : escaped;
}

/** What a shell reads so that it completes commands, options and their values. */
export function completionScript(shell: "bash" | "zsh" | "fish", described: Described): string {
  const { commands, everywhere } = described;
  const flags = (options: readonly DescribedOption[]): string =>
    [...options, ...everywhere].map(({ name }) => `--${name}`).join(" ");
  const names = commands.map(({ name }) => name).join(" ");
  if (shell === "fish") {
    const lines = commands.flatMap(({ name, help, options }) => [
      `complete -c taliad -n __fish_use_subcommand -a ${name} -d ${quoted(help)}`,
      ...options.map(
        (option) =>
          `complete -c taliad -n "__fish_seen_subcommand_from ${name}" -l ${option.name}${option.choices.length === 0 ? "" : ` -xa ${quoted(option.choices.join(" "))}`} -d ${quoted(option.help)}`,
      ),
    ]);
    const all = everywhere.map(({ name, help }) => `complete -c taliad -l ${name} -d ${quoted(help)}`);
    return `${[...lines, ...all].join("\n")}\n`;
  }
  const cases = commands.map(({ name, options }) => `    ${name}) words="${flags(options)}" ;;`);
  const choices = [...commands.flatMap(({ options }) => options), ...everywhere].filter(
    (option) => option.choices.length > 0,
  );
  const values = new Map(choices.map((option) => [option.name, option.choices.join(" ")]));
  const valueCases = [...values].map(([name, said]) => `    --${name}) words="${said}" ;;`);
  const body = `_taliad() {
  local words="${names}" current="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}"
  if [ "$COMP_CWORD" -gt 1 ]; then
    case "\${COMP_WORDS[1]}" in
${cases.join("\n")}
    esac
    case "$before" in
${valueCases.join("\n")}
    esac
    case "$current" in
    -*) ;;
    *) case "$before" in --*) ;; *) COMPREPLY=($(compgen -f -- "$current")); return ;; esac ;;
    esac
  fi
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -F _taliad taliad
`;
  return shell === "bash" ? body : `autoload -U +X bashcompinit && bashcompinit\n${body}`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
}
