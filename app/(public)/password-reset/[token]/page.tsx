import type { Metadata } from "next";
import { AccountFrame } from "@/components/account/frame";
import { PasswordResetForm } from "@/components/account/password-reset-form";
import { words } from "@/components/account/words";

export const metadata: Metadata = { title: words.resetTitle, referrer: "no-referrer" };

export default async function PasswordResetPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  return (
    <AccountFrame title={words.resetTitle}>
      <PasswordResetForm token={token} />
    </AccountFrame>
  );
}
