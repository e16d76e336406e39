"use client";

import { ChevronDown, Download } from "lucide-react";
import { WRITABLE } from "@/lib/review/formats/writable";
import { Button } from "../ui/button";
import { Menu, MenuItem, MenuLabel } from "../ui/menu";
import { type ListFilter, queryOf } from "./filter";
import { words } from "./words";

/** What the list shows as a file for a reference manager, another tool or a spreadsheet. */
export function ExportMenu({ reviewId, filter }: { reviewId: string; filter: ListFilter }) {
  function save(format: string) {
    const query = new URLSearchParams(queryOf(filter));
    query.set("format", format);
    // The browser saves it while it is written: a large review never stands in this page's memory.
    window.location.assign(`/api/v1/reviews/${reviewId}/records/file?${query}`);
  }
  return (
    <Menu
      align="end"
      trigger={
        <Button icon={<Download />}>
          {words.exporting.open}
          <ChevronDown aria-hidden="true" className="size-4" />
        </Button>
      }
    >
      <MenuLabel>{words.exporting.label}</MenuLabel>
      {WRITABLE.map(({ id, label }) => (
        <MenuItem key={id} onSelect={() => save(id)}>
          {label}
        </MenuItem>
      ))}
    </Menu>
  );
}
