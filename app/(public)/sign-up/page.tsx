import type { Metadata } from "next";
import { AccountFrame } from "@/components/account/frame";
import { SignUpForm } from "@/components/account/sign-up-form";
import { words } from "@/components/account/words";

export const metadata: Metadata = { title: words.signUp };

export default async function SignUpPage({ searchParams }: { searchParams: Promise<{ back?: string }> }) {
  const { back } = await searchParams;
  return (
    <AccountFrame title={words.signUp} line={words.signInLine}>
      <SignUpForm back={back} />
    </AccountFrame>
  );
}
