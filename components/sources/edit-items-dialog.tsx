"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { TextArea } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import type { PrismaSItem } from "@/lib/review/import/search/prisma-s";
import { api, newOperationId, sentenceOf } from "../api/client";
import type { ReportedSearch } from "./reported-search";
import { words } from "./words";

interface EditItemsDialogProps {
  reviewId: string;
  search: ReportedSearch;
  onClose: () => void;
}

/** The items of one search in words of their own. An empty field says what the import knows. */
export function EditItemsDialog({ reviewId, search, onClose }: EditItemsDialogProps) {
  const queries = useQueryClient();
  const [operationId, setOperationId] = useState(newOperationId);
  const searches = useQuery(api.imports.searches.queryOptions({ input: { reviewId } }));
  const described = searches.data?.find(({ id }) => id === search.searchId);
  const [written, setWritten] = useState<Partial<Record<PrismaSItem, string>>>(() =>
    Object.fromEntries(search.items.flatMap(({ item, text, written: own }) => (own ? [[item, text]] : []))),
  );
  const save = useMutation(
    api.imports.describeSearch.mutationOptions({
      onSuccess: async () => {
        await Promise.all([
          queries.invalidateQueries({ queryKey: api.imports.key() }),
          queries.invalidateQueries({ queryKey: api.prismaFlow.key() }),
        ]);
        toast(words.items.saved);
        onClose();
      },
    }),
  );

  function submit(event: FormEvent) {
    event.preventDefault();
    if (!described) return;
    const { source, name, platform, searchedOn, query, hitsReported, note } = described;
    const prismaS = Object.fromEntries(Object.entries(written).filter(([, text]) => text.trim() !== ""));
    const fields = { source, name, platform, searchedOn, query, hitsReported, note, prismaS };
    save.mutate({ reviewId, searchId: search.searchId, operationId, ...fields });
  }

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={words.items.editOf(search.name)}
      footer={
        <>
          <DialogClose>
            <Button>{words.items.cancel}</Button>
          </DialogClose>
          <Button
            variant="primary"
            type="submit"
            form="prisma-s-items"
            busy={save.isPending}
            disabled={!described}
          >
            {words.items.save}
          </Button>
        </>
      }
    >
      <form id="prisma-s-items" onSubmit={submit} noValidate className="grid gap-4">
        {save.error ? <Notice tone="danger">{sentenceOf(save.error)}</Notice> : null}
        {search.items.map(({ item, name, text, written: own }) => (
          <TextArea
            key={item}
            label={`${item}. ${name}`}
            optional
            rows={2}
            maxLength={10_000}
            placeholder={own ? "" : text}
            hint={text && !own ? words.items.known : undefined}
            value={written[item] ?? ""}
            onChange={({ target }) => {
              setWritten({ ...written, [item]: target.value });
              // What is sent is another request now.
              setOperationId(newOperationId());
            }}
          />
        ))}
      </form>
    </Dialog>
  );
}
