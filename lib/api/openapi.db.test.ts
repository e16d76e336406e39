import { v7 as uuid } from "uuid";
import { expect, it } from "vitest";
import { reportsOf } from "@/prisma/seed/full-text";
import { runImport } from "@/prisma/seed/import";
import { pdfOf } from "@/prisma/seed/pdf";
import { makePerson, tokenOf } from "@/prisma/seed/team";
import { openApiDocument } from "./openapi";
import { serve } from "./serve";

interface Operation {
  operationId: string;
  security?: object[];
  parameters?: { name: string; in: "path" | "query" }[];
  requestBody?: { content: Record<string, unknown> };
  responses: Record<string, { content?: Record<string, unknown> }>;
}

interface Document {
  servers: { url: string }[];
  security: object[];
  paths: Record<string, Record<string, Operation>>;
}

type Call = (
  operationId: string,
  input: Record<string, unknown>,
  bytes?: Uint8Array<ArrayBuffer>,
) => Promise<Response>;

/** A client made from nothing but the document: where each input goes, and as what, is what the document says. */
function clientOf({ servers, security, paths }: Document, token: string): Call {
  const found = new Map(
    Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => [
        operation.operationId,
        { path, method, operation },
      ]),
    ),
  );
  return (operationId, input, bytes) => {
    const one = found.get(operationId);
    if (!one) throw new Error(`The document has no ${operationId}.`);
    const { parameters = [], requestBody, security: own = security } = one.operation;
    const rest = { ...input };
    let path = one.path;
    const query = new URLSearchParams();
    for (const parameter of parameters) {
      if (!(parameter.name in rest)) continue;
      const value = String(rest[parameter.name]);
      if (parameter.in === "path") path = path.replace(`{${parameter.name}}`, encodeURIComponent(value));
      else query.set(parameter.name, value);
      delete rest[parameter.name];
    }
    const headers = new Headers(own.length > 0 ? { authorization: `Bearer ${token}` } : {});
    const [type] = Object.keys(requestBody?.content ?? {});
    if (type) headers.set("content-type", type);
    const body = type === "application/json" ? JSON.stringify(rest) : bytes;
    const url = `http://localhost:3000${servers[0]?.url}${path}?${query}`;
    return serve(
      new Request(url, { method: one.method.toUpperCase(), headers, body: type ? body : undefined }),
    );
  };
}

it("is enough for a client to import a file and attach a PDF", async () => {
  const document = JSON.parse(JSON.stringify(await openApiDocument())) as Document;
  const call = clientOf(document, await tokenOf(await makePerson("Outsider")));
  const ok = async (...given: Parameters<Call>): Promise<Record<string, unknown>> => {
    const response = await call(...given);
    const answer = await response.text();
    expect({ of: given[0], status: response.status, answer }).toMatchObject({ status: 200 });
    return JSON.parse(answer);
  };
  const reviewId = uuid();
  await ok("team.createReview", { operationId: uuid(), id: reviewId, title: "From the document alone" });
  const search = { reviewId, searchId: uuid(), operationId: uuid(), source: "website", name: "Institute" };
  await ok("imports.describeSearch", search);
  const ris = new TextEncoder().encode("TY  - RPRT\nTI  - A report & its name\nER  - \n");
  const name = "two & three.ris";
  const uploaded = await ok("imports.upload", { reviewId, name }, ris);
  expect(uploaded).toMatchObject({ bytes: ris.byteLength, name, alreadyImported: null });

  const importId = uuid();
  const feeds = [{ part: "all", searchId: search.searchId }];
  const { sha256 } = uploaded;
  await ok("imports.start", { reviewId, operationId: uuid(), importId, sha256, fileName: name, feeds });
  await runImport(reviewId, importId);
  const { records } = await ok("records.list", { reviewId, text: "report & its" });
  const ids = (records as { id: string }[]).map(({ id }) => id);
  expect(ids).toHaveLength(1);

  const [reportId] = await reportsOf(reviewId, ids);
  const pdf = await pdfOf(["A page"]);
  const paper = { reviewId, reportId, operationId: uuid(), name: "paper.pdf" };
  const attached = await ok("fullText.attachDocument", paper, pdf);
  expect(attached).toMatchObject({ bytes: pdf.byteLength });
  const stored = await call("fullText.document", { reviewId, sha256: attached.sha256 });
  expect(new Uint8Array(await stored.arrayBuffer())).toEqual(pdf);
});
