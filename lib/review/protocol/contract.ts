import { z } from "zod";
import { endpoint } from "@/lib/access/endpoint";
import { Protocol, PublishProtocol } from "./schema";

const inReview = z.strictObject({ reviewId: z.uuid() });

export const protocol = {
  current: endpoint({
    method: "GET",
    path: "/reviews/{reviewId}/protocol",
    permission: "protocol.view",
    summary: "The protocol in force; null before the first",
  })
    .input(inReview)
    .output(z.object({ protocol: Protocol.nullable() })),
  versions: endpoint({
    method: "GET",
    path: "/reviews/{reviewId}/protocol/versions",
    permission: "protocol.view",
    summary: "Every version of the protocol, newest first",
  })
    .input(inReview)
    .output(z.array(Protocol)),
  publish: endpoint({
    method: "POST",
    path: "/reviews/{reviewId}/protocol/versions",
    permission: "protocol.edit",
    summary: "Publish the protocol or an amendment of it",
  })
    .input(PublishProtocol)
    .output(z.object({ id: z.uuid(), number: z.int() })),
};
