"use client";

import { useQuery } from "@tanstack/react-query";
import { Badge } from "@/components/ui/badge";
import { DateText } from "@/components/ui/date";
import { ErrorState } from "@/components/ui/error-state";
import { Page } from "@/components/ui/page";
import { PageHeader } from "@/components/ui/page-header";
import { Loading, Skeleton } from "@/components/ui/skeleton";
import { type Column, Table } from "@/components/ui/table";
import type { Member } from "@/lib/review/team/schema";
import { api, sentenceOf } from "../api/client";
import { words as review } from "../review/words";
import { Invitations } from "./invitations";
import { InviteDialog } from "./invite-dialog";
import { LeaveReview } from "./leave-review";
import { MemberMenu } from "./member-menu";
import { words } from "./words";

/** Members, their roles, and the links that bring new ones in. */
export function TeamPage({ reviewId, mayManage }: { reviewId: string; mayManage: boolean }) {
  const members = useQuery(api.team.members.queryOptions({ input: { reviewId } }));
  const standing = members.data?.filter((member) => !member.endedAt) ?? [];
  const former = members.data?.filter((member) => member.endedAt) ?? [];
  return (
    <Page>
      <PageHeader
        title={words.title}
        description={words.line}
        actions={
          <>
            <LeaveReview reviewId={reviewId} />
            {mayManage ? <InviteDialog reviewId={reviewId} /> : null}
          </>
        }
      />
      {members.isPending ? (
        <Loading label={words.title}>
          <Skeleton className="h-48" />
        </Loading>
      ) : null}
      {members.isError ? (
        <ErrorState title={words.loadFailed} onRetry={() => members.refetch()} retrying={members.isFetching}>
          {sentenceOf(members.error)}
        </ErrorState>
      ) : null}
      {members.data ? (
        <Table
          caption={words.title}
          captionHidden
          columns={columns(reviewId, mayManage)}
          rows={standing}
          rowKey={(member) => member.personId}
        />
      ) : null}
      {mayManage ? <Invitations reviewId={reviewId} /> : null}
      {former.length > 0 ? (
        <p className="mt-6 text-soft">
          {words.former}: {former.map((member) => member.name).join(", ")}
        </p>
      ) : null}
    </Page>
  );
}

function columns(reviewId: string, mayManage: boolean): Column<Member>[] {
  const all: Column<Member>[] = [
    {
      key: "name",
      header: words.name,
      rowHeader: true,
      cell: (member) => (
        <>
          <span className="block font-medium">{member.name}</span>
          <span className="block text-xs font-normal text-soft">{member.email}</span>
        </>
      ),
    },
    {
      key: "roles",
      header: words.roles,
      cell: (member) => (
        <span className="flex flex-wrap gap-1">
          {member.roles.map((role) => (
            <Badge key={role}>{review.roles[role]}</Badge>
          ))}
        </span>
      ),
    },
    {
      key: "since",
      header: words.since,
      className: "max-sm:hidden",
      cell: (member) => <DateText iso={member.since} />,
    },
  ];
  if (!mayManage) return all;
  const actions: Column<Member> = {
    key: "actions",
    header: words.actions,
    headerHidden: true,
    cell: (member) => <MemberMenu reviewId={reviewId} member={member} />,
  };
  return [...all, actions];
}
