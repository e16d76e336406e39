import { ORPCError } from "@orpc/client";
import { Uploaded } from "@/lib/review/import/schema";
import { words } from "./words";

interface UploadOptions {
  reviewId: string;
  file: File;
  signal: AbortSignal;
  /** Bytes that have left so far. */
  onSent: (bytes: number) => void;
}

/** Sends a file's bytes as they are. `fetch` cannot say how far an upload is; XMLHttpRequest can. */
export function uploadFile({ reviewId, file, signal, onSent }: UploadOptions): Promise<Uploaded> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const name = encodeURIComponent(file.name);
    request.open("PUT", `/api/v1/reviews/${reviewId}/files?name=${name}`);
    request.upload.onprogress = ({ loaded }) => onSent(loaded);
    request.onload = () => {
      try {
        resolve(answerOf(request));
      } catch (error) {
        reject(error);
      }
    };
    request.onerror = () => reject(lost());
    request.onabort = () => reject(signal.reason);
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.send(file);
  });
}

function answerOf(request: XMLHttpRequest): Uploaded {
  const body: unknown = JSON.parse(request.responseText);
  if (request.status < 300) return Uploaded.parse(body);
  const message = typeof body === "object" && body && "message" in body ? String(body.message) : "";
  throw message ? new ORPCError("REFUSED", { status: request.status, message }) : lost();
}

const lost = () => new ORPCError("LOST", { message: words.card.lost });
