"use client";

import { Check } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import type { ReactNode } from "react";
import { classNames } from "./class-names";
import { Kbd } from "./kbd";
import { Link } from "./link";

const ITEM =
  "flex min-h-8 w-full items-center gap-2.5 rounded-sm px-2 py-1 text-sm outline-none select-none data-disabled:opacity-50 data-highlighted:bg-hover [&_svg]:size-4 [&_svg]:shrink-0 forced-colors:data-highlighted:outline-2";

interface MenuProps {
  trigger: ReactNode;
  align?: "start" | "end";
  children: ReactNode;
}

/** Actions on the thing beside it, opened by its trigger. */
export function Menu({ trigger, align = "start", children }: MenuProps) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align={align}
          sideOffset={4}
          collisionPadding={8}
          className="z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-48 max-w-80 animate-appear overflow-y-auto rounded-md border border-line bg-raised p-1 shadow-float"
        >
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

interface MenuItemProps {
  icon?: ReactNode;
  keys?: string;
  danger?: boolean;
  disabled?: boolean;
  onSelect?: () => void;
  children: ReactNode;
}

/** One action. */
export function MenuItem({ icon, keys, danger, disabled, onSelect, children }: MenuItemProps) {
  return (
    <DropdownMenu.Item
      disabled={disabled}
      onSelect={onSelect}
      className={classNames(ITEM, danger ? "text-danger" : "text-ink")}
    >
      {icon}
      <span className="grow">{children}</span>
      {keys ? <Kbd keys={keys} className="text-soft" /> : null}
    </DropdownMenu.Item>
  );
}

/** One place to go to. */
export function MenuLink({ href, icon, children }: { href: string; icon?: ReactNode; children: ReactNode }) {
  return (
    <DropdownMenu.Item asChild>
      <Link href={href} className={classNames(ITEM, "text-ink")}>
        {icon}
        <span className="grow">{children}</span>
      </Link>
    </DropdownMenu.Item>
  );
}

interface MenuCheckItemProps {
  checked: boolean;
  onCheckedChange: (checked: boolean) => void;
  children: ReactNode;
}

/** One thing that can be on or off; the menu stays open. */
export function MenuCheckItem({ checked, onCheckedChange, children }: MenuCheckItemProps) {
  return (
    <DropdownMenu.CheckboxItem
      checked={checked}
      onCheckedChange={onCheckedChange}
      onSelect={(event) => event.preventDefault()}
      className={classNames(ITEM, "text-ink")}
    >
      <span className="grid size-4 place-items-center">
        <DropdownMenu.ItemIndicator>
          <Check />
        </DropdownMenu.ItemIndicator>
      </span>
      <span className="grow">{children}</span>
    </DropdownMenu.CheckboxItem>
  );
}

/** A heading over some items. */
export function MenuLabel({ children }: { children: ReactNode }) {
  return <DropdownMenu.Label className="px-2 pt-1.5 pb-1 text-xs text-faint">{children}</DropdownMenu.Label>;
}

/** A line between groups. */
export function MenuSeparator() {
  return <DropdownMenu.Separator className="my-1 h-px bg-line" />;
}
