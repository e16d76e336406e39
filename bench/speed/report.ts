import { table } from "../table";
import type { Speed } from "./speed";

/** Prints how fast the readers are and what they keep; what was missed, in sentences. */
export function report(speeds: readonly Speed[]): string[] {
  const head = ["format", "MB", "entries", "reflib ms", "into a list", "own ms", "lines ms"];
  console.log("\nParse speed beside @iebh/reflib, in CPU time (by the clock in brackets)");
  console.log(table([[...head, "times reflib", "bar", "times its list", "of lines"], ...speeds.map(row)]));
  for (const { format, kept } of speeds) {
    const apart = kept.filter(({ onlyInOriginal }) => onlyInOriginal > 0);
    const named = apart.map(({ field, values, onlyInOriginal }) => `${field} ${onlyInOriginal} of ${values}`);
    console.log(`${format}: in the entry alone, in no field of the draft: ${named.join(", ") || "nothing"}`);
  }
  return speeds.flatMap((speed) => [...tooSlow(speed), ...lostIn(speed)]);
}

function row({ format, megabytes, entries, reflib, reflibList, own, lines, bar }: Speed) {
  const times = [reflib, reflibList, own, lines].map(({ cpu }) => Math.round(cpu));
  const faster = `${ratio(reflib.cpu, own.cpu)} (${ratio(reflib.clock, own.clock)})`;
  const ofList = ratio(reflibList.cpu, own.cpu);
  return [format, megabytes, entries, ...times, faster, bar, ofList, ratio(own.cpu, lines.cpu)];
}

function ratio(one: number, other: number): string {
  return (one / other).toFixed(2);
}

function tooSlow({ format, reflib, own, bar }: Speed): string[] {
  const times = reflib.cpu / own.cpu;
  if (times >= bar) return [];
  return [`${format} is read ${times.toFixed(2)} times as fast as by @iebh/reflib; ${bar} is asked for.`];
}

function lostIn({ format, kept }: Speed): string[] {
  return kept.flatMap(({ field, values, lost }) =>
    lost > 0 ? [`${format}: ${lost} of ${values} values that @iebh/reflib has as ${field} are nowhere.`] : [],
  );
}
