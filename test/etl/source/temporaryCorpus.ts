import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";

/** A corpus of a test's own, to be removed after it. */
export interface TemporaryCorpus {
  readonly folder: string;
  /** Writes a file and the folders above it. */
  put(path: string, content: string | Uint8Array): void;
  remove(): void;
}

export function makeCorpus(): TemporaryCorpus {
  const folder = mkdtempSync(join(tmpdir(), "atlas-corpus-"));
  return {
    folder,
    put(path, content) {
      mkdirSync(dirname(join(folder, path)), {recursive: true});
      writeFileSync(join(folder, path), content);
    },
    remove() {
      rmSync(folder, {recursive: true, force: true});
    },
  };
}
