import { refuseWritableHistory } from "../db/client";
import { distrustForwarding } from "./address";

/** What the web server makes sure of before it answers anything. It ends, with one line, where it must not serve. */
export async function startServing(): Promise<void> {
  distrustForwarding();
  try {
    await refuseWritableHistory();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}
