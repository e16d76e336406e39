import { env } from "@/lib/env";
import { diskStore } from "./disk";
import type { FileStore } from "./store";

let store: FileStore | undefined;

/** The file store of this installation: the folder `files` under DATA_DIR. */
export function files(): FileStore {
  store ??= diskStore(`${env().DATA_DIR}/files`);
  return store;
}
