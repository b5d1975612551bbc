// What `taliad match` does: apart from the work, as the help names them.
export const matchActions = ["secret", "export", "compare", "import"] as const;
export type MatchAction = (typeof matchActions)[number];
