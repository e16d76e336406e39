import { z } from "zod";
import { endpoint } from "@/lib/access/endpoint";
import {
  CheckedCard,
  EndQualityCheck,
  InReview,
  OpenQualityCheck,
  onCheck,
  onChecked,
  QualityCheckDesk,
  QualityCheckNow,
  ReadExcluded,
} from "./schema";

/** Reading excluded titles and abstracts again (SAFE, phase 4). */
export const qualityCheck = {
  now: endpoint({
    method: "GET",
    path: "/reviews/{reviewId}/quality-check",
    permission: "screening.view",
    summary: "The check of excluded records that is open, and whether another can be opened and by whom read",
  })
    .input(InReview)
    .output(QualityCheckNow),
  open: endpoint({
    method: "POST",
    path: "/reviews/{reviewId}/quality-checks",
    permission: "screening.manage",
    summary: "Give one reviewer excluded titles and abstracts to read again, the likeliest relevant first",
  })
    .input(OpenQualityCheck)
    .output(z.object({ checkId: z.uuid(), records: z.int() })),
  end: endpoint({
    method: "PUT",
    path: "/reviews/{reviewId}/quality-checks/{checkId}/ending",
    permission: "screening.manage",
    summary: "End a check; what was said in it stays",
  })
    .input(EndQualityCheck)
    .output(z.object({})),
  desk: endpoint({
    method: "GET",
    path: "/reviews/{reviewId}/quality-checks/{checkId}",
    permission: "screening.vote",
    summary: "A check with its records in their order, to its reader",
  })
    .input(onCheck)
    .output(QualityCheckDesk),
  card: endpoint({
    method: "GET",
    path: "/reviews/{reviewId}/quality-checks/{checkId}/items/{itemId}",
    permission: "screening.vote",
    summary: "One record of a check, to its reader",
  })
    .input(onChecked)
    .output(CheckedCard),
  read: endpoint({
    method: "PUT",
    path: "/reviews/{reviewId}/quality-checks/{checkId}/items/{itemId}/reading",
    permission: "screening.vote",
    summary:
      "Say that a record stays excluded, or doubt it: then it is a conflict; null takes back what was said",
  })
    .input(ReadExcluded)
    .output(z.object({})),
};
