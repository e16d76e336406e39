"use client";

import { Download } from "lucide-react";
import { useState } from "react";
import { toast } from "sonner";
import type { MemberKey } from "@/lib/review/prisma-flow/schema";
import { client, sentenceOf } from "../api/client";
import { Button } from "../ui/button";
import { saveFile } from "./file-saving";
import { words } from "./words";

/** The whole list behind a number as a file, also what is not shown yet. */
export function MembersDownload({ reviewId, members }: { reviewId: string; members: MemberKey }) {
  const [busy, setBusy] = useState(false);
  async function save() {
    setBusy(true);
    try {
      const file = await client.prismaFlow.membersFile({ reviewId, ...members });
      const name = words.members.csvName(members.box);
      saveFile(file, name);
      toast(words.saved(name));
    } catch (error) {
      toast(words.saveFailed, { description: sentenceOf(error) });
    } finally {
      setBusy(false);
    }
  }
  return (
    <Button size="small" icon={<Download />} busy={busy} onClick={save}>
      {words.members.csv}
    </Button>
  );
}
