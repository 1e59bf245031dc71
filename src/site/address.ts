/**
 * Where the site will stand, from `ATLAS_ADDRESS`, such as
 * `https://example.org/atlas`; null where nobody says. Search engines and other
 * sites want whole addresses, and none is made up: without one the pages name
 * each other relatively, and there is no sitemap.
 */
export function findAddress(spec = process.env["ATLAS_ADDRESS"]): URL | null {
  if (spec === undefined || spec === "") return null;
  if (!URL.canParse(spec) || !/^https?:$/.test(new URL(spec).protocol))
    throw new Error(`invalid site address: ${spec}`);
  const {origin, pathname} = new URL(spec);
  return new URL(pathname.replace(/\/*$/, "/"), origin);
}
