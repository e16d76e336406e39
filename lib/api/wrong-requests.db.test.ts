import { v7 as uuid } from "uuid";
import { beforeAll, beforeEach, expect, it, type MockInstance, vi } from "vitest";
import { makeToken } from "@/lib/access/tokens";
import { db } from "@/lib/db/client";
import { REFUSALS, type RefusalCode } from "@/lib/errors";
import { reportsOf } from "@/prisma/seed/full-text";
import { seedRecords } from "@/prisma/seed/import";
import { makePerson, makeReview, type SeedPerson, tokenOf } from "@/prisma/seed/team";
import { MAX_BODY_BYTES } from "./body";
import { MAX_REST_BYTES } from "./rest";
import { serve } from "./serve";

let owner: SeedPerson;
let token: string;
let review: string;
let logged: MockInstance<typeof console.error>;

beforeAll(async () => {
  owner = await makePerson("Owner");
  token = await tokenOf(owner);
  review = `/reviews/${await makeReview(owner)}`;
});

beforeEach(() => {
  logged = vi.spyOn(console, "error").mockImplementation(() => {});
  return () => logged.mockRestore();
});

interface Sent {
  method?: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>;
}

function send(path: string, { method = "POST", headers, body }: Sent): Promise<Response> {
  const init = { method, headers: { authorization: `Bearer ${token}`, ...headers }, body, duplex: "half" };
  return serve(new Request(`http://localhost:3000/api/v1${path}`, init));
}

const json = { "content-type": "application/json" };

/** The envelope, complete, and nothing in the log. */
async function expectRefusal(response: Response, code: RefusalCode, words: RegExp): Promise<void> {
  expect(response.headers.get("content-type")).toMatch(/^application\/json/);
  expect({ status: response.status, body: await response.json() }).toEqual({
    status: REFUSALS[code],
    body: {
      defined: true,
      code,
      status: REFUSALS[code],
      message: expect.stringMatching(words),
      data: { fields: expect.any(Array) },
    },
  });
  expect(logged).not.toHaveBeenCalled();
}

const newReview = (title: string) => ({ operationId: uuid(), id: uuid(), title });

it("refuses what is no JSON, no UTF-8 and no form of ours, each in words of its own", async () => {
  await expectRefusal(
    await send("/reviews", { headers: json, body: "{bad" }),
    "BAD_INPUT",
    /not well-formed JSON/,
  );
  const latin1 = Uint8Array.from(Buffer.from(JSON.stringify(newReview("Caf\u00e9")), "latin1"));
  await expectRefusal(await send("/reviews", { headers: json, body: latin1 }), "BAD_INPUT", /not UTF-8/);
  const deep = "[".repeat(100_000) + "]".repeat(100_000);
  await expectRefusal(await send("/reviews", { headers: json, body: deep }), "BAD_INPUT", /fields/);
  const missing = await send("/reviews", {});
  await expectRefusal(missing, "BAD_INPUT", /fields/);
});

it("takes JSON alone (415), and a file only as bytes", async () => {
  const body = JSON.stringify(newReview("Other types"));
  const form = "application/x-www-form-urlencoded";
  for (const type of ["text/plain", form, "application/xml", "application/jsonp", "multipart/form-data"]) {
    await expectRefusal(
      await send("/reviews", { headers: { "content-type": type }, body }),
      "WRONG_TYPE",
      /JSON/,
    );
  }
  const untyped = await send("/reviews", { body: new TextEncoder().encode(body) });
  await expectRefusal(untyped, "WRONG_TYPE", /JSON/);
  const charset = { "content-type": "Application/JSON; charset=utf-8" };
  expect((await send("/reviews", { headers: charset, body })).status).toBe(200);

  const wrapped = { "content-type": "multipart/form-data; boundary=x" };
  const upload = await send(`${review}/files?name=a.ris`, { method: "PUT", headers: wrapped, body: "--x--" });
  await expectRefusal(upload, "WRONG_TYPE", /bytes alone/);
});

it("keeps no NUL and no half character, wherever it stands", async () => {
  const words = /NUL, or half of a surrogate pair/;
  for (const title of ["ab\u0000cd", "ab\ud800cd", "\udc00abc"]) {
    const body = JSON.stringify(newReview(title));
    await expectRefusal(await send("/reviews", { headers: json, body }), "BAD_INPUT", words);
  }
  const key = JSON.stringify({ ...newReview("A key"), "x\u0000": 1 });
  await expectRefusal(await send("/reviews", { headers: json, body: key }), "BAD_INPUT", words);
  for (const path of [`${review}/records?text=%00`, `${review}%00`, `${review}/files?name=a%00`]) {
    await expectRefusal(await send(path, { method: "GET" }), "BAD_INPUT", words);
  }
  const whole = await send("/reviews", { headers: json, body: JSON.stringify(newReview("Pairs 😀 stay")) });
  expect(whole.status).toBe(200);
});

