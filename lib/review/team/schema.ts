import { z } from "zod";
import { Email, RoleName } from "@/lib/access/schema";
import { OperationId } from "../history/schema";

const Roles = z.array(RoleName).min(1, "Choose at least one role.");

export const ReviewTitle = z.string().trim().min(3, "Give the review a title.").max(300);

/** The client makes the review's id with the operation, so that a form sent twice makes one review. */
export const NewReview = z.strictObject({ operationId: OperationId, id: z.uuid(), title: ReviewTitle });
export type NewReview = z.infer<typeof NewReview>;

export const ReviewEntry = z.object({
  id: z.uuid(),
  title: z.string(),
  createdAt: z.iso.datetime(),
  roles: z.array(RoleName),
});
export type ReviewEntry = z.infer<typeof ReviewEntry>;

export const Member = z.object({
  personId: z.uuid(),
  name: z.string(),
  email: z.string(),
  roles: z.array(RoleName),
  since: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
});
export type Member = z.infer<typeof Member>;

export const ChangeRoles = z.strictObject({
  operationId: OperationId,
  reviewId: z.uuid(),
  personId: z.uuid(),
  roles: Roles,
});
export type ChangeRoles = z.infer<typeof ChangeRoles>;

export const EndMembership = z.strictObject({
  operationId: OperationId,
  reviewId: z.uuid(),
  personId: z.uuid(),
});
export type EndMembership = z.infer<typeof EndMembership>;

export const LeaveReview = z.strictObject({ operationId: OperationId, reviewId: z.uuid() });
export type LeaveReview = z.infer<typeof LeaveReview>;

export const NewInvitation = z.strictObject({
  reviewId: z.uuid(),
  roles: Roles,
  /** When given, only the account with this address can use the link. */
  email: Email.optional(),
  expiresInDays: z.int().min(1).max(30).default(7),
});
export type NewInvitation = z.infer<typeof NewInvitation>;

export const InvitationEntry = z.object({
  id: z.uuid(),
  roles: z.array(RoleName),
  email: z.string().nullable(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  usedAt: z.iso.datetime().nullable(),
});
export type InvitationEntry = z.infer<typeof InvitationEntry>;

export const AcceptInvitation = z.strictObject({
  operationId: OperationId,
  token: z.string().min(20).max(100),
});
export type AcceptInvitation = z.infer<typeof AcceptInvitation>;

/** What the team's events say. */
export const teamEvents = {
  review_created: z.object({ title: z.string(), ownerId: z.uuid() }),
  member_joined: z.object({ personId: z.uuid(), roles: Roles, invitationId: z.uuid() }),
  roles_changed: z.object({ personId: z.uuid(), roles: Roles, before: Roles }),
  member_left: z.object({ personId: z.uuid() }),
  /** A link to set the person's password; whether it was used, the person alone is told. */
  password_link_made: z.object({ personId: z.uuid() }),
};
