import { serve } from "@/lib/api/serve";

export interface Answer {
  status: number;
  body: unknown;
  headers: Headers;
}

/** Calls the API as an outside client would, without a server in between. `token` null: not signed in. */
export async function call(
  token: string | null,
  method: string,
  path: string,
  body?: unknown,
): Promise<Answer> {
  const headers = new Headers(token ? { authorization: `Bearer ${token}` } : {});
  if (body !== undefined) headers.set("content-type", "application/json");
  const request = new Request(`http://localhost:3000/api/v1${path}`, {
    method,
    headers,
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const response = await serve(request);
  const text = await response.text();
  const isJson = response.headers.get("content-type")?.includes("json");
  return {
    status: response.status,
    body: isJson && text ? JSON.parse(text) : text || null,
    headers: response.headers,
  };
}
