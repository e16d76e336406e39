import type { Metadata } from "next";
import { cache, type ReactNode } from "react";
import { enterPage } from "@/app/gate";
import { ReviewShell } from "@/components/review/review-shell";
import { reviewOf } from "@/lib/review/team/queries";

interface Props {
  params: Promise<{ reviewId: string }>;
}

const titleOf = cache(async (reviewId: string) => {
  const { title } = await reviewOf(await enterPage(reviewId, "review.view"));
  return title;
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { reviewId } = await params;
  const title = await titleOf(reviewId);
  return { title: { default: title, template: `%s · ${title} · Twofold` } };
}

/** The frame of a review. Pages ask the gate for their own permission. */
export default async function ReviewLayout({ params, children }: Props & { children: ReactNode }) {
  const { reviewId } = await params;
  const scope = await enterPage(reviewId, "review.view");
  return (
    <ReviewShell reviewId={reviewId} title={await titleOf(reviewId)} roles={scope.roles}>
      {children}
    </ReviewShell>
  );
}
