import { type OpenAPI, OpenAPIGenerator } from "@orpc/openapi";
import { ZodToJsonSchemaConverter } from "@orpc/zod/zod4";
import type { Entrance } from "@/lib/access/endpoint";
import { PERMISSIONS } from "@/lib/access/roles";
import { REFUSALS, type RefusalCode } from "@/lib/errors";
import { contract } from "./contract";
import { type EndpointFacts, endpoints } from "./endpoints";

let document: Promise<OpenAPI.Document> | undefined;

/** The API's OpenAPI 3.1 document, made from the same contract that serves it. */
export function openApiDocument(): Promise<OpenAPI.Document> {
  document ??= makeDocument();
  return document;
}

async function makeDocument(): Promise<OpenAPI.Document> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });
  const made = await generator.generate(contract, {
    info: {
      title: "Twofold",
      version: "1",
      description:
        "Everything the screens do, over HTTP. A token with the scope `write` may read as well; one with `read` alone may not write.",
    },
    servers: [{ url: "/api/v1" }],
    components: {
      securitySchemes: { token: { type: "http", scheme: "bearer" } },
      schemas: { Refusal: refusal },
      responses: Object.fromEntries(CODES.map((code) => [code, responseOf(code)])),
    },
    security: [{ token: [] }],
  });
  for (const facts of endpoints(contract)) complete(operationOf(made, facts), facts);
  return made;
}

const CODES = Object.keys(REFUSALS) as RefusalCode[];

/** The one envelope of every error. */
const refusal: OpenAPI.SchemaObject = {
  type: "object",
  required: ["defined", "code", "status", "message", "data"],
  properties: {
    defined: { const: true },
    code: { enum: CODES },
    status: { enum: [...new Set(Object.values(REFUSALS))] },
    message: { type: "string", description: "What happened and what to do, in plain words." },
    data: {
      type: "object",
      required: ["fields"],
      properties: {
        fields: {
          type: "array",
          items: {
            type: "object",
            required: ["path", "message"],
            properties: { path: { type: "string" }, message: { type: "string" } },
          },
        },
      },
    },
  },
};

function responseOf(code: RefusalCode): OpenAPI.ResponseObject {
  return {
    description: code,
    content: { "application/json": { schema: { $ref: "#/components/schemas/Refusal" } } },
  };
}

function operationOf(made: OpenAPI.Document, { method, path }: EndpointFacts): OpenAPI.OperationObject {
  const operation = made.paths?.[path]?.[method.toLowerCase() as "get"];
  if (!operation) throw new Error(`The document has no ${method} ${path}.`);
  return operation;
}

/** What the contract knows of an endpoint and the generator does not say. */
function complete(operation: OpenAPI.OperationObject, facts: EndpointFacts): void {
  const { permission, upload } = facts.meta;
  Object.assign(operation, { "x-permission": permission, description: whoMay(permission) });
  if (permission === "anyone") operation.security = [];
  if (upload) describeUpload(operation);
  const refusals = refusalsOf(facts).map((code) => [
    String(REFUSALS[code]),
    { $ref: `#/components/responses/${code}` },
  ]);
  operation.responses = { ...operation.responses, ...Object.fromEntries(refusals) };
  for (const parameter of operation.parameters ?? []) {
    // The generator lets a value stand in the address as it is; one with "&" in it would be cut there.
    if ("in" in parameter)
      for (const key of ["allowReserved", "allowEmptyValue"] as const) delete parameter[key];
  }
}

function whoMay(entrance: Entrance): string {
  if (entrance === "anyone") return "Anyone may, signed in or not.";
  if (entrance === "signed_in") return "Whoever is signed in may.";
  const roles = PERMISSIONS[entrance].map((role) => role.replaceAll("_", " "));
  return `Members of the review with one of these roles may: ${roles.join(", ")}. To anybody else it is not there.`;
}

/** The generator puts every field of the input into a JSON body; an upload's body is the file, its fields the query. */
function describeUpload(operation: OpenAPI.OperationObject): void {
  const body = operation.requestBody as OpenAPI.RequestBodyObject;
  const { properties, required } = (body.content["application/json"]?.schema ?? {}) as OpenAPI.SchemaObject;
  const query = Object.entries(properties ?? {}).map(
    ([name, schema]): OpenAPI.ParameterObject => ({
      name,
      in: "query",
      required: required?.includes(name) ?? false,
      schema: schema as OpenAPI.ParameterObject["schema"],
    }),
  );
  operation.parameters = [...(operation.parameters ?? []), ...query];
  operation.requestBody = {
    required: true,
    description: "The file's bytes as they are.",
    content: { "application/octet-stream": { schema: { type: "string", format: "binary" } } },
  };
}

/** How an endpoint may say no. */
function refusalsOf({ method, path, meta }: EndpointFacts): RefusalCode[] {
  const codes: RefusalCode[] = ["BAD_INPUT", "NOT_FOUND", "CONFLICT", "TOO_MANY", "INTERNAL", "UNAVAILABLE"];
  if (meta.permission !== "anyone") codes.push("NOT_SIGNED_IN", "NOT_ALLOWED");
  if (method !== "GET") codes.push("TOO_LARGE", "OPERATION_REUSED", "WRONG_TYPE");
  // Of the two with one status, the one that says more of this endpoint.
  if (meta.upload || /\/(files|imports)\b/.test(path)) codes.push("UNSUPPORTED_FILE");
  return codes;
}
