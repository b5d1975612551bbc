// What a run tells cron. 1 and 13 are never used: Node itself ends with them.

export const exitCodes = {
  done: 0,
  findings: 3,
  fileRefused: 4,
  inputOutput: 5,
  ledgerDamaged: 6,
  difference: 7,
  filesMissing: 8,
  usage: 64,
  ownFault: 70,
  busy: 75,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
