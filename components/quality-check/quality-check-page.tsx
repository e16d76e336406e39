"use client";

import { useQuery } from "@tanstack/react-query";
import { ListRestart } from "lucide-react";
import { api, sentenceOf } from "../api/client";
import { stepHref } from "../review/places";
import { EmptyState } from "../ui/empty-state";
import { ErrorState } from "../ui/error-state";
import { LinkButton } from "../ui/link-button";
import { Page } from "../ui/page";
import { PageHeader } from "../ui/page-header";
import { TextLink } from "../ui/text-link";
import { CheckDesk } from "./check-desk";
import { DeskToCome } from "./desk-to-come";
import { words } from "./words";

/** The quality check that waits for this person, if one does. */
export function QualityCheckPage({ reviewId, personId }: { reviewId: string; personId: string }) {
  const now = useQuery(api.qualityCheck.now.queryOptions({ input: { reviewId } }));
  const check = now.data?.check;
  const screening = stepHref(reviewId, "screening");
  const header = (
    <PageHeader
      title={words.title}
      description={words.line}
      back={<TextLink href={screening}>{words.back}</TextLink>}
    />
  );
  if (check?.reader.personId === personId)
    return <CheckDesk key={check.id} {...{ reviewId, header }} checkId={check.id} />;
  return (
    <Page>
      {header}
      {now.isPending ? (
        <DeskToCome />
      ) : now.data ? (
        <EmptyState
          icon={<ListRestart />}
          title={words.none}
          action={<LinkButton href={screening}>{words.toScreening}</LinkButton>}
        >
          {words.noneLine}
        </EmptyState>
      ) : (
        <ErrorState title={words.loadFailed} onRetry={() => now.refetch()} retrying={now.isFetching}>
          {sentenceOf(now.error)}
        </ErrorState>
      )}
    </Page>
  );
}
