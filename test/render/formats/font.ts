/** Units of the em: characters of East Asia are one wide, all others half of one. */
const EM = 1000;
const HALF = 500;
const ASCENT = 880;
const DESCENT = -120;

/**
 * A TrueType font that has the characters of a text, each drawn as a small box.
 * A browser without Chinese fonts writes no text layer for what it cannot
 * draw; with this one a page prints alike on every machine, and to the same text.
 */
export function makeFont(text: string): Uint8Array {
  const characters = [...new Set(Array.from(text, (character) => character.charCodeAt(0)))].sort((a, b) => a - b);
  const widths = [EM, ...characters.map((code) => (code < 0x2000 ? HALF : EM))];
  const glyph = boxGlyph();
  const tables: Readonly<Record<string, Buffer>> = {
    "OS/2": os2(characters),
    cmap: cmap(characters),
    glyf: Buffer.concat(widths.map(() => glyph)),
    head: head(),
    hhea: hhea(widths.length),
    hmtx: Buffer.concat(widths.map((width) => pack(["u16", width], ["i16", 0]))),
    loca: Buffer.concat([...widths, 0].map((_, index) => pack(["u32", index * glyph.length]))),
    maxp: maxp(widths.length),
    name: name(),
    post: pack(["u32", 0x00030000], ["u32", 0], ["u32", 0], ["u32", 0], ["u32", 0], ["u32", 0], ["u32", 0], ["u32", 0]),
  };
  return assemble(tables);
}

type Field = readonly ["u16" | "i16" | "u32", number];

function pack(...fields: readonly Field[]): Buffer {
  return Buffer.concat(
    fields.map(([type, value]) => {
      const buffer = Buffer.alloc(type === "u32" ? 4 : 2);
      if (type === "u32") buffer.writeUInt32BE(value);
      else if (type === "u16") buffer.writeUInt16BE(value);
      else buffer.writeInt16BE(value);
      return buffer;
    }),
  );
}

function u16(...values: readonly number[]): Buffer {
  return pack(...values.map((value): Field => ["u16", value]));
}

function i16(...values: readonly number[]): Buffer {
  return pack(...values.map((value): Field => ["i16", value]));
}

/** One contour of four points; 40 bytes with its padding. */
function boxGlyph(): Buffer {
  const bounds = i16(1, 50, 0, 450, 700);
  const ends = u16(3, 0);
  const flags = Buffer.from([1, 1, 1, 1]);
  const points = i16(50, 400, 0, -400, 0, 0, 700, 0);
  return Buffer.concat([bounds, ends, flags, points, Buffer.alloc(2)]);
}

function head(): Buffer {
  const times = Buffer.alloc(16);
  return Buffer.concat([
    pack(["u32", 0x00010000], ["u32", 0x00010000], ["u32", 0], ["u32", 0x5f0f3cf5], ["u16", 3], ["u16", EM]),
    times,
    i16(0, DESCENT, EM, ASCENT, 0, 8, 2, 1, 0),
  ]);
}

function hhea(glyphs: number): Buffer {
  return Buffer.concat([
    pack(["u32", 0x00010000]),
    i16(ASCENT, DESCENT, 0, EM, 0, 0, EM, 1, 0, 0, 0, 0, 0, 0, 0),
    u16(glyphs),
  ]);
}

function maxp(glyphs: number): Buffer {
  return Buffer.concat([pack(["u32", 0x00010000]), u16(glyphs, 4, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0)]);
}

/** Format 4, one segment a character. */
function cmap(characters: readonly number[]): Buffer {
  const segments = [...characters, 0xffff];
  const count = segments.length;
  const power = 2 ** Math.floor(Math.log2(count));
  const deltas = segments.map((code, index) => (code === 0xffff ? 1 : (index + 1 - code + 0x10000) % 0x10000));
  const body = Buffer.concat([
    u16(count * 2, power * 2, Math.log2(power), (count - power) * 2),
    u16(...segments),
    u16(0),
    u16(...segments),
    u16(...deltas),
    u16(...segments.map(() => 0)),
  ]);
  const table = Buffer.concat([u16(4, body.length + 6, 0), body]);
  return Buffer.concat([u16(0, 1, 3, 1), pack(["u32", 12]), table]);
}

function os2(characters: readonly number[]): Buffer {
  return Buffer.concat([
    u16(4, EM, 400, 5, 0),
    i16(650, 600, 0, 75, 650, 600, 0, 350, 50, 250, 0),
    Buffer.alloc(10),
    pack(["u32", 1], ["u32", 0], ["u32", 0], ["u32", 0]),
    Buffer.from("TEST"),
    u16(64, characters[0] ?? 0, characters.at(-1) ?? 0),
    i16(ASCENT, DESCENT, 0),
    u16(ASCENT, -DESCENT),
    pack(["u32", 1], ["u32", 0]),
    i16(500, 700),
    u16(0, 32, 1),
  ]);
}

function name(): Buffer {
  const text = Buffer.from("Boxes", "latin1");
  const ids = [1, 2, 4, 6];
  const records = ids.map((id) => u16(1, 0, 0, id, text.length, 0));
  return Buffer.concat([u16(0, ids.length, 6 + 12 * ids.length), ...records, text]);
}

function assemble(tables: Readonly<Record<string, Buffer>>): Uint8Array {
  const entries = Object.entries(tables);
  const power = 2 ** Math.floor(Math.log2(entries.length));
  const header = Buffer.concat([
    pack(["u32", 0x00010000]),
    u16(entries.length, power * 16, Math.log2(power), (entries.length - power) * 16),
  ]);
  let offset = header.length + entries.length * 16;
  const padded = entries.map(([, table]) => Buffer.concat([table, Buffer.alloc((4 - (table.length % 4)) % 4)]));
  const records = entries.map(([tag, table], index) => {
    const body = padded[index] ?? table;
    const record = Buffer.concat([
      Buffer.from(tag),
      pack(["u32", checksum(body)], ["u32", offset], ["u32", table.length]),
    ]);
    offset += body.length;
    return record;
  });
  return new Uint8Array(Buffer.concat([header, ...records, ...padded]));
}

function checksum(table: Buffer): number {
  let sum = 0;
  for (let at = 0; at < table.length; at += 4) sum = (sum + table.readUInt32BE(at)) >>> 0;
  return sum;
}
