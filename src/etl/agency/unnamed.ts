import type {Agency} from "../report/report.js";
import {romanize} from "./english.js";

/**
 * A stand-in for the body of a report that names none, made of its file's name,
 * so that the figures are kept and can be found. It belongs to no region.
 */
export function unnamedAgency(path: string): Agency {
  const stem = (path.split("/").at(-1) ?? path).replace(/\.[A-Za-z0-9]{1,8}$/u, "");
  const name = stem.replace(/[\s_\-—]*(?:20\d\d)(?:年度?)?[\s_\-—]*/u, " ").trim() || stem;
  const slug = romanize(name)
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, "-")
    .replace(/^-|-$/gu, "");
  return {
    agencyId: `000000-${slug === "" ? "unnamed" : slug}`,
    name,
    nameEn: name,
    regionCode: null,
    level: null,
    kind: "other",
  };
}
