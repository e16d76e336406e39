"use client";

import { Download } from "lucide-react";
import { type Curve, drawCurve, SIZE } from "@/lib/review/stopping/view/drawing";
import { curveSvg } from "@/lib/review/stopping/view/svg";
import { saveFile } from "../prisma-flow/file-saving";
import { Button } from "../ui/button";
import { formatNumber, formatPercent } from "../ui/format";
import { FoldPanel, Panel } from "../ui/panel";
import { Table } from "../ui/table";
import { words } from "./words";

const { curve: say } = words;

/** Recall against records screened, with chance and the ideal: as a picture, as a table, and as files. */
export function CurvePicture({ curve }: { curve: Curve }) {
  const up = say.up(curve.relevant, curve.stillToCome);
  const texts = { ...say, up };
  const saveSvg = () =>
    saveFile(new Blob([curveSvg(curve, texts)], { type: "image/svg+xml" }), "recall-curve.svg");
  const saveCsv = () => saveFile(new Blob([csvOf(curve)], { type: "text/csv" }), "recall-curve.csv");
  return (
    <Panel
      title={say.title}
      actions={
        <>
          <Button size="small" variant="quiet" icon={<Download />} onClick={saveSvg}>
            {say.svg}
          </Button>
          <Button size="small" variant="quiet" icon={<Download />} onClick={saveCsv}>
            {say.csv}
          </Button>
        </>
      }
    >
      <figure className="grid gap-2">
        <Lines
          curve={curve}
          label={`${say.title}. ${say.summary(curve.screened, curve.records, curve.relevant)}`}
        />
        <figcaption className="flex flex-wrap gap-x-5 gap-y-1 text-xs text-soft">
          <Key look="stroke-accent" label={say.found} />
          <Key look="stroke-include" dashes="8 4" label={say.ideal} />
          <Key look="stroke-faint" dashes="2 4" label={say.chance} />
          <span>{up}</span>
        </figcaption>
      </figure>
      <FoldPanel title={say.table} flush className="mt-3">
        <Table
          caption={say.tableCaption}
          captionHidden
          maxHeight="20rem"
          className="border-0"
          columns={[
            {
              key: "screened",
              header: say.across,
              numeric: true,
              rowHeader: true,
              cell: (row) => formatNumber(row.screened),
            },
            { key: "found", header: say.found, numeric: true, cell: (row) => formatNumber(row.found) },
            {
              key: "recall",
              header: "Recall",
              numeric: true,
              cell: (row) => formatPercent(row.found / expectedOf(curve)),
            },
          ]}
          rows={thinned(curve.points)}
          rowKey={(row) => String(row.screened)}
        />
      </FoldPanel>
    </Panel>
  );
}

/** On a phone the picture is less than half as wide, and its letters must still be read: some stand over its edge. */
const AXIS = "fill-soft text-[13px] max-sm:text-[24px]";

function Lines({ curve, label }: { curve: Curve; label: string }) {
  const drawn = drawCurve(curve);
  const foot = SIZE.height - SIZE.bottom;
  return (
    <svg
      viewBox={`0 0 ${SIZE.width} ${SIZE.height}`}
      role="img"
      aria-label={label}
      className="w-full max-w-3xl overflow-visible"
    >
      {drawn.yTicks.map(({ y, percent }) => (
        <g key={percent}>
          <path d={`M${SIZE.left} ${y}H${SIZE.width - SIZE.right}`} className="stroke-line" />
          <text x={SIZE.left - 8} y={y + 4} textAnchor="end" className={AXIS}>
            {percent} %
          </text>
        </g>
      ))}
      {drawn.xTicks.map(({ x, records }) => (
        <text key={records} x={x} y={foot + 24} textAnchor="middle" className={AXIS}>
          {formatNumber(records)}
        </text>
      ))}
      <text
        x={(SIZE.left + SIZE.width - SIZE.right) / 2}
        y={SIZE.height - 8}
        textAnchor="middle"
        className={AXIS}
      >
        {say.across}
      </text>
      <g fill="none" strokeWidth="2">
        <path d={drawn.chance} strokeDasharray="2 4" className="stroke-faint" />
        <path d={drawn.ideal} strokeDasharray="8 4" className="stroke-include" />
        <path d={drawn.found} className="stroke-accent" />
      </g>
      <circle cx={drawn.end.x} cy={drawn.end.y} r="4" className="fill-accent" />
    </svg>
  );
}

function Key({ look, dashes, label }: { look: string; dashes?: string; label: string }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <svg width="24" height="8" aria-hidden="true">
        <path d="M0 4H24" strokeWidth="2" strokeDasharray={dashes} className={look} />
      </svg>
      {label}
    </span>
  );
}

function expectedOf({ relevant, stillToCome }: Curve): number {
  return Math.max(1, relevant + (stillToCome ?? 0));
}

/** A table is read, not looked at: every tenth point, and the last. */
function thinned(points: Curve["points"]): Curve["points"] {
  return points.length <= 40 ? points : points.filter((_, at) => at % 10 === 0 || at === points.length - 1);
}

function csvOf(curve: Curve): string {
  const expected = expectedOf(curve);
  const lines = curve.points.map(
    ({ screened, found }) => `${screened},${found},${(found / expected).toFixed(4)}`,
  );
  return `${["screened,relevant,recall", ...lines].join("\r\n")}\r\n`;
}
