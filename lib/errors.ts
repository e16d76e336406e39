/** The closed set of refusals. The HTTP API turns each into its status; nothing else ever leaves it but `INTERNAL`. */
export const REFUSALS = {
  BAD_INPUT: 400,
  NOT_SIGNED_IN: 401,
  NOT_ALLOWED: 403,
  NOT_FOUND: 404,
  WRONG_METHOD: 405,
  CONFLICT: 409,
  TOO_LARGE: 413,
  UNSUPPORTED_FILE: 415,
  WRONG_TYPE: 415,
  OPERATION_REUSED: 422,
  TOO_MANY: 429,
  UNAVAILABLE: 503,
  INTERNAL: 500,
} as const;
export type RefusalCode = keyof typeof REFUSALS;

/** A field of the input and what is wrong with it, in words the form shows beside the field. */
export interface FieldProblem {
  path: string;
  message: string;
}

/** A command or query that says no: what happened and what to do, in plain words. Nothing was changed. */
export class Refusal extends Error {
  constructor(
    readonly code: RefusalCode,
    message: string,
    readonly fields: FieldProblem[] = [],
  ) {
    super(message);
    this.name = "Refusal";
  }
}

/** Not yours and not there look the same. */
export function notFound(what = "page"): Refusal {
  return new Refusal("NOT_FOUND", `There is no such ${what}, or it is not open to you.`);
}
