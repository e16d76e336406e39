import type { Metadata } from "next";
import { AccountFrame } from "@/components/account/frame";
import { SignInForm } from "@/components/account/sign-in-form";
import { words } from "@/components/account/words";

export const metadata: Metadata = { title: words.signIn };

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ back?: string }> }) {
  const { back } = await searchParams;
  return (
    <AccountFrame title={words.signIn} line={words.signInLine}>
      <SignInForm back={back} />
    </AccountFrame>
  );
}
