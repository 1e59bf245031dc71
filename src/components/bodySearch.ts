import type {AgencyRow} from "./rows.js";

/**
 * The bodies that a query names, in the order of the list: every word of it must
 * stand in the Chinese name, the English name, the pinyin, or the initials of the
 * pinyin.
 */
export function searchBodies(agencies: readonly AgencyRow[], query: string, limit = 12): AgencyRow[] {
  const words = query.toLowerCase().split(/\s+/).map(normalize).filter(Boolean);
  if (words.length === 0) return [];
  const found: AgencyRow[] = [];
  for (const agency of agencies) {
    const text = searchText(agency);
    if (words.every((word) => text.includes(word))) found.push(agency);
    if (found.length === limit) break;
  }
  return found;
}

function searchText({agency_id, name, name_en, region_en, pinyin}: AgencyRow): string {
  const initials = pinyin.replace(/(\S)\S*\s*/g, "$1");
  return [name, name_en, agency_id, region_en ?? "", pinyin, initials]
    .map((text) => normalize(text.toLowerCase()))
    .join("|");
}

function normalize(text: string): string {
  return text.normalize("NFKC").replace(/[\s'’·\-–]/g, "");
}
