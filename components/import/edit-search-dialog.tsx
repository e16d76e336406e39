"use client";

import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import type { SearchEntry } from "@/lib/review/import/schema";
import { api, client, fieldProblems, newOperationId, sentenceOf } from "../api/client";
import { SearchFields } from "./search-fields";
import { readSearch, type SearchProblems, type SearchValues, valuesOf } from "./search-values";
import { words } from "./words";

interface EditSearchDialogProps {
  reviewId: string;
  search: SearchEntry;
  onClose: () => void;
}

/** Corrects the description of a search. */
export function EditSearchDialog({ reviewId, search, onClose }: EditSearchDialogProps) {
  const queries = useQueryClient();
  const [values, setValues] = useState<SearchValues>(() => valuesOf(search));
  const [operationId, setOperationId] = useState(newOperationId);
  const [problems, setProblems] = useState<SearchProblems>({});
  const [refusal, setRefusal] = useState<string>();
  const [busy, setBusy] = useState(false);

  function change(patch: Partial<SearchValues>) {
    setValues({ ...values, ...patch });
    setProblems({});
    // What is sent is another request now.
    setOperationId(newOperationId());
  }

  async function save(event: FormEvent) {
    event.preventDefault();
    const read = readSearch(values);
    if ("problems" in read) return setProblems(read.problems);
    setBusy(true);
    setRefusal(undefined);
    try {
      await client.imports.describeSearch({ reviewId, searchId: search.id, operationId, ...read.search });
      await queries.invalidateQueries({ queryKey: api.imports.key() });
      toast(words.list.saved);
      onClose();
    } catch (error) {
      setProblems(Object.fromEntries(fieldProblems(error).map(({ path, message }) => [path, message])));
      setRefusal(sentenceOf(error));
      setBusy(false);
    }
  }

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={words.list.editOf(search.name)}
      footer={
        <>
          <DialogClose>
            <Button>{words.cancel}</Button>
          </DialogClose>
          <Button variant="primary" type="submit" form="edit-search" busy={busy}>
            {words.list.save}
          </Button>
        </>
      }
    >
      <form id="edit-search" onSubmit={save} noValidate className="grid gap-4">
        {refusal ? <Notice tone="danger">{refusal}</Notice> : null}
        <SearchFields values={values} problems={problems} onChange={change} openAtFirst />
      </form>
    </Dialog>
  );
}
