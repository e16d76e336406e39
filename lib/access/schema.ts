import { z } from "zod";
import { ROLES, TOKEN_SCOPES } from "./roles";

/** One form of an address: NFKC, lower case, ASCII before one "@". Two spellings of it are one account. */
export const Email = z
  .string()
  .transform((text) => text.normalize("NFKC").trim().toLowerCase())
  .pipe(
    z
      .email("Enter an e-mail address such as name@university.edu.")
      .max(254)
      .refine((text) => /^[!-?A-~]+@[^@]+$/.test(text), "The part before the @ may hold plain letters only."),
  );

export const Password = z
  .string()
  .min(12, "Use at least 12 characters; a short sentence is good.")
  .max(128, "Use at most 128 characters.");

export const PersonName = z.string().trim().min(1, "Enter your name.").max(120);

export const SignUp = z.strictObject({ name: PersonName, email: Email, password: Password });
export type SignUp = z.infer<typeof SignUp>;

export const SignIn = z.strictObject({
  email: Email,
  password: z.string().min(1, "Enter your password.").max(128),
});
export type SignIn = z.infer<typeof SignIn>;

export const ChangePassword = z.strictObject({
  current: z.string().min(1, "Enter your present password.").max(128),
  next: Password,
  /** Whether programs that use your tokens must be given new ones. */
  revokeTokens: z.boolean().default(true),
});
export type ChangePassword = z.input<typeof ChangePassword>;

export const UseReset = z.strictObject({ token: z.string().min(20).max(100), password: Password });
export type UseReset = z.infer<typeof UseReset>;

/** A link to set your password that the owner of your reviews made. */
export const ResetLinkEntry = z.object({
  id: z.uuid(),
  madeBy: z.string(),
  createdAt: z.iso.datetime(),
  usedAt: z.iso.datetime().nullable(),
  /** False until you were told that it was made. */
  told: z.boolean(),
});
export type ResetLinkEntry = z.infer<typeof ResetLinkEntry>;

export const Account = z.object({ id: z.uuid(), name: z.string(), email: z.string() });
export type Account = z.infer<typeof Account>;

export const SessionEntry = z.object({
  id: z.uuid(),
  userAgent: z.string(),
  createdAt: z.iso.datetime(),
  lastSeenAt: z.iso.datetime(),
  current: z.boolean(),
});
export type SessionEntry = z.infer<typeof SessionEntry>;

export const NewToken = z.strictObject({
  name: z.string().trim().min(1, "Name the token after what uses it.").max(80),
  scopes: z.array(z.enum(TOKEN_SCOPES)).min(1, "Choose what it may do."),
  expiresInDays: z.int().min(1).max(366).default(90),
});
export type NewToken = z.input<typeof NewToken>;

export const TokenEntry = z.object({
  id: z.uuid(),
  name: z.string(),
  scopes: z.array(z.enum(TOKEN_SCOPES)),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime().nullable(),
  lastUsedAt: z.iso.datetime().nullable(),
});
export type TokenEntry = z.infer<typeof TokenEntry>;

export const RoleName = z.enum(ROLES);
