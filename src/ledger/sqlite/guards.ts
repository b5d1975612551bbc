// The sentences that triggers are made of: what a guard looks at, and how it refuses. A refusal is
// RAISE(ABORT, 'taliad:<reason>'), so that database.ts can tell it from every other error.

export const refuse = (reason: string): string => `RAISE(ABORT, 'taliad:${reason}')`;
/** One trigger statement: refuses when the condition holds. */
export const refuseIf = (reason: string, condition: string): string =>
  `  SELECT ${refuse(reason)} WHERE ${condition};`;

export const trigger = (name: string, when: string, statements: readonly string[]): string =>
  `CREATE TRIGGER ${name} ${when} BEGIN\n${statements.join("\n")}\nEND;`;

export const isOpen = (batch: string): string =>
  `EXISTS (SELECT 1 FROM batch WHERE sequence = ${batch}) AND NOT EXISTS (SELECT 1 FROM seal WHERE batch = ${batch})`;
export const isWithdrawn = (batch: string): string =>
  `EXISTS (SELECT 1 FROM batch WHERE withdraws = ${batch})`;

// Ids are given by the writer and count without gaps. That, and the look for what is unique before the insert,
// also keeps out INSERT OR REPLACE, which removes rows without asking the triggers on DELETE.
export const inOrder = (table: string): string =>
  refuseIf(
    `${table.replace("_", "-")}-out-of-order`,
    `NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM ${table})`,
  );
export const inOpenBatch = refuseIf("batch-not-open", `NOT (${isOpen("NEW.batch")})`);
export const unique = (table: string, column: string): string =>
  refuseIf(
    `${table.replace("_", "-")}-twice`,
    `EXISTS (SELECT 1 FROM ${table} WHERE ${column} = NEW.${column})`,
  );
export const known = (table: string, column: string): string =>
  refuseIf(`${table}-unknown`, `NOT EXISTS (SELECT 1 FROM ${table} WHERE id = NEW.${column})`);

export const ofThisPerson = "person = NEW.person AND scheme = NEW.scheme";

/** Nothing is changed, nothing is removed. */
export const appendOnly = (table: string): readonly string[] => [
  trigger(`${table}_no_update`, `BEFORE UPDATE ON ${table}`, [`  SELECT ${refuse("append-only")};`]),
  trigger(`${table}_no_delete`, `BEFORE DELETE ON ${table}`, [`  SELECT ${refuse("append-only")};`]),
];
