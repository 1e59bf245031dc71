/** The page of a body, or one of its years. */
export function agencyHref(agencyId: string, year?: number): string {
  return `./agency.html?id=${encodeURIComponent(agencyId)}${year === undefined ? "" : `&year=${year}`}`;
}
