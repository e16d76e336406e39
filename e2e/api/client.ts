import { randomUUID } from "node:crypto";
import type { FieldProblem, RefusalCode } from "@/lib/errors";

/** Somebody outside who speaks to the API with a personal token. */
export interface Person {
  id: string;
  name: string;
  token: string;
}

export interface Answer<T> {
  status: number;
  body: T;
}

/** How the API says no. */
export interface Refused {
  code: RefusalCode;
  message: string;
  data: { fields: FieldProblem[] };
}

/** Where the product is. */
export function baseUrl(): string {
  const url = process.env.BASE_URL;
  if (!url) throw new Error("BASE_URL says where the product is. `npm run e2e` sets it.");
  return url;
}

/** Asks the API. Bytes go out as they are, anything else as JSON. What it refuses is thrown with its words. */
export async function call<T>(
  token: string | null,
  method: string,
  path: string,
  body?: unknown,
): Promise<Answer<T>> {
  const answer = await send(token, method, path, body);
  if (answer.status >= 300) throw new Error(told(method, path, answer));
  return answer as Answer<T>;
}

/** Asks for something that must be refused, and gives the refusal back. */
export async function refusal(
  token: string | null,
  method: string,
  path: string,
  body?: unknown,
): Promise<Answer<Refused>> {
  const answer = await send(token, method, path, body);
  if (answer.status < 400 || answer.status >= 500) throw new Error(told(method, path, answer));
  return answer as Answer<Refused>;
}

export async function get<T>(who: Person, path: string): Promise<T> {
  return (await call<T>(who.token, "GET", path)).body;
}

/** A write under an operation id of its own. */
export async function write<T>(who: Person, method: string, path: string, body: object = {}): Promise<T> {
  return (await call<T>(who.token, method, path, { operationId: randomUUID(), ...body })).body;
}

/** Asks again until the answer is as awaited: the jobs behind the API take their time. */
export async function until<T>(ask: () => Promise<T>, isThere: (answer: T) => boolean): Promise<T> {
  const end = Date.now() + 60_000;
  for (;;) {
    const answer = await ask();
    if (isThere(answer)) return answer;
    if (Date.now() > end) throw new Error(`Not within a minute: ${JSON.stringify(answer)}`);
    await new Promise((go) => setTimeout(go, 200));
  }
}

async function send(
  token: string | null,
  method: string,
  path: string,
  body: unknown,
): Promise<Answer<unknown>> {
  const headers = new Headers(token ? { authorization: `Bearer ${token}` } : {});
  const isBytes = body instanceof Uint8Array;
  if (body !== undefined)
    headers.set("content-type", isBytes ? "application/octet-stream" : "application/json");
  const response = await fetch(`${baseUrl()}/api/v1${path}`, {
    method,
    headers,
    body: isBytes ? Uint8Array.from(body) : body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await response.text();
  const isJson = response.headers.get("content-type")?.includes("json");
  return { status: response.status, body: isJson && text ? JSON.parse(text) : text };
}

function told(method: string, path: string, { status, body }: Answer<unknown>): string {
  return `${method} ${path} answered ${status}: ${JSON.stringify(body)}`;
}