it("answers broken escapes in the path and the cookie like anything else that is wrong", async () => {
  await expectRefusal(await send("/reviews/%E0%A4%A", { method: "GET" }), "BAD_INPUT", /percent sign/);
  const cookie = "twofold.session=%E0%A4%A";
  const anonymous = await send(review, { method: "GET", headers: { authorization: "", cookie } });
  await expectRefusal(anonymous, "NOT_SIGNED_IN", /Sign in/);
});

it("says that an id is taken when it stands for something else (409)", async () => {
  const reviewId = review.slice("/reviews/".length);
  const { recordIds } = await seedRecords(reviewId, owner, 2, { source: "website", name: "Example" });
  const [first, second] = await reportsOf(reviewId, recordIds);
  const retrievalId = uuid();
  const note = (reportId = "") => {
    const body = JSON.stringify({
      operationId: uuid(),
      retrievalId,
      outcome: "not_retrieved",
      note: "Asked.",
    });
    return send(`${review}/reports/${reportId}/retrievals`, { headers: json, body });
  };
  expect((await note(first)).status).toBe(200);
  await expectRefusal(await note(second), "CONFLICT", /id of this request is taken/);
  const body = JSON.stringify({ ...newReview("Taken"), id: reviewId });
  await expectRefusal(await send("/reviews", { headers: json, body }), "CONFLICT", /id is taken/);
});

it("measures an input before and while it is read (413), so that it never stands in memory", async () => {
  const declared = { ...json, "content-length": String(MAX_BODY_BYTES + 1) };
  await expectRefusal(
    await send("/accounts", { headers: declared, body: "{}" }),
    "TOO_LARGE",
    /larger than 4 MB/,
  );
  let pulled = 0;
  let isCut = false;
  const endless = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      pulled += 65_536;
      controller.enqueue(new Uint8Array(65_536).fill(97));
    },
    cancel: () => {
      isCut = true;
    },
  });
  await expectRefusal(
    await send("/accounts", { headers: json, body: endless }),
    "TOO_LARGE",
    /larger than 4 MB/,
  );
  await expect.poll(() => isCut).toBe(true);
  expect(pulled).toBeLessThan(MAX_BODY_BYTES + MAX_REST_BYTES + 300_000);
});

it("names the methods of an address (405), and the page that lists them all (404)", async () => {
  const wrong = await send("/reviews", { method: "DELETE" });
  expect(wrong.headers.get("allow")).toBe("GET, POST, HEAD");
  await expectRefusal(wrong, "WRONG_METHOD", /GET, POST, HEAD/);
  await expectRefusal(await send("/nothing", { method: "GET" }), "NOT_FOUND", /\/api-reference/);
});

it("answers HEAD as GET, without the body", async () => {
  const got = await send("/reviews", { method: "GET" });
  const asked = await send("/reviews", { method: "HEAD" });
  expect(asked.status).toBe(200);
  expect(await asked.text()).toBe("");
  expect([...asked.headers]).toEqual([...got.headers]);
  expect((await send("/reviews", { method: "HEAD", headers: { authorization: "" } })).status).toBe(401);
});

it("refuses a foreign origin whatever else the browser says", async () => {
  const cookie = "twofold.session=x";
  const tries: [Record<string, string>, number][] = [
    [{}, 403],
    [{ origin: "http://evil.example" }, 403],
    [{ origin: "null", "sec-fetch-site": "same-origin" }, 403],
    [{ origin: "http://evil.example", "sec-fetch-site": "same-origin" }, 403],
    [{ origin: "http://localhost:3000", "sec-fetch-site": "cross-site" }, 403],
    [{ origin: "http://localhost:3000", "sec-fetch-site": "same-site" }, 403],
    [{ origin: "http://localhost:3000" }, 401],
    [{ origin: "http://localhost:3000", "sec-fetch-site": "same-origin" }, 401],
    [{ "sec-fetch-site": "same-origin" }, 401],
  ];
  for (const [headers, status] of tries) {
    const body = JSON.stringify(newReview("Forged"));
    const answer = await send("/reviews", {
      headers: { authorization: "", cookie, ...json, ...headers },
      body,
    });
    expect({ headers, status: answer.status }).toEqual({ headers, status });
  }
});

it("lets a token that may write read as well, and says so", async () => {
  const made = await makeToken(owner.id, { name: "writer", scopes: ["write"] });
  const { scopes } = await db.apiToken.findUniqueOrThrow({ where: { id: made.id } });
  expect(scopes).toEqual(["read", "write"]);
  const authorization = `Bearer ${made.secret}`;
  expect((await send(review, { method: "GET", headers: { authorization } })).status).toBe(200);
});
