import type { Metadata } from "next";
import { visitor } from "@/app/gate";
import { AccountFrame } from "@/components/account/frame";
import { JoinForm } from "@/components/account/join-form";
import { words } from "@/components/account/words";

export const metadata: Metadata = { title: words.joinTitle, referrer: "no-referrer" };

export default async function InvitationPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  return (
    <AccountFrame title={words.joinTitle} line={words.joinLine}>
      <JoinForm token={token} isSignedIn={(await visitor()) !== null} />
    </AccountFrame>
  );
}
