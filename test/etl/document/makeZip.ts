import {ZipFile} from "yazl";

/** A zip archive of files by their names. */
export async function makeZip(files: Readonly<Record<string, string | Uint8Array>>): Promise<Uint8Array> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  const chunks: Uint8Array[] = [];
  for await (const chunk of zip.outputStream) chunks.push(chunk as Uint8Array);
  return new Uint8Array(Buffer.concat(chunks));
}

/**
 * A zip of some 40 kB that expands to gigabytes: its directory names the same
 * eight megabytes of zeros again and again.
 */
export async function makeBomb(): Promise<Uint8Array> {
  const zip = Buffer.from(await makeZip({"a.txt": new Uint8Array(8 * 1024 * 1024)}));
  const end = zip.lastIndexOf("PK\u0005\u0006", undefined, "latin1");
  const directory = zip.readUInt32LE(end + 16);
  const entry = zip.subarray(directory, end);
  const count = 540;
  const tail = Buffer.from(zip.subarray(end));
  tail.writeUInt16LE(count, 8);
  tail.writeUInt16LE(count, 10);
  tail.writeUInt32LE(entry.length * count, 12);
  return new Uint8Array(Buffer.concat([zip.subarray(0, directory), ...Array<Buffer>(count).fill(entry), tail]));
}

/** A Word document with this body. */
export async function makeDocx(body: string): Promise<Uint8Array> {
  const namespaces =
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="m" xmlns:wps="s" xmlns:v="v"';
  return makeZip({
    "word/document.xml": `<?xml version="1.0"?><w:document ${namespaces}><w:body>${body}</w:body></w:document>`,
  });
}

/** Puts bytes in the place of others of the same length, wherever they stand. */
export function replaceBytes(bytes: Uint8Array, from: Uint8Array, to: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes).toString("latin1");
  return new Uint8Array(Buffer.from(text.replaceAll(latin1(from), latin1(to)), "latin1"));
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("latin1");
}
