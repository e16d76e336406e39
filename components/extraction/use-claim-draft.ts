"use client";

import { useMemo, useState } from "react";
import { parseLine } from "@/lib/review/extraction/one-line";
import { type Link, type Stance, stanceOf, type TermKinds } from "./entry";
import { type LinkChange, linkKey } from "./link-preview";
import { NOTHING_TYPED, type Plain } from "./plain-fields";
import { endOf, type World } from "./world";

/** What is being typed about a quote: one line, or its parts; the line goes first. */
export function useClaimDraft(world: World) {
  const [line, setLine] = useState("");
  const [plain, setPlain] = useState<Plain>(NOTHING_TYPED);
  const [changes, setChanges] = useState<Record<string, LinkChange>>({});
  const [kinds, setKinds] = useState<TermKinds>({});
  const [details, setDetails] = useState<unknown>({});
  const parsed = useMemo(() => (line.trim() === "" ? null : parseLine(line, world)), [line, world]);
  const links = parsed ? parsed.links.flatMap(asTicked) : plainLinks(plain, world);
  const ends = parsed
    ? links.flatMap(({ subject, object }) => [subject, object])
    : [plain.subject, plain.object].flatMap((typed) => endOf(typed, world) ?? []);

  function asTicked(link: NonNullable<typeof parsed>["links"][number]) {
    const { ticked, relation } = changes[linkKey(link)] ?? link;
    return ticked ? [{ ...link, relation }] : [];
  }

  function linksWith(stance: Stance): Link[] {
    return links.map((link) => ({ ...link, ...stanceOf(link, stance) }));
  }

  function replace(typed: string, known: string) {
    if (parsed) setLine(line.replaceAll(typed, known));
    const swap = (name: string) => (name.trim() === typed ? known : name);
    setPlain({ ...plain, subject: swap(plain.subject), object: swap(plain.object) });
  }

  function clear() {
    setLine("");
    setPlain(NOTHING_TYPED);
    setChanges({});
    setKinds({});
    setDetails({});
  }

  return {
    ...{ line, setLine, plain, setPlain, changes, setChanges, kinds, setKinds },
    ...{ details, setDetails },
    ...{ parsed, ends, linksWith, replace, clear },
  };
}

function plainLinks({ subject, relation, object }: Plain, world: World): Link[] {
  const [from, to] = [endOf(subject, world), endOf(object, world)];
  if (!from || !to || relation === null) return [];
  return [{ subject: from, relation, object: to, chainPos: 0, polarity: "supports", epistemic: "asserted" }];
}
