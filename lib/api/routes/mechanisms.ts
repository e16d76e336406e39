import { mechanisms } from "@/lib/review/mechanisms/contract";
import * as queries from "@/lib/review/mechanisms/queries";
import { inReview } from "../entrance";

export const mechanismRoutes = {
  propositions: inReview(mechanisms.propositions, (scope, input) => queries.propositions(scope, input)),
  proposition: inReview(mechanisms.proposition, (scope, input) => queries.propositionClaims(scope, input)),
  map: inReview(mechanisms.map, (scope, input) => queries.mechanismMap(scope, input)),
  gapMap: inReview(mechanisms.gapMap, (scope, input) => queries.gapMap(scope, input)),
  gapMembers: inReview(mechanisms.gapMembers, (scope, input) => queries.gapMembers(scope, input)),
  choices: inReview(mechanisms.choices, (scope) => queries.choices(scope)),
  contradictions: inReview(mechanisms.contradictions, (scope, input) => queries.contradictions(scope, input)),
  claims: inReview(mechanisms.claims, (scope) => queries.claimsFile(scope)),
};
