import { Validator } from "@seriousme/openapi-schema-validator";
import { expect, it } from "vitest";
import { PERMISSIONS } from "@/lib/access/roles";
import { contract } from "./contract";
import { endpoints } from "./endpoints";
import { openApiDocument } from "./openapi";

interface Operation {
  "x-permission": string;
  description: string;
  security?: unknown[];
  parameters?: { name: string; in: string; allowReserved?: boolean }[];
  requestBody?: { content: Record<string, unknown> };
  responses: Record<string, { $ref?: string }>;
}

async function operations(): Promise<{ name: string; operation: Operation; upload: boolean }[]> {
  const { paths } = (await openApiDocument()) as unknown as {
    paths: Record<string, Record<string, Operation>>;
  };
  return endpoints(contract).map(({ name, method, path, meta }) => {
    const operation = paths[path]?.[method.toLowerCase()];
    if (!operation) throw new Error(`The document has no ${name}.`);
    return { name, operation, upload: meta.upload };
  });
}

it("is an OpenAPI 3.1 document whose references lead somewhere", async () => {
  const validator = new Validator();
  const { valid, errors } = await validator.validate(JSON.parse(JSON.stringify(await openApiDocument())));
  expect({ valid, errors }).toEqual({ valid: true, errors: undefined });
  expect(validator.version).toBe("3.1");
  expect(() => validator.resolveRefs()).not.toThrow();
});

it("says of every operation who may call it and how it refuses", async () => {
  for (const { name, operation } of await operations()) {
    const entrance = operation["x-permission"];
    expect(["anyone", "signed_in", ...Object.keys(PERMISSIONS)], name).toContain(entrance);
    expect(operation.description, name).toMatch(/may/);
    expect(operation.security, name).toEqual(entrance === "anyone" ? [] : undefined);
    const refusals = Object.entries(operation.responses).filter(([status]) => Number(status) >= 400);
    expect(
      refusals.map(([status]) => status),
      name,
    ).toEqual(
      expect.arrayContaining(["400", "404", "500", ...(entrance === "anyone" ? [] : ["401", "403"])]),
    );
    expect(
      refusals.every(([, { $ref }]) => $ref?.startsWith("#/components/responses/")),
      name,
    ).toBe(true);
  }
});

it("describes an upload as bytes with its fields in the query, and nothing else so", async () => {
  const all = await operations();
  for (const { name, operation, upload } of all) {
    const types = Object.keys(operation.requestBody?.content ?? {});
    expect(types.includes("application/octet-stream"), name).toBe(upload);
    expect(operation.parameters?.some((one) => one.allowReserved) ?? false, name).toBe(false);
  }
  const uploads = all.filter(({ upload }) => upload);
  expect(uploads.map(({ name }) => name)).toEqual(["imports.upload", "fullText.attachDocument"]);
  expect(uploads.map(({ operation }) => operation.parameters?.map((one) => `${one.in} ${one.name}`))).toEqual(
    [
      ["path reviewId", "query name", "query sha256"],
      ["path reviewId", "path reportId", "query operationId", "query name"],
    ],
  );
});
