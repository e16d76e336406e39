import { z } from "zod";
import { endpoint } from "@/lib/access/endpoint";
import {
  ClaimEntry,
  ContradictionsView,
  EvidenceChoices,
  EvidenceFilter,
  GapMapView,
  GapMembersFilter,
  MapFilter,
  MechanismMapView,
  PropositionClaims,
  PropositionEntry,
  PropositionFilter,
} from "./shapes";

export const mechanisms = {
  propositions: endpoint({
    method: "GET",
    path: "/reviews/{reviewId}/mechanisms/propositions",
    permission: "mechanisms.view",
    summary: "Agreed propositions with how often and how consistently each was studied",
  })
    .input(EvidenceFilter)
    .output(z.array(PropositionEntry)),
  proposition: endpoint({
    method: "GET",
    path: "/reviews/{reviewId}/mechanisms/propositions/{propositionId}",
    permission: "mechanisms.view",
    summary: "The agreed claims about one proposition, with quotes and contexts",
  })
    .input(PropositionFilter)
    .output(PropositionClaims),
  map: endpoint({
    method: "GET",
    path: "/reviews/{reviewId}/mechanisms/map",
    permission: "mechanisms.view",
    summary: "The mechanism evidence map, laid out in lanes from molecule to patient",
  })
    .input(MapFilter)
    .output(MechanismMapView),
  gapMap: endpoint({
    method: "GET",
    path: "/reviews/{reviewId}/mechanisms/gap-map",
    permission: "mechanisms.view",
    summary: "The evidence gap map: mechanisms by study design",
  })
    .input(EvidenceFilter)
    .output(GapMapView),
  gapMembers: endpoint({
    method: "GET",
    path: "/reviews/{reviewId}/mechanisms/gap-map/members",
    permission: "mechanisms.view",
    summary: "The claims behind one cell of the gap map, with their quotes",
  })
    .input(GapMembersFilter)
    .output(z.array(ClaimEntry)),
  choices: endpoint({
    method: "GET",
    path: "/reviews/{reviewId}/mechanisms/choices",
    permission: "mechanisms.view",
    summary: "What the views can be narrowed to, and how many agreed claims each value has",
  })
    .input(z.strictObject({ reviewId: z.uuid() }))
    .output(EvidenceChoices),
  contradictions: endpoint({
    method: "GET",
    path: "/reviews/{reviewId}/mechanisms/contradictions",
    permission: "mechanisms.view",
    summary: "Pairs of agreed claims that cannot both hold as they stand",
  })
    .input(EvidenceFilter)
    .output(ContradictionsView),
  claims: endpoint({
    method: "GET",
    path: "/reviews/{reviewId}/mechanisms/claims.csv",
    permission: "mechanisms.view",
    summary: "Every agreed claim as a CSV file, one row each",
  })
    .input(z.strictObject({ reviewId: z.uuid() }))
    .output(z.file().mime("text/csv")),
};
