"use client";

import { Download } from "lucide-react";
import { useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { client, sentenceOf } from "../../api/client";
import { saveFile } from "../../prisma-flow/file-saving";
import { words } from "./words";

/** The sample with its judgements as a file, for the appendix of a report. */
export function SampleDownload({ reviewId, auditId }: { reviewId: string; auditId: string }) {
  const [busy, setBusy] = useState(false);
  async function save() {
    setBusy(true);
    try {
      saveFile(await client.duplicates.auditFile({ reviewId, auditId }), words.csvName);
      toast(words.saved(words.csvName));
    } catch (error) {
      toast(words.saveFailed, { description: sentenceOf(error) });
    } finally {
      setBusy(false);
    }
  }
  return (
    <Button icon={<Download />} busy={busy} onClick={save}>
      {words.csv}
    </Button>
  );
}
