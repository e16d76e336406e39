import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as wasm from "@prisma/schema-engine-wasm/schema_engine_bg";
import { ROOT } from "../run/command.js";

/** Nothing in the database is managed from outside the schema files. */
export const NO_FILTERS = { externalTables: [], externalEnums: [] };

const DATASOURCE = 'datasource db {\n  provider = "postgresql"\n}\n';

/**
 * Prisma's adapter cuts a script at every semicolon, which breaks function bodies. Sent whole, PostgreSQL itself reads
 * it, and runs it as one transaction: a refused migration leaves nothing behind.
 */
class WholeScripts extends PrismaPg {
  async connect() {
    const adapter = await super.connect();
    adapter.executeScript = async (script) => {
      await adapter.client.query(script).catch((error) => adapter.onError(error));
    };
    return adapter;
  }
}

let loaded;

/**
 * Prisma's schema engine as WebAssembly, from the npm registry. The command line tool downloads a native one from
 * a host that many hospital and university networks do not let through.
 */
export async function openEngine(connectionString) {
  loaded ??= load();
  await loaded;
  const adapter = bindMigrationAwareSqlAdapterFactory(new WholeScripts({ connectionString }));
  return wasm.SchemaEngine.new({ datamodels: [["schema.prisma", DATASOURCE]] }, () => {}, adapter);
}

async function load() {
  const beside = import.meta.resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const bytes = await readFile(new URL("schema_engine_bg.wasm", beside));
  const { instance } = await WebAssembly.instantiate(bytes, { "./schema_engine_bg.js": wasm });
  wasm.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
}

/** What went wrong, as one line, without the engine's own call stack. */
export function engineMessage(error) {
  const message = error instanceof Error ? error.message : String(error);
  const where = message.match(/migration_name="([^"]+)"/)?.[1];
  const what = message.match(/ERROR: .*/)?.[0] ?? message.split("\n").slice(0, 3).join(" ");
  return where ? `${where}: ${what}` : what;
}

/** The schema files, in the order of their names. */
export async function schemaFiles(folder = path.join(ROOT, "prisma/schema")) {
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith(".prisma")).sort();
  return Promise.all(
    names.map(async (name) => ({ path: name, content: await readFile(path.join(folder, name), "utf8") })),
  );
}
