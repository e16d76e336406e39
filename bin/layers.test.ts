import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { checkLayers } from "./testing/layers.js";

const checkout = path.dirname(import.meta.dirname);
let root: string;

/** A new folder for each test: dependency-cruiser remembers what it resolved in an old one. */
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "twofold-layers-"));
  mkdirSync(path.join(root, "lib"));
  for (const file of ["tsconfig.json", "lib/layers.cjs"])
    cpSync(path.join(checkout, file), path.join(root, file));
});
afterEach(() => rmSync(root, { recursive: true }));

/** A tree of files, each with what it imports, held against the rules; the names of those it breaks. */
async function brokenBy(files: Record<string, string[]>) {
  for (const [file, imports] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    const lines = imports.map((name, index) => `import { x as x${index} } from "${fromRoot(file, name)}";`);
    writeFileSync(path.join(root, file), [...lines, "export const x = () => 1;", ""].join("\n"));
  }
  const { problems } = await checkLayers(root);
  return [...new Set(problems.map((problem) => problem.split(":")[0]))].sort();
}

/** The alias as a relative path: dependency-cruiser reads a tsconfig.json once, and that is the first test's. */
function fromRoot(file: string, name: string) {
  return name.startsWith("@/")
    ? path.relative(path.dirname(`@/${file}`), name).replace(/^(?!\.)/, "./")
    : name;
}

const queries = "lib/review/screening/queries.ts";
const commands = "lib/review/screening/commands.ts";
const db = { "lib/db/client.ts": [] };

test("imports that point down and back along the road are let through", async () => {
  const broken = await brokenBy({
    ...db,
    "lib/review/import/rules.ts": [],
    "lib/review/screening/rules.ts": ["../import/rules"],
    [queries]: ["@/lib/db/client", "./rules"],
    [commands]: ["@/lib/db/client", "./queries"],
    "lib/api/router.ts": ["@/lib/review/screening/commands"],
    "app/page.tsx": ["@/lib/review/screening/queries"],
  });
  expect(broken).toEqual([]);
});

test.each<[string, Record<string, string[]>]>([
  ["down-only-from-components", { "app/a.ts": [], "components/b.ts": ["@/app/a"] }],
  ["down-only-from-review", { "lib/api/a.ts": [], [queries]: ["@/lib/api/a"] }],
  ["down-only-from-access", { [queries]: [], "lib/access/gate.ts": ["@/lib/review/screening/queries"] }],
  ["road-from-import", { [queries]: [], "lib/review/import/queries.ts": ["../screening/queries"] }],
  ["road-has-no-other-steps", { "lib/review/shared/x.ts": [], [queries]: ["../shared/x"] }],
  ["flow-stands-below-the-steps", { [queries]: [], "lib/review/flow.ts": ["./screening/queries"] }],
  [
    "another-steps-commands",
    { [commands]: [], "lib/review/conflicts/commands.ts": ["../screening/commands"] },
  ],
  ["core-runs-anywhere", { [queries]: [], "lib/review/screening/rules.ts": ["./queries"] }],
  ["core-needs-no-node", { "lib/review/screening/schema.ts": ["node:fs"] }],
  ["who-touches-the-database", { ...db, "lib/review/screening/order.ts": ["@/lib/db/client"] }],
  ["components-over-http", { [queries]: [], "components/a.ts": ["@/lib/review/screening/queries"] }],
  ["pages-decide-nothing", { [commands]: [], "app/a.ts": ["@/lib/review/screening/commands"] }],
  ["no-cycles", { "lib/review/import/a.ts": ["./b"], "lib/review/import/b.ts": ["./a"] }],
  ["no-unknown-import", { "lib/review/import/a.ts": ["./nowhere"] }],
])("%s is caught", async (rule, files) => {
  expect(await brokenBy(files)).toContain(rule);
});

test.each([
  ["lib-has-no-screen", "react", "lib/review/screening/order.ts"],
  ["next-auth-in-one-file", "next-auth", "lib/access/tokens.ts"],
  ["product-needs-no-tools", "vitest", "lib/review/screening/order.ts"],
])("%s is caught", async (rule, name, file) => {
  mkdirSync(path.join(root, "node_modules", name), { recursive: true });
  writeFileSync(
    path.join(root, "node_modules", name, "package.json"),
    JSON.stringify({ name, main: "index.js" }),
  );
  writeFileSync(path.join(root, "node_modules", name, "index.js"), "exports.x = () => 1;\n");
  writeFileSync(path.join(root, "package.json"), JSON.stringify({ devDependencies: { vitest: "*" } }));
  expect(await brokenBy({ [file]: [name] })).toContain(rule);
});

test("a file of more than 300 lines is caught", async () => {
  await brokenBy({ "lib/access/long.ts": [] });
  writeFileSync(path.join(root, "lib/access/long.ts"), "export {};\n".repeat(301));
  const { problems } = await checkLayers(root);
  expect(problems).toEqual([expect.stringContaining("too-long: lib/access/long.ts has 301 lines")]);
});
