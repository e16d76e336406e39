import type { Metadata } from "next";
import { enterPage } from "@/app/gate";
import { KeyPapersPage } from "@/components/sources/key-papers-page";
import { words } from "@/components/sources/words";
import { may } from "@/lib/access/roles";

export const metadata: Metadata = { title: words.keyPapers.title };

export default async function Page({ params }: { params: Promise<{ reviewId: string }> }) {
  const { reviewId } = await params;
  const { roles } = await enterPage(reviewId, "import.view");
  return <KeyPapersPage reviewId={reviewId} mayRun={may(roles, "import.run")} />;
}
