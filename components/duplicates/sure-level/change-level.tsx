"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { CheckboxField, TextArea } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Loading, Skeleton } from "@/components/ui/skeleton";
import type { SureLevel } from "@/lib/review/duplicates/schema";
import type { SureLevelNow } from "@/lib/review/duplicates/sure-level/schema";
import { api, sentenceOf } from "../../api/client";
import { useSetLevel } from "./use-set-level";
import { words } from "./words";

interface ChangeLevelProps {
  reviewId: string;
  now: SureLevelNow;
  level: SureLevel;
  onSet: () => void;
}

/** What another level would change, and the button that sets it. */
export function ChangeLevel({ reviewId, now, level, onSet }: ChangeLevelProps) {
  const [alsoStanding, setAlsoStanding] = useState(false);
  const [rationale, setRationale] = useState("");
  const preview = useQuery({
    ...api.duplicates.previewSureLevel.queryOptions({ input: { reviewId, level } }),
    gcTime: 0,
  });
  const set = useSetLevel(reviewId, onSet);
  const { data } = preview;
  const changes = data ? data.asked + data.merged : 0;
  function submit() {
    const toStanding =
      data && alsoStanding && changes > 0 ? { asked: data.asked, merged: data.merged } : undefined;
    set.mutate(
      { level, was: now.level, basedOn: now.number, rationale, toStanding },
      { onError: () => void preview.refetch() },
    );
  }
  if (preview.isError) {
    return (
      <ErrorState title={words.previewFailed} onRetry={() => preview.refetch()} retrying={preview.isFetching}>
        {sentenceOf(preview.error)}
      </ErrorState>
    );
  }
  return (
    <div className="grid max-w-2xl gap-4">
      {data ? (
        <div aria-live="polite">
          <p>
            {words.would(data)} {changes > 0 ? words.stays : null}
          </p>
        </div>
      ) : (
        <Loading label={words.counting}>
          <Skeleton className="h-10" />
        </Loading>
      )}
      {data && changes > 0 ? (
        <CheckboxField
          label={words.also(data)}
          checked={alsoStanding}
          onChange={(event) => setAlsoStanding(event.target.checked)}
        />
      ) : null}
      <TextArea
        label={words.why}
        hint={words.whyHint}
        optional
        maxLength={2000}
        value={rationale}
        onChange={(event) => setRationale(event.target.value)}
      />
      {set.error ? (
        <Notice tone="danger">
          {words.notDone}. {sentenceOf(set.error)}
        </Notice>
      ) : null}
      <Button variant="primary" className="w-fit" disabled={!data} busy={set.isPending} onClick={submit}>
        {words.set}
      </Button>
    </div>
  );
}
