"use client";

import { ChevronDown, Download } from "lucide-react";
import { useState } from "react";
import { toast } from "sonner";
import type { Drawing } from "@/lib/review/prisma-flow/drawing";
import { leftOutOfCsv } from "@/lib/review/prisma-flow/left-out";
import type { PrismaCounts } from "@/lib/review/prisma-flow/schema";
import { toSvg } from "@/lib/review/prisma-flow/svg";
import { client, sentenceOf } from "../api/client";
import { Button } from "../ui/button";
import { IconButton } from "../ui/icon-button";
import { Menu, MenuItem, MenuLabel } from "../ui/menu";
import { pngOf, saveFile } from "./file-saving";
import { words } from "./words";

type Layout = keyof typeof words.csvLayouts;
type Kind = "svg" | "png" | "csv";

/** What is said when a file was saved, and when it could not be made. */
interface Say {
  note?: string;
  problem?: string;
}

interface DownloadsProps {
  reviewId: string;
  drawing: Drawing;
  counts: PrismaCounts;
}

/** The diagram and its numbers as files. */
export function Downloads({ reviewId, drawing, counts }: DownloadsProps) {
  const [busy, setBusy] = useState<Kind>();

  async function save(kind: Kind, name: string, make: () => Promise<Blob>, say: Say = {}) {
    setBusy(kind);
    try {
      saveFile(await make(), name);
      toast(words.saved(name), { description: say.note });
    } catch (error) {
      toast(words.saveFailed, { description: say.problem ?? sentenceOf(error) });
    } finally {
      setBusy(undefined);
    }
  }

  const saveSvg = () =>
    save("svg", "prisma-flow.svg", async () => new Blob([toSvg(drawing)], { type: "image/svg+xml" }));
  const savePng = () =>
    save("png", "prisma-flow.png", () => pngOf(toSvg(drawing), drawing.width, drawing.height), {
      problem: words.pngFailed,
    });
  function saveCsv(layout: Layout) {
    const leftOut = leftOutOfCsv(counts);
    const note = leftOut.length > 0 ? words.csvLeftOut(leftOut) : undefined;
    const make = () => client.prismaFlow.csv({ reviewId, layout });
    return save("csv", `prisma-2020-${layout}.csv`, make, { note });
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form; this is a row of buttons.
    <div role="group" aria-label={words.downloads} className="flex flex-wrap gap-2 print:hidden">
      <Button icon={<Download />} onClick={saveSvg} busy={busy === "svg"}>
        {words.svg}
      </Button>
      <Button icon={<Download />} onClick={savePng} busy={busy === "png"}>
        {words.png}
      </Button>
      <div className="flex">
        <Button
          icon={<Download />}
          onClick={() => saveCsv("34")}
          busy={busy === "csv"}
          className="rounded-r-none!"
        >
          {words.csv}
        </Button>
        <Menu
          align="end"
          trigger={
            <IconButton
              label={words.csvVersions}
              icon={<ChevronDown />}
              variant="secondary"
              className="-ml-px rounded-l-none!"
            />
          }
        >
          <MenuLabel>{words.csvFor}</MenuLabel>
          {(["34", "32"] as const).map((layout) => (
            <MenuItem key={layout} onSelect={() => saveCsv(layout)}>
              {words.csvLayouts[layout]}
            </MenuItem>
          ))}
        </Menu>
      </div>
    </div>
  );
}
