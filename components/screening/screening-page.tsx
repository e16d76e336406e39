"use client";

import { useQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import type { StageKind } from "@/lib/review/protocol/schema";
import { AgreementPart } from "../agreement/agreement-part";
import { api } from "../api/client";
import { WaitingNotice } from "../quality-check/waiting-notice";
import { StoppingPart } from "../stopping/stopping-part";
import { Page } from "../ui/page";
import { PageHeader } from "../ui/page-header";
import { BatchesPart } from "./batches/batches-part";
import type { DeskPlace } from "./entry";
import { PartLinks } from "./part-links";
import type { Part } from "./parts";
import { ScreenPart } from "./screen-part";
import { words } from "./words";

interface ScreeningPageProps {
  reviewId: string;
  stage: StageKind;
  personId: string;
  votes: boolean;
  manages: boolean;
}

/** One stage of screening: the record to read for who votes, the batches, and what came of the closed ones. */
export function ScreeningPage({ reviewId, stage, personId, votes, manages }: ScreeningPageProps) {
  const asked = useSearchParams().get("part");
  // Every full text is assessed: what is left to say there is what ranking would have saved, to who manages it.
  const shared: readonly Part[] =
    stage === "title_abstract" || manages ? ["batches", "agreement", "stopping"] : ["batches", "agreement"];
  const parts: readonly Part[] = votes ? ["screen", ...shared] : shared;
  const part = parts.find((one) => one === asked) ?? (votes ? "screen" : "batches");
  const overview = useQuery(
    api.screening.stage.queryOptions({
      input: { reviewId, stage },
      enabled: part === "screen" || part === "batches",
    }),
  );
  const place: DeskPlace = { reviewId, stage, personId };
  const links = <PartLinks parts={parts} current={part} />;
  if (part === "screen") {
    return (
      <div className="flex min-h-[calc(100dvh-var(--shell-top)-var(--shell-bottom))] flex-col">
        <h1 className="sr-only">{words.titles[stage]}</h1>
        <div className="border-b px-4 pt-1 sm:px-8">{links}</div>
        {stage === "title_abstract" ? <WaitingNotice {...{ reviewId, personId }} /> : null}
        <ScreenPart key={`${reviewId} ${stage}`} place={place} overview={overview.data} />
      </div>
    );
  }
  return (
    <Page>
      <PageHeader title={words.titles[stage]} description={words.line[stage]} />
      <div className="mb-6 border-b">{links}</div>
      {part === "batches" ? (
        <BatchesPart {...{ reviewId, stage, manages }} overview={overview} />
      ) : part === "stopping" ? (
        <StoppingPart {...{ reviewId, stage, personId, manages }} />
      ) : (
        <AgreementPart {...{ reviewId, stage }} />
      )}
    </Page>
  );
}
