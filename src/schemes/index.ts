// The schemes that this program knows. A new scheme is one line here.
import type { Scheme } from "./scheme.ts";

export const schemes: readonly Scheme<never>[] = [];
