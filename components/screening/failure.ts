import { ORPCError } from "@orpc/client";
import { sentenceOf } from "../api/client";

/** What becomes of an act that was not saved: its author must look, sign in again, or wait for the network. */
export type Failure =
  | { kind: "refused"; sentence: string }
  | { kind: "signed_out" }
  | { kind: "unreachable"; mayHaveFailed: boolean };

const REFUSING = new Set([
  "BAD_INPUT",
  "NOT_ALLOWED",
  "NOT_FOUND",
  "CONFLICT",
  "TOO_LARGE",
  "OPERATION_REUSED",
]);

/** Refusals are answers and are not sent again; everything else is tried until there is one. */
export function failureOf(error: unknown): Failure {
  if (!(error instanceof ORPCError)) return { kind: "unreachable", mayHaveFailed: false };
  if (error.code === "NOT_SIGNED_IN") return { kind: "signed_out" };
  if (REFUSING.has(error.code)) return { kind: "refused", sentence: sentenceOf(error) };
  return { kind: "unreachable", mayHaveFailed: error.code === "INTERNAL" };
}
