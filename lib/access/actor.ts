import type { TokenScope } from "./roles";

/** Who is asking: a person, by a signed-in browser or by a personal token. */
export interface Actor {
  personId: string;
  by: { session: string } | { token: string; scopes: readonly TokenScope[] };
}
