import { findTrialNumbers, normaliseIsbn, normaliseIssn, uniqueIdentifiers } from "../../record/identifiers";
import type { Identifier } from "../../record/schema";
import type { ColumnField } from "./column-mapping";

export type All = (field: ColumnField) => readonly string[];

/** Every identifier that the columns of a row hold, in normal form. */
export function identifiersOf(all: All): Identifier[] {
  const parts = (field: ColumnField) => all(field).flatMap((cell) => cell.split(/[;,|\s]+/));
  const known = (scheme: Identifier["scheme"], values: readonly (string | undefined)[]): Identifier[] =>
    values.filter((value) => value !== undefined).map((value) => ({ scheme, value }));
  return uniqueIdentifiers([
    ...all("trial").flatMap(findTrialNumbers),
    ...all("databaseNumber").flatMap(databaseNumber),
    ...known("issn", parts("issn").map(normaliseIssn)),
    ...known("isbn", parts("isbn").map(normaliseIsbn)),
  ]);
}

/** The number of a record in a database that is none of those known; counting rows is no number of a record. */
export function otherNumber(all: All): string | undefined {
  return all("databaseNumber").find((cell) => databaseNumber(cell).length === 0 && !/^\d{1,5}$/.test(cell));
}

const DATABASE_NUMBERS: readonly [Identifier["scheme"], RegExp][] = [
  ["scopus", /^2-s2\.0-(\d{8,12})$/],
  ["wos", /^WOS:(\w{10,20})$/i],
  ["lens", /^(\d{3}(?:-\d{3}){3}-\d{2}[\dX])$/],
  ["openalex", /(?:^|openalex\.org\/)(W\d{6,12})$/],
  ["embase", /^(L\d{6,12})$/],
];

function databaseNumber(cell: string): Identifier[] {
  return DATABASE_NUMBERS.flatMap(([scheme, pattern]) => {
    const value = pattern.exec(cell)?.[1];
    return value ? [{ scheme, value: value.toUpperCase() }] : [];
  });
}
