import { z } from "zod";
import { endpoint } from "@/lib/access/endpoint";
import { onItem } from "../screening/schema";
import {
  ConfirmConsensus,
  ConflictFilter,
  ConflictPage,
  ConflictView,
  ProposeConsensus,
  ResolveConflict,
  WithdrawResolution,
} from "./schema";

const done = z.object({});

export const conflicts = {
  list: endpoint({
    method: "GET",
    path: "/reviews/{reviewId}/stages/{stage}/conflicts",
    permission: "conflicts.view",
    summary: "Conflicts of closed batches; to members who do not vote also sealed ones of open batches",
  })
    .input(ConflictFilter)
    .output(ConflictPage),
  conflict: endpoint({
    method: "GET",
    path: "/reviews/{reviewId}/stages/{stage}/items/{itemId}/conflict",
    permission: "conflicts.view",
    summary: "One conflict with all votes, reasons and notes side by side",
  })
    .input(onItem)
    .output(ConflictView),
  resolve: endpoint({
    method: "PUT",
    path: "/reviews/{reviewId}/stages/{stage}/items/{itemId}/resolution",
    permission: "conflicts.resolve",
    summary: "Settle a conflict as adjudicator, by majority or as lead",
  })
    .input(ResolveConflict)
    .output(z.object({ resolutionId: z.uuid() })),
  withdraw: endpoint({
    method: "DELETE",
    path: "/reviews/{reviewId}/stages/{stage}/items/{itemId}/resolution",
    permission: "conflicts.resolve",
    summary: "Take a resolution back, with a reason; refused while later work depends on it",
  })
    .input(WithdrawResolution)
    .output(done),
  propose: endpoint({
    method: "PUT",
    path: "/reviews/{reviewId}/stages/{stage}/items/{itemId}/consensus",
    permission: "conflicts.resolve",
    summary: "Propose a decision to the other voters of the item",
  })
    .input(ProposeConsensus)
    .output(z.object({ proposalId: z.uuid() })),
  confirm: endpoint({
    method: "PUT",
    path: "/reviews/{reviewId}/stages/{stage}/items/{itemId}/consensus/confirmation",
    permission: "conflicts.resolve",
    summary: "Agree to the proposal; the last voter's agreement settles the conflict",
  })
    .input(ConfirmConsensus)
    .output(z.object({ resolved: z.boolean() })),
};
