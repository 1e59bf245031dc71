import {existsSync} from "node:fs";
import type {FindingCode, Severity} from "./finding.js";
import type {ReportStatus, Status} from "./report/report.js";
import type {Role} from "./source/source.js";
import type {LockHolder} from "./warehouse/lock.js";

/** What every command and loader takes for granted. */
export const DEFAULTS = {corpus: ["corpus"], out: "warehouse", parts: "parts", cache: ".cache/readings"} as const;

const RELEASED = "released";

export interface BuildOptions extends MergeOptions {
  /** Folders of reports. */
  readonly corpus: readonly string[];
}

/** Which part of a corpus, from 1, and of how many. */
export interface Shard {
  readonly shard: number;
  readonly shards: number;
}

export interface MergeOptions {
  /** The folder that the warehouse is written to. */
  readonly out: string;
  /** The folder of the last release, to compare the build with; it is compared with none where this is not given. */
  readonly released?: string | undefined;
  /** The folder that readings are kept in between runs; they are kept nowhere where this is not given. */
  readonly cache?: string | undefined;
  /** Whether to read every file again, whatever is kept, and to build though nothing changed. */
  readonly fresh?: boolean;
  /** Whether to wait for a run that is writing to the same folder; else it is a mistake to run two. */
  readonly wait?: boolean;
  /** Hears what happens while it happens. */
  readonly onEvent?: (event: BuildEvent) => void;
}

/** What happens during a build: `start`, any remarks, a `read` a file, a `source` a file, `done`; of one with no change, only `done`. */
export type BuildEvent =
  /** Another run writes to the same folder, and is waited for. */
  | {readonly type: "waiting"; readonly holder: LockHolder}
  | {readonly type: "start"; readonly total: number}
  | {readonly type: "remark"; readonly path: string; readonly message: string}
  /** A file was read, now or in an earlier run; what becomes of it is settled when all were. */
  | {readonly type: "read"; readonly path: string; readonly cached: boolean}
  | {
      readonly type: "source";
      readonly path: string;
      readonly role: Role;
      readonly reportId: string | null;
      readonly reason: string | null;
    }
  | {readonly type: "done"; readonly summary: BuildSummary};

/** What the reading of one part came to. */
export interface PartSummary {
  /** The file that it was written to. */
  readonly path: string;
  readonly files: BuildSummary["files"];
}

/** What a build came to, in numbers and names. */
export interface BuildSummary {
  readonly out: string;
  /** Whether the warehouse that was there was made from the same by the same code, and was left as it is. */
  readonly isUnchanged: boolean;
  /** Files that were read, and those whose reading was kept from an earlier run; of a build with no change neither. */
  readonly files: {readonly read: number; readonly cached: number};
  readonly version: string;
  /** The hash of the corpus. */
  readonly builtFrom: string;
  readonly sources: Readonly<Record<Role, number>>;
  readonly reports: Readonly<Record<ReportStatus, number>>;
  readonly cells: Readonly<Record<Status, number>>;
  /** By severity, then by count. */
  readonly findings: readonly FindingCount[];
  readonly rejected: readonly {readonly path: string; readonly reason: string}[];
  /** Cells that are not what they were in the last release; null where the build was compared with none. */
  readonly changes: {readonly since: string; readonly cells: number} | null;
}

export interface FindingCount {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly count: number;
}

/** The folder of the last release; undefined where the project, in whose folder commands run, has none. */
export function findRelease(): string | undefined {
  return existsSync(RELEASED) ? RELEASED : undefined;
}
