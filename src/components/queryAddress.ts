const LONG = 1500;

/** The address of a query within its page: readable while it is short, compressed when it is long. */
export async function formatQuery(sql: string): Promise<string> {
  if (sql.length <= LONG) return `?sql=${encodeURIComponent(sql)}`;
  const bytes = await pipe(new TextEncoder().encode(sql), new CompressionStream("deflate-raw"));
  return `?z=${toBase64Url(bytes)}`;
}

/** The query that an address names; undefined where it names none, or none that can be read. */
export async function findQuery(search: string): Promise<string | undefined> {
  const parameters = new URLSearchParams(search);
  const packed = parameters.get("z");
  if (packed === null) return parameters.get("sql") ?? undefined;
  const bytes = await pipe(fromBase64Url(packed), new DecompressionStream("deflate-raw")).catch(() => undefined);
  return bytes && new TextDecoder().decode(bytes);
}

async function pipe(bytes: Uint8Array, through: CompressionStream | DecompressionStream): Promise<Uint8Array> {
  const stream = new Blob([bytes.slice()]).stream().pipeThrough(through);
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

function toBase64Url(bytes: Uint8Array): string {
  const text = [...bytes].map((byte) => String.fromCharCode(byte)).join("");
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** Nothing for an address that was cut or mistyped: that is no stream, and is refused as one. */
function fromBase64Url(text: string): Uint8Array {
  if (!/^[\w-]*$/.test(text) || text.length % 4 === 1) return new Uint8Array();
  return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (character) => character.charCodeAt(0));
}
