import { Refusal } from "@/lib/errors";
import { refusalResponse } from "./envelope";
import { readOn } from "./rest";
import { refuseUnstorableText } from "./text";

/** No form of the product is a tenth as long: the largest names ten thousand records in 400 KB. Files go as uploads. */
export const MAX_BODY_BYTES = 4 * 1024 * 1024;

/**
 * The same request with its JSON read, measured and checked. What is too large is refused by what it declares, or while
 * it is read, so that it never stands in memory.
 */
export async function readJson(request: Request): Promise<Request> {
  const text = await readText(request);
  const { url, method } = request;
  const headers = new Headers(request.headers);
  // What is handed on is JSON, whatever else the client says of it.
  for (const name of ["content-type", "content-length", "content-disposition"]) headers.delete(name);
  if (text === "") return new Request(url, { method, headers });
  refuseOtherType(request.headers);
  refuseUnstorableText(parse(text));
  headers.set("content-type", "application/json");
  return new Request(url, { method, headers, body: text });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal("BAD_INPUT", "The body is not well-formed JSON.");
  }
}

function refuseOtherType(headers: Headers): void {
  const type = headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type === "application/json") return;
  throw new Refusal("WRONG_TYPE", "Send the input as JSON, with the header Content-Type: application/json.");
}

async function readText(request: Request): Promise<string> {
  if (!request.body) return "";
  if (Number(request.headers.get("content-length") ?? 0) > MAX_BODY_BYTES) throw tooLarge();
  const reader = request.body.getReader();
  try {
    return await textFrom(reader);
  } catch (error) {
    void readOn(reader);
    throw error;
  }
}

async function textFrom(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let text = "";
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decode(decoder);
    bytes += value.byteLength;
    if (bytes > MAX_BODY_BYTES) throw tooLarge();
    text += decode(decoder, value);
  }
}

function decode(decoder: TextDecoder, chunk?: Uint8Array): string {
  try {
    return decoder.decode(chunk, { stream: chunk !== undefined });
  } catch {
    throw new Refusal("BAD_INPUT", "The body is not UTF-8.");
  }
}

const tooLarge = () =>
  new Refusal(
    "TOO_LARGE",
    `The input is larger than ${MAX_BODY_BYTES / 1024 / 1024} MB. Send it in several parts.`,
  );

const MAX_FORM_BYTES = 16 * 1024;

/**
 * The sign-in library reads its form whole and unmeasured: one that is too long, or does not say how long it is, never
 * reaches it. Null: it may have this request.
 */
export function refuseLongForm({ method, headers }: Request): Response | null {
  const declared = headers.get("content-length");
  const isShort = declared !== null && Number(declared) <= MAX_FORM_BYTES;
  if (method !== "POST" || isShort) return null;
  return refusalResponse(new Refusal("TOO_LARGE", "This form is too long, or does not say how long it is."));
}
