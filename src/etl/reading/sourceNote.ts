import {finding, FINDING_RULES} from "../finding.js";
import type {Finding} from "../finding.js";
import type {ReadingNote} from "./packedReading.js";
import type {Rejection} from "./readCopy.js";
import {rejectTwin} from "../source/bytes.js";
import type {Source, SourceFile, SourceOutcome} from "../source/source.js";

/** A source with what its reading comes to. */
export interface SourceNote {
  readonly source: Source;
  /** Under which its reading is kept; null where there is none, as the source could not be opened or took too much. */
  readonly key: string | null;
  readonly note: ReadingNote;
}

/** A file with what was read of it: itself, or the files of an archive. */
export interface FileNote {
  readonly file: Pick<SourceFile, "corpus" | "path">;
  /** The file itself; an archive is not among its `sources` unless it was turned away. */
  readonly own: Source;
  readonly sources: readonly SourceNote[];
}

/** The sources of all files in their order; one whose bytes came before under another path is turned away. */
export function refuseTwins(files: readonly FileNote[]): SourceNote[] {
  const firsts = new Map<string, {readonly corpus: number; readonly path: string}>();
  const findFirst = ({sourceId, path}: Source, corpus: number): string | null => {
    const first = firsts.get(sourceId);
    if (first === undefined) firsts.set(sourceId, {corpus, path});
    return first === undefined || (first.corpus === corpus && first.path === path) ? null : first.path;
  };
  return files.flatMap(({file: {corpus}, own, sources}) => {
    const first = findFirst(own, corpus);
    return first === null
      ? sources.map((each) => refuseTwin(each, corpus, findFirst(each.source, corpus)))
      : [noteRejection(rejectTwin(own, corpus, first))];
  });
}

function refuseTwin(each: SourceNote, corpus: number, first: string | null): SourceNote {
  return first === null ? each : noteRejection(rejectTwin(each.source, corpus, first));
}

/** The note of a source that has no reading to be kept. */
export function noteRejection({source, kind, code, detail}: Rejection): SourceNote {
  return {source, key: null, note: {kind, code, detail}};
}

/** What became of a source, once it is known which sources reports were read from. */
export function outcomeOf({source, note}: SourceNote, isPrimary: (sourceId: string) => boolean): SourceOutcome {
  if (note.kind === "rejection") {
    return {source, role: "rejected", reportId: null, reason: `${note.code}: ${note.detail}`};
  }
  const role = isPrimary(source.sourceId) ? "primary" : "alternate";
  return {source, role, reportId: note.reportId, reason: null};
}

/** The finding on a source that gave no report. */
export function rejectionFindings({source: {sourceId}, note}: SourceNote): Finding[] {
  if (note.kind === "report") return [];
  const {zh, en} = FINDING_RULES[note.code];
  return [finding(note.code, {zh: `${zh}：${note.detail}`, en: `${en}: ${note.detail}`}, {sourceId})];
}
