"use client";

import { CircleUser, LogOut, Settings } from "lucide-react";
import { useRouter } from "next/navigation";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem } from "@/components/ui/menu";
import { signOut } from "./sign-in";
import { words } from "./words";

export function AccountMenu() {
  const router = useRouter();
  return (
    <Menu align="end" trigger={<IconButton label={words.account} icon={<CircleUser />} />}>
      <MenuItem icon={<Settings />} onSelect={() => router.push("/account")}>
        {words.account}
      </MenuItem>
      <MenuItem icon={<LogOut />} onSelect={signOut}>
        {words.signOut}
      </MenuItem>
    </Menu>
  );
}
