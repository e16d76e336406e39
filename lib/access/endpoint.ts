import { oc } from "@orpc/contract";
import type { Permission } from "./roles";

/** Who may call an endpoint: anyone, whoever is signed in, or a member of the review in its path with this permission. */
export type Entrance = "anyone" | "signed_in" | Permission;

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

interface EndpointRoute<E extends Entrance> {
  /** Review permissions need `{reviewId}` in the path: the gate reads it there. */
  path: E extends Permission ? `/reviews/{reviewId}${string}` : `/${string}`;
  method: Method;
  permission: E;
  /** One line of the API's page. */
  summary: string;
  /** The body is a file's bytes, streamed; the input is path and query alone. */
  upload?: true;
}

/** What the gate and the generated access test read of an endpoint. */
export interface EndpointMeta<E extends Entrance = Entrance> {
  permission: E;
  upload: boolean;
  [key: string]: unknown;
}

/** An endpoint as data. One that names no permission does not compile. Add `.input(strictObject)` and `.output(...)`. */
export function endpoint<const E extends Entrance>(route: EndpointRoute<E>) {
  const { method, path, permission, summary, upload } = route;
  const tag = path.startsWith("/reviews/{reviewId}/")
    ? (path.split("/")[3] ?? "review")
    : (path.split("/")[1] ?? "");
  return oc
    .$meta<EndpointMeta<E>>({ permission, upload: upload ?? false })
    .route({ method, path, summary, tags: [tag.replaceAll("-", " ")] });
}
