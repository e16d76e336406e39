/** Who may do what: one table. */

export const ROLES = [
  "owner",
  "lead",
  "reviewer",
  "adjudicator",
  "extractor",
  "information_specialist",
  "observer",
] as const;
export type Role = (typeof ROLES)[number];

const everyone = ROLES;
const leads = ["owner", "lead"] as const;

/** Each permission and the roles that have it. Reading the team's material is open to every member. */
export const PERMISSIONS = {
  "review.view": everyone,
  "review.manage": ["owner"],
  "team.view": everyone,
  "team.manage": ["owner"],
  "protocol.view": everyone,
  "protocol.edit": leads,
  "import.view": everyone,
  "import.run": [...leads, "information_specialist"],
  "duplicates.view": everyone,
  "duplicates.decide": [...leads, "information_specialist"],
  "records.correct": [...leads, "information_specialist"],
  "records.remove": [...leads, "information_specialist"],
  "screening.view": everyone,
  "screening.manage": leads,
  "screening.vote": ["reviewer"],
  "conflicts.view": [...leads, "adjudicator", "reviewer"],
  "conflicts.resolve": [...leads, "adjudicator", "reviewer"],
  "agreement.view": everyone,
  "full_text.view": everyone,
  "full_text.retrieve": [...leads, "information_specialist", "reviewer"],
  "full_text.link": [...leads, "extractor"],
  "extraction.view": [...leads, "extractor", "adjudicator"],
  "extraction.extract": ["extractor"],
  "extraction.give_up": [...leads, "extractor"],
  "extraction.settle": [...leads, "extractor", "adjudicator"],
  "mechanisms.view": everyone,
  "prisma_flow.view": everyone,
  "history.view": everyone,
} as const satisfies Record<string, readonly Role[]>;
export type Permission = keyof typeof PERMISSIONS;

/** Whether any of a member's roles gives a permission. */
export function may(roles: readonly Role[], permission: Permission): boolean {
  const allowed: readonly Role[] = PERMISSIONS[permission];
  return roles.some((role) => allowed.includes(role));
}

/** A member who votes is blinded like a voter, whatever other role they hold: the voting role wins. */
export function votes(roles: readonly Role[]): boolean {
  return roles.includes("reviewer");
}

/** A member who extracts is blinded to the other extractor in the same way. */
export function extracts(roles: readonly Role[]): boolean {
  return roles.includes("extractor");
}

/** What a personal token may do: read, or read and write. One that was asked for with `write` alone may read as well. */
export const TOKEN_SCOPES = ["read", "write"] as const;
export type TokenScope = (typeof TOKEN_SCOPES)[number];
