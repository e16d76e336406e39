import { signIn as nextAuthSignIn, signOut as nextAuthSignOut } from "next-auth/react";
import { words } from "./words";

/** Signs in; answers null, or the sentence that says why not. */
export async function signIn(email: string, password: string): Promise<string | null> {
  const answer = await nextAuthSignIn("credentials", { email, password, redirect: false });
  if (answer?.ok && !answer.error) return null;
  return answer?.error?.startsWith("Too many") ? words.tooMany : words.wrong;
}

/** Ends this browser's session and leaves for the sign-in page. */
export async function signOut(): Promise<void> {
  await nextAuthSignOut({ callbackUrl: "/sign-in" });
}
