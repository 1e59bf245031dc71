import {hash} from "node:crypto";
import {readArchive} from "../document/archive.js";
import type {Member} from "../document/archive.js";
import type {Unreadable} from "../document/document.js";
import {OperatorError} from "../operatorError.js";
import {extensionOf} from "./mediaType.js";
import type {Declared, Source, SourceFile, SourceRead, SourceRejectionCode} from "./source.js";

/** Takes the files out of an archive; somewhere else than here, where the archive is not to be trusted. */
export type Expand = (content: Uint8Array) => Promise<readonly Member[] | Unreadable>;

/**
 * The files of an archive as sources of their own, each under the archive's
 * path as under a folder: `reports.zip/2023/a.html`. An archive that gives none
 * is itself turned away with the reason; else it is no source.
 *
 * @throws {OperatorError} where the manifest names a file that the archive does not hold.
 */
export async function readMembers(
  file: SourceFile,
  archive: Extract<SourceRead, {kind: "content"}>,
  expand: Expand = readArchive,
): Promise<SourceRead[]> {
  const members = await expand(archive.content);
  if ("unreadable" in members) return [refuseArchive(archive.source, members)];
  refuseUnknown(file, members);
  if (members.length === 0) {
    return [refuseArchive(archive.source, {unreadable: "empty_file", detail: "an archive without files"})];
  }
  return members.map((member) => readMember(file, member));
}

function refuseArchive(source: Source, {unreadable, detail}: Unreadable): SourceRead {
  return {kind: "rejection", source, code: unreadable, detail};
}

function refuseUnknown(file: SourceFile, members: readonly Member[]): void {
  const paths = new Set(members.map(({path}) => pathOf(file, path)));
  const unknown = [...(file.declaredMembers?.keys() ?? [])].find((path) => !paths.has(path));
  if (unknown === undefined) return;
  throw new OperatorError(
    `invalid manifest: no such file in ${file.path}: ${unknown}`,
    "Nothing was built. Mend sources.csv and run again.",
  );
}

function readMember(file: SourceFile, {path, mediaType, content}: Member): SourceRead {
  const describe = (sourceId: string, bytes: number): Source => {
    const own = pathOf(file, path);
    return {sourceId, path: own, mediaType, bytes, declared: declaredOf(file, own)};
  };
  const reject = (code: SourceRejectionCode, detail: string): SourceRead => {
    const id = hash("sha256", `corpus ${file.corpus} path ${pathOf(file, path)}`);
    return {kind: "rejection", source: describe(id, 0), code, detail};
  };
  if ("unreadable" in content) return reject(content.unreadable, content.detail);
  if (content.length === 0) return reject("empty_file", "0 bytes");
  if (mediaType === "application/octet-stream") return reject("unsupported_type", extensionOf(path) || "no extension");
  return {kind: "content", source: describe(hash("sha256", content), content.length), content, member: path};
}

/** What the manifest says of the member itself, or else of its archive. */
function declaredOf(file: SourceFile, path: string): Declared {
  return file.declaredMembers?.get(path) ?? file.declared;
}

function pathOf(file: SourceFile, member: string): string {
  return `${file.path}/${member.normalize("NFC")}`;
}
