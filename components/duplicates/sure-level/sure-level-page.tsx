"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { DateText } from "@/components/ui/date";
import { ErrorState } from "@/components/ui/error-state";
import { RadioGroup } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Page } from "@/components/ui/page";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { Loading, Skeleton } from "@/components/ui/skeleton";
import { TextLink } from "@/components/ui/text-link";
import type { AuditList } from "@/lib/review/duplicates/audit/schema";
import { SURE_LEVELS, type SureLevel } from "@/lib/review/duplicates/schema";
import type { ExpectedError, SureLevelNow } from "@/lib/review/duplicates/sure-level/schema";
import { api, sentenceOf } from "../../api/client";
import { stepHref } from "../../review/places";
import { errorSentence } from "../audit/words";
import { ChangeLevel } from "./change-level";
import { expectation, words } from "./words";

/** How sure is sure: three choices, the error to expect of each, and what another would change. */
export function SureLevelPage({ reviewId, mayDecide }: { reviewId: string; mayDecide: boolean }) {
  const input = { reviewId };
  const now = useQuery(api.duplicates.sureLevel.queryOptions({ input }));
  const expected = useQuery(api.duplicates.expectation.queryOptions({ input }));
  const audits = useQuery(api.duplicates.audits.queryOptions({ input }));
  const failed = now.error ?? expected.error ?? audits.error;
  return (
    <Page>
      <PageHeader
        title={words.title}
        description={words.line}
        back={<TextLink href={stepHref(reviewId, "duplicates")}>{words.back}</TextLink>}
      />
      {mayDecide ? null : <Notice className="mb-4">{words.readOnly}</Notice>}
      {failed ? (
        <ErrorState
          title={words.loadFailed}
          onRetry={() => Promise.all([now.refetch(), expected.refetch(), audits.refetch()])}
          retrying={now.isFetching || expected.isFetching || audits.isFetching}
        >
          {sentenceOf(failed)}
        </ErrorState>
      ) : now.data && expected.data && audits.data ? (
        <div className="grid gap-8">
          <Choose
            {...{ reviewId, mayDecide }}
            now={now.data}
            levels={expected.data.levels}
            audits={audits.data.audits}
          />
          <Versions now={now.data} />
        </div>
      ) : (
        <Loading label={words.title}>
          <Skeleton className="h-80" />
        </Loading>
      )}
    </Page>
  );
}

interface ChooseProps {
  reviewId: string;
  mayDecide: boolean;
  now: SureLevelNow;
  levels: readonly ExpectedError[];
  audits: AuditList["audits"];
}

function Choose({ reviewId, mayDecide, now, levels, audits }: ChooseProps) {
  const [chosen, setChosen] = useState<SureLevel | null>(null);
  const level = chosen ?? now.level;
  const options = SURE_LEVELS.toReversed().map((value) => {
    const { name, does } = words.levels[value];
    const measured = levels.find((one) => one.level === value);
    return {
      value,
      label: value === now.level ? `${name} (${words.inForce})` : name,
      hint: measured ? `${does} ${expectation(measured)}` : does,
      disabled: !mayDecide,
    };
  });
  return (
    <div className="grid gap-6">
      <RadioGroup
        label={words.choose}
        className="max-w-2xl"
        options={options}
        value={level}
        onChange={(event) => setChosen(SURE_LEVELS.find((one) => one === event.target.value) ?? null)}
      />
      <OwnError reviewId={reviewId} audits={audits} sets={levels[0]?.sets.length ?? 0} />
      {level === now.level ? null : (
        <ChangeLevel key={level} {...{ reviewId, now, level }} onSet={() => setChosen(null)} />
      )}
    </div>
  );
}

/** What this review's own last sample shows: worth more than what was measured elsewhere. */
function OwnError({ reviewId, audits, sets }: Pick<ChooseProps, "reviewId" | "audits"> & { sets: number }) {
  const last = audits.find(({ error }) => error.judged > 0);
  return (
    <p className="max-w-2xl text-pretty text-soft">
      {words.measured(sets)}{" "}
      {last ? (
        <>
          <span className="font-medium text-ink">{words.own}</span> {errorSentence(last.error, last.drawnOf)}
        </>
      ) : (
        words.ownNone
      )}{" "}
      <TextLink href={`${stepHref(reviewId, "duplicates")}/audit`}>{words.toSample}</TextLink>
    </p>
  );
}

function Versions({ now: { versions } }: { now: SureLevelNow }) {
  if (versions.length === 0) return null;
  return (
    <Panel title={words.versions} className="max-w-2xl">
      <ol className="grid gap-3">
        {versions.map(({ number, level, by, at, rationale }) => (
          <li key={number}>
            <p>
              {words.version(number, words.levels[level].name, by)}{" "}
              <span className="text-soft">
                <DateText iso={at} time />
              </span>
            </p>
            {rationale ? <p className="text-soft [overflow-wrap:anywhere]">{rationale}</p> : null}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
