import { armOf } from "../flow";
import type { StaysBecause } from "./by-hand/schema";
import { refuseForeign, refuseSurvivor, type Standing } from "./rules";
import type { ComparedRecord } from "./schema";

type Placed = Pick<ComparedRecord, "id" | "imported" | "source">;

/**
 * The record that stays when a cluster is merged: one of a database or register before one found by other
 * methods (its report is counted in the left arm of the PRISMA diagram), then the one imported first, then by id.
 */
export function survivorOf<R extends Placed>(cluster: readonly [R, ...R[]]): R {
  return cluster.reduce((best, record) => (bySeniority(record, best) < 0 ? record : best));
}

/** The order in which records have a claim to stay. */
export function bySeniority(a: Placed, b: Placed): number {
  return armRank(a) - armRank(b) || byImport(a.imported, b.imported) || (a.id < b.id ? -1 : 1);
}

/** Which of these may stay when a person chooses. */
export function mayStay(cluster: readonly Placed[]): string[] {
  const first = Math.min(...cluster.map(armRank));
  return cluster.filter((record) => armRank(record) === first).map(({ id }) => id);
}

/** The record that stays: the one a person wants, where it may, or else the first in seniority. */
export function survivorAmong(records: readonly Standing[], wanted?: string): string {
  const placed = records.map(({ recordId: id, imported, source }) => ({ id, imported, source }));
  if (wanted === undefined) return survivorOf(placed as [(typeof placed)[number], ...typeof placed]).id;
  refuseForeign([wanted], new Set(placed.map(({ id }) => id)));
  refuseSurvivor(mayStay(placed).includes(wanted));
  return wanted;
}

/** What the survivor owes its place to, when nobody chose it. */
export function staysBecause(cluster: readonly Placed[]): StaysBecause {
  return new Set(cluster.map(armRank)).size > 1 ? "database_or_register" : "imported_first";
}

function armRank(record: Placed): number {
  return armOf(record.source) === "databases" ? 0 : 1;
}

/** Numbers before strings, so that a mixture still has one order. */
function byImport(a: number | string, b: number | string): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  if (typeof a !== typeof b) return typeof a === "number" ? -1 : 1;
  return a === b ? 0 : a < b ? -1 : 1;
}
