// The weekdays on which somebody works, as a cell says them: a set, bit 0 for Monday to bit 6 for Sunday, or from one to four
// days a week without their names, which is a count above these bits. Five days are Monday to Friday, and so on.

/** What a cell may say, for a message. */
export const weekdayExamples = "5, 6, 7, MTWTF--, M-W-F--";

const names = 7;

/** So many days a week, nobody says which. */
export function countedDays(count: number): number {
  return count << names;
}

/** How many days a week are worked where their names are not said; 0 where they are. */
export function daysOnlyCounted(weekdays: number): number {
  return weekdays >> names;
}
