import {placeInMember} from "../document/archive.js";
import {isUnreadable} from "../document/document.js";
import {readDocument} from "../document/read.js";
import type {FindingCode} from "../finding.js";
import type {ReportCopy} from "../report/copy.js";
import {readReport} from "../report/read.js";
import type {Source, SourceRead} from "../source/source.js";

/** What a source gives of a report, or why it gives none. */
export type CopyReading = {readonly kind: "report"; readonly source: Source; readonly copy: ReportCopy} | Rejection;

export interface Rejection {
  readonly kind: "rejection";
  readonly source: Source;
  readonly code: FindingCode;
  readonly detail: string;
}

/** Takes one source through the stages from document to report, for its own part. */
export async function readCopy(read: SourceRead): Promise<CopyReading> {
  if (read.kind === "rejection") return read;
  const document = await readDocument(read.content, read.source.mediaType);
  if (isUnreadable(document)) {
    return {kind: "rejection", source: read.source, code: document.unreadable, detail: document.detail};
  }
  const placed = read.member === undefined ? document : placeInMember(document, read.member);
  return {...readReport(placed, read.source), source: read.source};
}
