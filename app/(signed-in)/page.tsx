import type { Metadata } from "next";
import { signedInVisitor } from "@/app/gate";
import { AccountMenu } from "@/components/account/account-menu";
import { Palette } from "@/components/palette/palette";
import { MyReviews } from "@/components/review/my-reviews";
import { words } from "@/components/review/words";
import { Shell } from "@/components/ui/shell";

export const metadata: Metadata = { title: words.myReviews };

export default async function MyReviewsPage() {
  await signedInVisitor("/");
  return (
    <Shell home="/" search={<Palette />} account={<AccountMenu />}>
      <MyReviews />
    </Shell>
  );
}
