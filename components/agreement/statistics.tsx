import type { AgreementNote, ManyRaterStatistics, TwoRaterStatistics } from "@/lib/review/agreement/schema";
import { formatNumber } from "../ui/format";
import { words } from "./words";

type Interval = TwoRaterStatistics["kappaInterval"];

interface Line {
  label: string;
  value: number | null;
  explained: string;
  percent?: boolean;
  interval?: Interval;
}

/** The figures for two reviewers, each with what it says. */
export function PairStatistics({ statistics }: { statistics: TwoRaterStatistics }) {
  const { kappa, kappaInterval, ac1, ac1Interval, prevalenceIndex, biasIndex } = statistics;
  const { statistics: labels, explained } = words;
  const lines: Line[] = [
    ...sharedBefore(statistics),
    { label: labels.kappa, value: kappa, interval: kappaInterval, explained: explained.kappa },
    { label: labels.pabak, value: statistics.pabak, explained: explained.pabak },
    { label: labels.ac1, value: ac1, interval: ac1Interval, explained: explained.ac1 },
    ...sharedAfter(statistics),
  ];
  if (prevalenceIndex !== null) {
    lines.push({
      label: labels.prevalenceIndex,
      value: prevalenceIndex,
      explained: explained.prevalenceIndex,
    });
  }
  if (biasIndex !== null) {
    lines.push({ label: labels.biasIndex, value: biasIndex, explained: explained.biasIndex });
  }
  return <Lines lines={lines} />;
}

/** The figures for three or more reviewers in rotation. */
export function PoolStatistics({ statistics }: { statistics: ManyRaterStatistics }) {
  const { statistics: labels, explained } = words;
  return (
    <Lines
      lines={[
        ...sharedBefore(statistics),
        { label: labels.manyKappa, value: statistics.kappa, explained: explained.kappa },
        { label: labels.pabak, value: statistics.pabak, explained: explained.pabak },
        { label: labels.ac1, value: statistics.ac1, explained: explained.ac1 },
        ...sharedAfter(statistics),
      ]}
    />
  );
}

type Shared = Pick<TwoRaterStatistics, "percentAgreement" | "positiveAgreement">;

function sharedBefore({ percentAgreement }: Shared): Line[] {
  const { statistics: labels, explained } = words;
  return [
    {
      label: labels.percentAgreement,
      value: percentAgreement,
      percent: true,
      explained: explained.percentAgreement,
    },
  ];
}

function sharedAfter({ positiveAgreement }: Shared): Line[] {
  const { statistics: labels, explained } = words;
  return [
    {
      label: labels.positiveAgreement,
      value: positiveAgreement,
      percent: true,
      explained: explained.positiveAgreement,
    },
  ];
}

function Lines({ lines }: { lines: readonly Line[] }) {
  return (
    <dl className="grid gap-3">
      {lines.map(({ label, value, percent, interval, explained }) => (
        <div key={label} className="grid grid-cols-[1fr_auto] items-baseline gap-x-6">
          <dt className="font-medium">{label}</dt>
          <dd className="tabular text-right font-medium">
            {value === null ? (
              <span className="font-normal text-soft">{words.undefined}</span>
            ) : (
              figure(value, percent)
            )}
          </dd>
          <dd className="text-xs text-pretty text-soft">{explained}</dd>
          <dd className="tabular text-right text-xs text-soft">
            {interval ? words.interval(formatNumber(interval.low, 2), formatNumber(interval.high, 2)) : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function figure(value: number, percent = false): string {
  return percent ? `${formatNumber(value * 100, 1)} %` : formatNumber(value, 2);
}

/** Cautions to be read with the figures. */
export function Cautions({ notes }: { notes: readonly AgreementNote[] }) {
  if (notes.length === 0) return null;
  return (
    <ul className="grid gap-1 border-l-2 border-maybe pl-3">
      {notes.map((note) => (
        <li key={note.code}>{note.text}</li>
      ))}
    </ul>
  );
}
