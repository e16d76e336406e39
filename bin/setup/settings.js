import { existsSync } from "node:fs";
import path from "node:path";
import { ROOT } from "../run/command.js";
import { Stop } from "../run/stop.js";

/** What the environment, the file `.env` and the command line ask for. The environment wins over the file. */
export function readSettings(args) {
  const file = path.join(ROOT, ".env");
  if (existsSync(file)) process.loadEnvFile(file);
  return settingsFrom(process.env, args);
}

/** The same from given values; refuses what it cannot understand. */
export function settingsFrom(env, args) {
  const only = ["--web", "--worker"].find((part) => args.includes(part));
  const unknown = args.find((arg) => !["--dev", "--web", "--worker"].includes(arg));
  if (unknown)
    throw new Stop(`${unknown} is not known here. There are --dev, --web (no worker), --worker (no web).`);
  return {
    dev: args.includes("--dev"),
    web: only !== "--worker",
    worker: only !== "--web",
    port: readPort(env.PORT || "3000"),
    host: env.HOST || undefined,
    dataDir: path.resolve(ROOT, env.DATA_DIR || ".data"),
    databaseUrl: readDatabaseUrl(env.DATABASE_URL),
    production: env.NODE_ENV === "production",
    secret: env.NEXTAUTH_SECRET || undefined,
    address: env.NEXTAUTH_URL || undefined,
    demo: env.SEED_DEMO === undefined || env.SEED_DEMO === "" ? undefined : env.SEED_DEMO === "1",
  };
}

function readPort(text) {
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65536) return port;
  throw new Stop(`PORT is "${text}", which is not a port number.`);
}

function readDatabaseUrl(text) {
  if (!text) return undefined;
  if (/^postgres(ql)?:\/\/./.test(text) && URL.canParse(text)) return text;
  throw new Stop("DATABASE_URL is not an address of the form postgresql://user:password@host:5432/database.");
}
