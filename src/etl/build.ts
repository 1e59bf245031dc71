import {existsSync} from "node:fs";
import type {FindingCode, Severity} from "./finding.js";
import type {ReportStatus, Status} from "./report/report.js";
import type {Role} from "./source/source.js";

/** What every command and loader takes for granted. */
export const DEFAULTS = {corpus: ["corpus"], out: "warehouse"} as const;

const RELEASED = "released";

export interface BuildOptions {
  /** Folders of reports. */
  readonly corpus: readonly string[];
  /** The folder that the warehouse is written to. */
  readonly out: string;
  /** The folder of the last release, to compare the build with; it is compared with none where this is not given. */
  readonly released?: string | undefined;
  /** Hears what happens while it happens. */
  readonly onEvent?: (event: BuildEvent) => void;
}

/** What happens during a build: `start`, any remarks, a `read` a file, a `source` a file, `done`. */
export type BuildEvent =
  | {readonly type: "start"; readonly total: number}
  | {readonly type: "remark"; readonly path: string; readonly message: string}
  /** A file was read; what becomes of it is settled when all were. */
  | {readonly type: "read"; readonly path: string}
  | {
      readonly type: "source";
      readonly path: string;
      readonly role: Role;
      readonly reportId: string | null;
      readonly reason: string | null;
    }
  | {readonly type: "done"; readonly summary: BuildSummary};

/** What a build came to, in numbers and names. */
export interface BuildSummary {
  readonly out: string;
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
