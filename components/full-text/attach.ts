import { ORPCError } from "@orpc/client";
import { newOperationId } from "../api/client";

interface Attach {
  reviewId: string;
  reportId: string;
  file: File;
}

/** Sends a PDF's bytes as they are: the report becomes retrieved. */
export async function attachPdf({ reviewId, reportId, file }: Attach): Promise<void> {
  const query = new URLSearchParams({ name: file.name, operationId: newOperationId() });
  const response = await fetch(`/api/v1/reviews/${reviewId}/reports/${reportId}/document?${query}`, {
    method: "PUT",
    body: file,
    credentials: "same-origin",
  });
  if (response.ok) return;
  const answer: unknown = await response.json().catch(() => null);
  const message =
    typeof answer === "object" && answer && "message" in answer ? String(answer.message) : undefined;
  throw new ORPCError("REFUSED", { status: response.status, message });
}
