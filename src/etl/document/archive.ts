import {mediaTypeOf} from "../source/mediaType.js";
import type {MediaType} from "../source/source.js";
import type {Document, Unreadable} from "./document.js";
import {LimitExceeded, MAX_ARCHIVE_DEPTH, MAX_ARCHIVE_MEMBERS, MAX_EXPANDED_BYTES} from "./limits.js";
import {openZip} from "./zip.js";
import type {ZipEntry} from "./zip.js";

/** A file of an archive, or why it could not be taken out. */
export interface Member {
  /** Inside the archive, with forward slashes; through an inner archive as through a folder. */
  readonly path: string;
  readonly mediaType: MediaType;
  readonly content: Uint8Array | Unreadable;
}

/** What systems leave in archives beside the files. */
const LITTER = /(^|\/)(__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|~\$)/i;

/** The document of a member, each of its places saying so. */
export function placeInMember(document: Document, member: string): Document {
  return {
    ...document,
    blocks: document.blocks.map((block) =>
      block.kind === "line"
        ? {...block, place: {...block.place, member}}
        : {...block, cells: block.cells.map((cell) => ({...cell, place: {...cell.place, member}}))},
    ),
  };
}

/** What all levels of an archive together may still take. */
interface Budget {
  members: number;
  bytes: number;
}

/**
 * Takes the files out of a zip archive and of those inside it, in their order.
 * What the limits refuse is refused as a whole, before it is expanded.
 */
export async function readArchive(bytes: Uint8Array): Promise<readonly Member[] | Unreadable> {
  try {
    const members = await expand(bytes, "", 1, {members: MAX_ARCHIVE_MEMBERS, bytes: MAX_EXPANDED_BYTES});
    return "unreadable" in members ? members : renameTwins(members);
  } catch (error) {
    if (error instanceof LimitExceeded) return {unreadable: "limit_exceeded", detail: error.message};
    throw error;
  }
}

async function expand(
  bytes: Uint8Array,
  prefix: string,
  depth: number,
  budget: Budget,
): Promise<Member[] | Unreadable> {
  const entries = await openZip(bytes);
  if ("unreadable" in entries) return entries;
  spend(budget, entries);
  const members: Member[] = [];
  for (const entry of entries.filter(({path}) => !LITTER.test(path))) {
    const path = prefix + entry.path;
    const member = {path, mediaType: mediaTypeOf(path), content: await entry.read()};
    members.push(...(await expandInner(member, depth, budget)));
  }
  return members;
}

function spend(budget: Budget, entries: readonly ZipEntry[]): void {
  budget.members -= entries.length;
  budget.bytes -= entries.reduce((total, entry) => total + entry.size, 0);
  if (budget.members < 0)
    throw new LimitExceeded(`more than ${MAX_ARCHIVE_MEMBERS} files in archives inside one another`);
  if (budget.bytes < 0)
    throw new LimitExceeded(`archives inside one another expand to more than ${MAX_EXPANDED_BYTES} bytes`);
}

/** The member itself, or what an inner archive holds. */
async function expandInner(member: Member, depth: number, budget: Budget): Promise<Member[]> {
  const {path, mediaType, content} = member;
  if (mediaType !== "application/zip" || "unreadable" in content) return [member];
  const inner = depth < MAX_ARCHIVE_DEPTH ? await expand(content, `${path}/`, depth + 1, budget) : tooDeep();
  return "unreadable" in inner ? [{...member, content: inner}] : inner;
}

function tooDeep(): Unreadable {
  return {unreadable: "limit_exceeded", detail: `archives inside one another more than ${MAX_ARCHIVE_DEPTH} deep`};
}

/** Gives files of one path different ones: a place must lead to one file. */
function renameTwins(members: readonly Member[]): Member[] {
  const taken = new Map<string, number>();
  return members.map((member) => {
    const count = (taken.get(member.path) ?? 0) + 1;
    taken.set(member.path, count);
    return count === 1 ? member : {...member, path: `${member.path} (${count})`};
  });
}
