"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { toast } from "sonner";
import { api, sentenceOf } from "../api/client";
import { attachPdf } from "./attach";
import { words } from "./words";

const { documents: say } = words;

/** Attaches a PDF to a report, from a button or dropped on it. */
export function useAttach(reviewId: string, reportId: string) {
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);

  async function attach(file: File | undefined): Promise<void> {
    if (!file || busy) return;
    if (!isPdf(file)) {
      toast(say.notPdf(file.name));
      return;
    }
    setBusy(true);
    try {
      await attachPdf({ reviewId, reportId, file });
      toast(say.attached(file.name));
    } catch (error) {
      toast(say.failed(file.name), { description: sentenceOf(error) });
    } finally {
      setBusy(false);
      await queries.invalidateQueries({ queryKey: api.fullText.key() });
      await queries.invalidateQueries({ queryKey: api.overview.key() });
    }
  }

  return { attach, busy };
}

/** What the file says it is; the server looks inside. */
export function isPdf(file: Pick<File, "name" | "type">): boolean {
  return file.type === "application/pdf" || file.name.toLowerCase().endsWith(".pdf");
}
