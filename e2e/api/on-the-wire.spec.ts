import http from "node:http";
import { expect, test } from "@playwright/test";
import { pdfOf } from "@/prisma/seed/pdf";
import { baseUrl, call, type Refused } from "./client";
import { attach, reportId } from "./ketamine-full-text";
import { importSample } from "./ketamine-import";
import { startKetamineReview } from "./ketamine-team";

const api = (path: string, init?: RequestInit) => fetch(`${baseUrl()}/api/v1${path}`, init);

/** What the built product sends, after everything in front of the API has had its say. */
test("files that people brought have no rights when a browser opens them", async () => {
  const walk = await startKetamineReview();
  await importSample(walk, { file: "website.ris", source: "website", name: "Example Institute" }, ["W1"]);
  const { sha256 } = await attach(walk, walk.ada, await reportId(walk, "W1"), await pdfOf(["A page"]));
  const files = [`documents/${sha256}`, "prisma-flow/drawing.svg", "prisma-flow/prisma.csv?layout=34"];
  for (const file of files) {
    const { status, headers } = await api(`${walk.path}/${file}`, {
      headers: { authorization: `Bearer ${walk.ada.token}` },
    });
    expect({ file, status, policy: headers.get("content-security-policy") }).toEqual({
      ...{ file, status: 200 },
      policy: "sandbox; default-src 'none'; style-src 'unsafe-inline'",
    });
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("cross-origin-resource-policy")).toBe("same-origin");
  }
  const page = await fetch(`${baseUrl()}/sign-in`);
  expect(page.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
  expect(page.headers.get("content-security-policy")).toContain("script-src 'self'");
  const list = await api(walk.path, { headers: { authorization: `Bearer ${walk.ada.token}` } });
  expect(list.headers.get("content-security-policy")).toBe("default-src 'none'; frame-ancestors 'none'");
});

test("addresses that nothing can read, and methods that nothing takes, get the envelope", async () => {
  const told = async (response: Response) => [response.status, ((await response.json()) as Refused).code];
  for (const path of ["/reviews/%E0%A4%A", "/reviews/%FF", "/reviews/%"]) {
    expect(await told(await api(path)), path).toEqual([400, "BAD_INPUT"]);
  }
  expect(await told(await api("/reviews/a%20b"))).toEqual([401, "NOT_SIGNED_IN"]);
  const wrong = await api("/reviews", { method: "DELETE" });
  expect(wrong.headers.get("allow")).toBe("GET, POST, HEAD");
  expect(await told(wrong)).toEqual([405, "WRONG_METHOD"]);
  const asked = await api("/reviews", { method: "HEAD" });
  expect([asked.status, await asked.text()]).toEqual([401, ""]);
});

test("addresses with broken escapes are pages that do not exist", async () => {
  for (const path of ["/reviews/%E0%A4%A", "/invitation/%FF", "/%", "/api/auth/%E0%A4%A"]) {
    const answer = await fetch(`${baseUrl()}${path}`);
    expect([path, answer.status]).toEqual([path, 404]);
    expect(await answer.text()).toContain("There is no page here");
  }
});

/** Sends 20 MB that nobody asked for, with or without saying so first; answers what came back. */
function flood(path: string, type: string, declared: boolean): Promise<number | undefined> {
  const megabyte = Buffer.alloc(1024 * 1024, "a");
  const size = declared ? { "content-length": 20 * megabyte.length } : {};
  return new Promise((resolve, reject) => {
    const options = { method: "POST", headers: { "content-type": type, ...size } };
    const request = http.request(`${baseUrl()}${path}`, options, (response) => {
      response.resume().on("end", () => resolve(response.statusCode));
    });
    request.on("error", reject);
    for (let sent = 0; sent < 20; sent += 1) request.write(megabyte);
    request.end();
  });
}

test("an input that is too large is refused, and the answer arrives", async () => {
  for (const declared of [true, false]) {
    expect(await flood("/api/v1/accounts", "application/json", declared)).toBe(413);
    const form = "application/x-www-form-urlencoded";
    expect(await flood("/api/auth/callback/credentials", form, declared)).toBe(413);
  }
  await call(null, "POST", "/accounts", {
    ...{ name: "After", email: `after.${Date.now()}@example.org` },
    password: "a long enough password",
  });
});
