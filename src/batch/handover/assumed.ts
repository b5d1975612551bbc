// What the rows of later months were decided by, where returns of several months come together: which rows of the months before
// pay nothing, as far as was known then.

/** Of the rows with numbers below `before` those that were taken away. The rows from `before` on, up to the next stage, rest on it. */
export type Assumed = { readonly before: number; readonly away: ReadonlySet<number> };
