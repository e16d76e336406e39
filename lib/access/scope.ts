import type { Permission, Role } from "./roles";

declare const minted: unique symbol;

/**
 * Proof that the gate let this person into this review with this permission.
 * Only `gate.ts` makes one; every query and command takes it and puts `reviewId` in its `where`.
 */
export interface Scope<P extends Permission = Permission> {
  readonly [minted]: P;
  readonly reviewId: string;
  readonly personId: string;
  readonly roles: readonly Role[];
}
