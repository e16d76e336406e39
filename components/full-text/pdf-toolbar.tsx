"use client";

import { ChevronDown, ChevronUp, ExternalLink, Minus, MoveHorizontal, Plus } from "lucide-react";
import { type KeyboardEvent, useState } from "react";
import { buttonStyle } from "../ui/button-style";
import { IconButton } from "../ui/icon-button";
import { words } from "./words";

const { viewer: say } = words;

interface PdfToolbarProps {
  url: string;
  name: string;
  page: number;
  pages: number;
  /** Percent, as readers of PDFs count it. */
  percent: number;
  isFitted: boolean;
  onPage: (page: number) => void;
  onZoom: (direction: 1 | -1) => void;
  onFit: () => void;
}

/** Where in the PDF one is, and how large it stands. */
export function PdfToolbar(props: PdfToolbarProps) {
  const { url, name, page, pages, percent, isFitted, onPage, onZoom, onFit } = props;
  return (
    <div
      role="toolbar"
      aria-label={say.toolbar(name)}
      className="flex flex-wrap items-center gap-x-1 gap-y-1 border-b bg-surface px-2 py-1.5"
    >
      <IconButton
        label={say.previous}
        icon={<ChevronUp />}
        size="small"
        disabled={page <= 1}
        onClick={() => onPage(page - 1)}
      />
      <IconButton
        label={say.next}
        icon={<ChevronDown />}
        size="small"
        disabled={page >= pages}
        onClick={() => onPage(page + 1)}
      />
      <PageField key={page} page={page} pages={pages} onPage={onPage} />
      <span className="tabular mr-auto text-xs whitespace-nowrap text-soft">{say.of(pages)}</span>
      <IconButton label={say.smaller} icon={<Minus />} size="small" onClick={() => onZoom(-1)} />
      <span className="tabular w-10 text-center text-xs text-soft">{say.percent(percent)}</span>
      <IconButton label={say.larger} icon={<Plus />} size="small" onClick={() => onZoom(1)} />
      <IconButton
        label={say.fit}
        icon={<MoveHorizontal />}
        size="small"
        aria-pressed={isFitted}
        className="aria-pressed:bg-accent-wash aria-pressed:text-accent"
        onClick={onFit}
      />
      <a
        href={url}
        target="_blank"
        rel="noreferrer"
        aria-label={say.elsewhere}
        title={say.elsewhere}
        className={buttonStyle("quiet", "small", "w-7 px-0!")}
      >
        <ExternalLink />
      </a>
    </div>
  );
}

/** The number of the page at hand; another one goes there. */
function PageField({ page, pages, onPage }: Pick<PdfToolbarProps, "page" | "pages" | "onPage">) {
  const [typed, setTyped] = useState(String(page));

  function go() {
    const wanted = Number(typed);
    if (Number.isInteger(wanted) && wanted >= 1 && wanted <= pages && wanted !== page) onPage(wanted);
    else setTyped(String(page));
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== "Enter") return;
    event.preventDefault();
    go();
  }

  return (
    <input
      aria-label={say.pageField}
      inputMode="numeric"
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onFocus={(event) => event.target.select()}
      onBlur={go}
      onKeyDown={onKeyDown}
      className="tabular h-7 w-11 rounded-sm border border-outline bg-surface px-1 text-right text-xs"
    />
  );
}
