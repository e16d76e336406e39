"use client";

import { Page } from "@/components/ui/page";
import { PageHeader } from "@/components/ui/page-header";
import { TextLink } from "@/components/ui/text-link";
import { RecordTimeline } from "./record-timeline";
import { RecordView } from "./record-view";
import { words } from "./words";

interface RecordPageProps {
  reviewId: string;
  recordId: string;
  mayCorrect: boolean;
}

/** A record's own page, with what happened to it. */
export function RecordPage({ reviewId, recordId, mayCorrect }: RecordPageProps) {
  return (
    <Page width="narrow">
      <PageHeader
        title={words.one}
        back={<TextLink href={`/reviews/${reviewId}/records`}>{words.back}</TextLink>}
      />
      <RecordView {...{ reviewId, recordId, mayCorrect }} />
      <RecordTimeline reviewId={reviewId} recordId={recordId} />
    </Page>
  );
}
