import type { Metadata } from "next";
import { signedInVisitor } from "@/app/gate";
import { AccountMenu } from "@/components/account/account-menu";
import { AccountPage } from "@/components/account/account-page";
import { accountWords as words } from "@/components/account/words";
import { Palette } from "@/components/palette/palette";
import { Shell } from "@/components/ui/shell";

export const metadata: Metadata = { title: words.title };

export default async function Page() {
  await signedInVisitor("/account");
  return (
    <Shell home="/" search={<Palette />} account={<AccountMenu />}>
      <AccountPage />
    </Shell>
  );
}
