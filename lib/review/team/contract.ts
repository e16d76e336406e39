import { z } from "zod";
import { endpoint } from "@/lib/access/endpoint";
import {
  AcceptInvitation,
  ChangeRoles,
  EndMembership,
  InvitationEntry,
  LeaveReview,
  Member,
  NewInvitation,
  NewReview,
  ReviewEntry,
} from "./schema";

const inReview = z.strictObject({ reviewId: z.uuid() });
const done = z.object({});

export const team = {
  reviews: endpoint({ method: "GET", path: "/reviews", permission: "signed_in", summary: "Your reviews" })
    .input(z.strictObject({}))
    .output(z.array(ReviewEntry)),
  createReview: endpoint({
    method: "POST",
    path: "/reviews",
    permission: "signed_in",
    summary: "Start a review",
  })
    .input(NewReview)
    .output(z.object({ id: z.uuid() })),
  review: endpoint({
    method: "GET",
    path: "/reviews/{reviewId}",
    permission: "review.view",
    summary: "One review",
  })
    .input(inReview)
    .output(ReviewEntry.extend({ personId: z.uuid() })),
  members: endpoint({
    method: "GET",
    path: "/reviews/{reviewId}/members",
    permission: "team.view",
    summary: "Members, past and present",
  })
    .input(inReview)
    .output(z.array(Member)),
  changeRoles: endpoint({
    method: "PUT",
    path: "/reviews/{reviewId}/members/{personId}/roles",
    permission: "team.manage",
    summary: "Give a member other roles",
  })
    .input(ChangeRoles)
    .output(done),
  endMembership: endpoint({
    method: "DELETE",
    path: "/reviews/{reviewId}/members/{personId}",
    permission: "team.manage",
    summary: "End a membership; votes and claims stay",
  })
    .input(EndMembership)
    .output(done),
  leave: endpoint({
    method: "DELETE",
    path: "/reviews/{reviewId}/membership",
    permission: "review.view",
    summary: "Leave a review; your votes and claims stay. Its last owner cannot",
  })
    .input(LeaveReview)
    .output(done),
  makeResetLink: endpoint({
    method: "POST",
    path: "/reviews/{reviewId}/members/{personId}/password-reset",
    permission: "team.manage",
    summary: "Make a link with which a member sets a new password, as an owner of all reviews of theirs",
  })
    .input(z.strictObject({ reviewId: z.uuid(), personId: z.uuid() }))
    .output(z.object({ token: z.string(), expiresAt: z.iso.datetime() })),
  invitations: endpoint({
    method: "GET",
    path: "/reviews/{reviewId}/invitations",
    permission: "team.manage",
    summary: "Invitations",
  })
    .input(inReview)
    .output(z.array(InvitationEntry)),
  invite: endpoint({
    method: "POST",
    path: "/reviews/{reviewId}/invitations",
    permission: "team.manage",
    summary: "Invite by a single-use link",
  })
    .input(NewInvitation)
    .output(z.object({ id: z.uuid(), token: z.string(), expiresAt: z.iso.datetime() })),
  revokeInvitation: endpoint({
    method: "DELETE",
    path: "/reviews/{reviewId}/invitations/{invitationId}",
    permission: "team.manage",
    summary: "Withdraw an invitation",
  })
    .input(z.strictObject({ reviewId: z.uuid(), invitationId: z.uuid() }))
    .output(done),
  acceptInvitation: endpoint({
    method: "POST",
    path: "/invitations/acceptance",
    permission: "signed_in",
    summary: "Join a review with an invitation",
  })
    .input(AcceptInvitation)
    .output(z.object({ reviewId: z.uuid() })),
};
