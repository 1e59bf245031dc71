import type {Agency} from "../report/report.js";
import {romanize} from "./english.js";

const EXTENSION = /\.[A-Za-z0-9]{1,8}$/u;
const YEAR = /[\s_\-—]*(?<!\d)20\d\d(?!\d)(?:年度?)?[\s_\-—]*/gu;

/**
 * A stand-in for the body of a report that names none, so that the figures are
 * kept and can be found. It belongs to no region. It goes by the file's path in
 * its corpus, without years and the extension: files of one name in different
 * folders are of different bodies, a page and its PDF in one folder of the same,
 * and so are the years of a series. The id stays until the file is moved; it is
 * `000000-`, the file's name in pinyin, and a hash of that path.
 */
export function unnamedAgency(path: string): Agency {
  const place = path.normalize("NFC").replace(EXTENSION, "");
  const stem = place.slice(place.lastIndexOf("/") + 1);
  const name = stem.replace(YEAR, " ").trim() || stem;
  return {
    agencyId: ["000000", slugOf(name), fingerprint(place.replace(YEAR, " "))].join("-"),
    name,
    nameEn: name,
    regionCode: null,
    level: null,
    kind: "other",
  };
}

function slugOf(name: string): string {
  const words = name.split(/[^\p{L}\p{N}]+/u).map(romanize);
  return words.filter((word) => word !== "").join("-") || "unnamed";
}

/** FNV-1a over code points, in eight hex digits. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, "0");
}
