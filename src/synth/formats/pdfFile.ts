/**
 * A PDF of the given content streams, one a page, drawn with a font of
 * unembedded Chinese (`/F`, `/V` vertical), which every reader brings along.
 */
export function makePdf(
  pages: readonly string[],
  options: {readonly page?: string; readonly trailer?: string} = {},
): Uint8Array {
  const kids = pages.map((_, index) => `${10 + index * 2} 0 R`).join(" ");
  const objects = new Map<number, string>([
    [1, "<</Type/Catalog/Pages 2 0 R>>"],
    [2, `<</Type/Pages/Kids[${kids}]/Count ${pages.length}>>`],
    [3, font("UniGB-UCS2-H")],
    [4, font("UniGB-UCS2-V")],
    [
      5,
      "<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/W[1 95 500]/FontDescriptor 6 0 R>>",
    ],
    [
      6,
      "<</Type/FontDescriptor/FontName/STSong-Light/Flags 4/FontBBox[0 -120 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 80>>",
    ],
  ]);
  for (const [index, content] of pages.entries()) {
    const resources = "/Resources<</Font<</F 3 0 R/V 4 0 R>>>>";
    objects.set(
      10 + index * 2,
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]${options.page ?? ""}${resources}/Contents ${11 + index * 2} 0 R>>`,
    );
    objects.set(11 + index * 2, `<</Length ${content.length}>>stream\n${content}\nendstream`);
  }
  return assemble(objects, options.trailer ?? "");
}

/** Shows text with its baseline at a point; `matrix` turns it. */
export function show(text: string, x: number, y: number, {size = 10, font = "F", matrix = "1 0 0 1"} = {}): string {
  const hex = Array.from(text, (character) => character.charCodeAt(0).toString(16).padStart(4, "0")).join("");
  return `BT /${font} ${size} Tf ${matrix} ${x} ${y} Tm <${hex}> Tj ET\n`;
}

/** Strokes a line. */
export function line(x1: number, y1: number, x2: number, y2: number): string {
  return `0.5 w ${x1} ${y1} m ${x2} ${y2} l S\n`;
}

/** Strokes every line of a table between these coordinates. */
export function rules(xs: readonly number[], ys: readonly number[]): string {
  const [left, right, bottom, top] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  return ys.map((y) => line(left, y, right, y)).join("") + xs.map((x) => line(x, bottom, x, top)).join("");
}

function font(encoding: string): string {
  return `<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/${encoding}/DescendantFonts[5 0 R]>>`;
}

function assemble(objects: ReadonlyMap<number, string>, trailer: string): Uint8Array {
  let text = "%PDF-1.4\n";
  const offsets = new Map<number, number>();
  for (const [number, object] of objects) {
    offsets.set(number, text.length);
    text += `${number} 0 obj${object}endobj\n`;
  }
  const entries = [...offsets].map(([number, offset]) => `${number} 1\n${String(offset).padStart(10, "0")} 00000 n \n`);
  const size = Math.max(...objects.keys()) + 1;
  const start = text.length;
  text += `xref\n0 1\n0000000000 65535 f \n${entries.join("")}trailer<</Size ${size}/Root 1 0 R${trailer}>>\nstartxref\n${start}\n%%EOF\n`;
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
