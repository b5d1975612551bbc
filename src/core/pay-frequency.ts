// How often somebody is paid. Limits are laid down for each of these lengths; annual is for directors.

export const payFrequencies = ["weekly", "fortnightly", "fourWeekly", "monthly", "annual"] as const;
export type PayFrequency = (typeof payFrequencies)[number];

/** The frequency of this name, undefined when there is none. */
export function payFrequency(text: string): PayFrequency | undefined {
  for (const known of payFrequencies) if (known === text) return known;
  return undefined;
}
