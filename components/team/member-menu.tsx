"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Ellipsis } from "lucide-react";
import { useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { CopyField } from "@/components/ui/copy-field";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem } from "@/components/ui/menu";
import type { Member } from "@/lib/review/team/schema";
import { api, client, newOperationId, sentenceOf } from "../api/client";
import { RolesDialog } from "./roles-dialog";
import { useVotesToCast, VotesToCast } from "./votes-to-cast";
import { words } from "./words";

type Open = "roles" | "reset" | "remove" | null;

/** What an owner can do about a member. */
export function MemberMenu({ reviewId, member }: { reviewId: string; member: Member }) {
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  return (
    <>
      <Menu
        align="end"
        trigger={<IconButton label={words.menuOf(member.name)} icon={<Ellipsis />} size="small" />}
      >
        <MenuItem onSelect={() => setOpen("roles")}>{words.changeRoles}</MenuItem>
        <MenuItem onSelect={() => setOpen("reset")}>{words.resetLink}</MenuItem>
        <MenuItem danger onSelect={() => setOpen("remove")}>
          {words.remove}
        </MenuItem>
      </Menu>
      {open === "roles" ? <RolesDialog reviewId={reviewId} member={member} onClose={close} /> : null}
      {open === "reset" ? <ResetDialog reviewId={reviewId} member={member} onClose={close} /> : null}
      {open === "remove" ? <RemoveDialog reviewId={reviewId} member={member} onClose={close} /> : null}
    </>
  );
}

interface MemberDialogProps {
  reviewId: string;
  member: Member;
  onClose: () => void;
}

function ResetDialog({ reviewId, member, onClose }: MemberDialogProps) {
  const make = useMutation(api.team.makeResetLink.mutationOptions());
  const link = make.data ? `${window.location.origin}/password-reset/${make.data.token}` : null;
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={words.resetTitle(member.name)}
      description={words.resetLine}
      footer={
        link ? (
          <DialogClose>
            <Button variant="primary">{words.done}</Button>
          </DialogClose>
        ) : (
          <Button
            variant="primary"
            busy={make.isPending}
            onClick={() => make.mutate({ reviewId, personId: member.personId })}
          >
            {words.makeLink}
          </Button>
        )
      }
    >
      {link ? <CopyField label={words.resetLinkLabel} value={link} hint={words.linkLine} /> : null}
      {make.error ? <p className="text-danger">{sentenceOf(make.error)}</p> : null}
    </Dialog>
  );
}

function RemoveDialog({ reviewId, member, onClose }: MemberDialogProps) {
  const queries = useQueryClient();
  const [operationId] = useState(newOperationId);
  const [problem, setProblem] = useState<string>();
  const owed = useVotesToCast(reviewId, member.personId);
  const remove = async () => {
    try {
      await client.team.endMembership({ operationId, reviewId, personId: member.personId });
      await queries.invalidateQueries({ queryKey: api.team.key() });
      toast(words.ended(member.name));
      onClose();
    } catch (error) {
      setProblem(sentenceOf(error));
    }
  };
  return (
    <ConfirmDialog
      open
      danger
      onOpenChange={onClose}
      title={words.removeTitle(member.name)}
      description={words.removeLine}
      preview={owed.length > 0 ? <VotesToCast {...{ reviewId, member, owed }} /> : undefined}
      confirm={words.remove}
      onConfirm={remove}
      error={problem}
    />
  );
}
