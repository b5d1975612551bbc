// How much and how slowly somebody may send.

export type Limits = {
  /** Of a form without files, in bytes. */
  readonly formBytes: number;
  /** Of one file, and of all that are sent at once. */
  readonly fileBytes: number;
  readonly uploadBytes: number;
  /** Files of one form. */
  readonly files: number;
  /** Milliseconds: for the head of a request, without a byte of it, and after which the rate counts. */
  readonly headTime: number;
  readonly idleTime: number;
  readonly rateAfter: number;
  /** Bytes a second on average. */
  readonly leastRate: number;
  readonly connections: number;
  /** Requests that are being answered. */
  readonly atOnce: number;
  /** Milliseconds without a request after which the desk ends. */
  readonly unused: number;
};

export const usualLimits: Limits = {
  formBytes: 64 << 10,
  fileBytes: 256 << 20,
  uploadBytes: 4 * 1024 ** 3,
  files: 2_000,
  headTime: 10_000,
  idleTime: 20_000,
  rateAfter: 30_000,
  leastRate: 1_024,
  connections: 256,
  atOnce: 64,
  unused: 60 * 60_000,
};
