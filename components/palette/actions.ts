import { may, type Permission, type Role } from "@/lib/access/roles";
import type { Theme } from "../ui/theme";
import { words } from "./words";

export interface PaletteReview {
  id: string;
  /** Of whoever looks. */
  roles: readonly Role[];
}

/** What choosing a line does. */
export type Act =
  | { go: string }
  /** A file of the API. */
  | { download: string }
  | { theme: Theme }
  | { signOut: true };

export type Action = { label: string } & Act;

interface InReview {
  label: string;
  needs: Permission;
  go?: string;
  download?: string;
}

const IN_REVIEW: readonly InReview[] = [
  { label: words.actions.screen, needs: "screening.vote", go: "screening" },
  { label: words.actions.assess, needs: "screening.vote", go: "full-text/assess" },
  { label: words.actions.import, needs: "import.run", go: "import" },
  { label: words.actions.duplicates, needs: "duplicates.decide", go: "duplicates" },
  { label: words.actions.conflicts, needs: "conflicts.resolve", go: "conflicts" },
  { label: words.actions.extract, needs: "extraction.extract", go: "extraction" },
  { label: words.actions.batch, needs: "screening.manage", go: "screening?part=batches" },
  { label: words.actions.protocol, needs: "protocol.edit", go: "protocol" },
  { label: words.actions.invite, needs: "team.manage", go: "team" },
  { label: words.actions.prismaSvg, needs: "prisma_flow.view", download: "prisma-flow/drawing.svg" },
  { label: words.actions.prismaCsv, needs: "prisma_flow.view", download: "prisma-flow/prisma.csv?layout=34" },
  { label: words.actions.claimsCsv, needs: "mechanisms.view", download: "mechanisms/claims.csv" },
];

const ANYWHERE: readonly Action[] = [
  { label: words.actions.reviews, go: "/" },
  { label: words.actions.account, go: "/account" },
  { label: words.actions.api, go: "/api-reference" },
  { label: words.actions.light, theme: "light" },
  { label: words.actions.dark, theme: "dark" },
  { label: words.actions.system, theme: "system" },
  { label: words.actions.signOut, signOut: true },
];

/** What this member may do from anywhere; what their roles do not allow is not offered. */
export function actionsFor(review: PaletteReview | undefined): Action[] {
  if (!review) return [...ANYWHERE];
  const own = IN_REVIEW.filter(({ needs }) => may(review.roles, needs)).map(({ label, go, download }) =>
    download === undefined
      ? { label, go: `/reviews/${review.id}/${go}` }
      : { label, download: `/api/v1/reviews/${review.id}/${download}` },
  );
  return [...own, ...ANYWHERE];
}
