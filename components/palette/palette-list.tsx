"use client";

import { useQuery } from "@tanstack/react-query";
import { Command, defaultFilter } from "cmdk";
import { useRouter } from "next/navigation";
import { type ReactNode, useState } from "react";
import { Kbd } from "@/components/ui/kbd";
import { chooseTheme } from "@/components/ui/theme-switch";
import { signOut } from "../account/sign-in";
import { api } from "../api/client";
import { besideOf, roadOf } from "../review/places";
import { type Act, actionsFor, type PaletteReview } from "./actions";
import { useFoundRecords } from "./use-found-records";
import { words } from "./words";

interface PaletteListProps {
  review: PaletteReview | undefined;
  onDone: () => void;
}

const RECORD = "record ";

/** The server has matched records by their words already; they come after what is matched by name. */
function rank(value: string, search: string, keywords?: string[]): number {
  return value.startsWith(RECORD) ? 0.001 : defaultFilter(value, search, keywords);
}

/** The field and, below it, all that matches what is typed. Its height stays, so that nothing jumps while typing. */
export function PaletteList({ review, onDone }: PaletteListProps) {
  const [typed, setTyped] = useState("");
  const act = useAct(onDone);
  const reviews = useQuery(api.team.reviews.queryOptions({ input: {} }));
  const found = useFoundRecords(review?.id, typed);
  const pages = review ? [...roadOf(review.id, review.roles), ...besideOf(review.id)] : [];
  const others = (reviews.data ?? []).filter(({ id }) => id !== review?.id);
  return (
    <Command label={words.title} filter={rank} loop className="relative flex flex-col">
      <Command.Input
        value={typed}
        onValueChange={setTyped}
        placeholder={words.placeholder}
        maxLength={300}
        className="h-12 w-full border-b bg-transparent px-4 text-base outline-none placeholder:text-faint"
      />
      <Command.List
        label={words.list}
        className="h-[min(24rem,calc(100dvh-9rem))] overflow-y-auto overscroll-contain p-1.5"
      >
        <Group heading={words.groups.pages}>
          {pages.map(({ href, label, icon }) => (
            <Line key={href} value={`${label} page`} onSelect={() => act({ go: href })}>
              {icon}
              {label}
            </Line>
          ))}
        </Group>
        <Group heading={words.groups.actions}>
          {actionsFor(review).map((action) => (
            <Line key={action.label} value={action.label} onSelect={() => act(action)}>
              {action.label}
            </Line>
          ))}
        </Group>
        <Group heading={words.groups.reviews}>
          {others.map(({ id, title }) => (
            <Line key={id} value={`${title} ${id}`} onSelect={() => act({ go: `/reviews/${id}` })}>
              <span className="truncate">{title}</span>
            </Line>
          ))}
        </Group>
        <Group heading={words.groups.records}>
          {found.records.map(({ id, title, byline, year }) => (
            <Line
              key={id}
              value={RECORD + id}
              onSelect={() => act({ go: `/reviews/${review?.id}/records/${id}` })}
            >
              <span className="min-w-0">
                <span className="block truncate">{title || words.untitled}</span>
                <span className="block truncate text-xs text-soft">
                  {[byline, year].filter(Boolean).join(" · ")}
                </span>
              </span>
            </Line>
          ))}
        </Group>
      </Command.List>
      {/* Beside the list, not in it: a list of options holds options only. */}
      <Command.Empty className="absolute inset-x-0 top-12 px-4 py-6 text-soft">
        {found.isSearching ? words.searching : words.nothing}
      </Command.Empty>
      <p role="status" className="flex min-h-9 items-center gap-3 border-t px-4 text-xs text-soft">
        {found.hasFailed ? words.failed : found.isSearching ? words.searching : <Keys />}
      </p>
    </Command>
  );
}

function Keys() {
  return (
    <>
      <span className="sr-only">{words.keys}</span>
      <span aria-hidden="true" className="flex items-center gap-1.5">
        <Kbd keys="ArrowUp" />
        <Kbd keys="ArrowDown" />
        <Kbd keys="Enter" />
        <Kbd keys="Escape" />
      </span>
    </>
  );
}

function Group({ heading, children }: { heading: string; children: ReactNode[] }) {
  if (children.length === 0) return null;
  return (
    <Command.Group
      heading={heading}
      className="[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-soft"
    >
      {children}
    </Command.Group>
  );
}

interface LineProps {
  value: string;
  onSelect: () => void;
  children: ReactNode;
}

function Line({ value, onSelect, children }: LineProps) {
  return (
    <Command.Item
      value={value}
      onSelect={onSelect}
      className="flex min-h-9 cursor-pointer items-center gap-2.5 rounded-sm px-2.5 py-1 data-[selected=true]:bg-accent-wash forced-colors:data-[selected=true]:outline-2 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-soft"
    >
      {children}
    </Command.Item>
  );
}

/** Closes first: the page that opens takes the focus. */
function useAct(onDone: () => void): (act: Act) => void {
  const router = useRouter();
  return (act) => {
    onDone();
    if ("go" in act) router.push(act.go);
    else if ("theme" in act) chooseTheme(act.theme);
    else if ("signOut" in act) void signOut();
    else download(act.download);
  };
}

/** The browser saves the file under the name that the API gives it. */
function download(href: string): void {
  const link = document.createElement("a");
  link.href = href;
  link.download = "";
  link.click();
}
