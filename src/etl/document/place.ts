/**
 * Where in a source a text stands. Lines, pages, tables, rows and columns count
 * from 1; boxes are in PDF points with the origin at the page's lower left.
 */
export type Place =
  | {readonly kind: "line"; readonly line: number; readonly member?: string}
  | {readonly kind: "paragraph"; readonly paragraph: number; readonly member?: string}
  | {
      readonly kind: "cell";
      readonly table: number;
      readonly row: number;
      readonly column: number;
      readonly member?: string;
    }
  | {
      readonly kind: "box";
      readonly page: number;
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly member?: string;
    };

/** The place as the warehouse writes it: `line 57`, `page 4 at 322,747`, `table 3 row 9 column 4`. */
export function formatPlace(place: Place): string {
  const text = formatPosition(place);
  return place.member === undefined ? text : `${place.member}: ${text}`;
}

function formatPosition(place: Place): string {
  switch (place.kind) {
    case "line":
      return `line ${place.line}`;
    case "paragraph":
      return `paragraph ${place.paragraph}`;
    case "cell":
      return `table ${place.table} row ${place.row} column ${place.column}`;
    case "box":
      return `page ${place.page} at ${Math.round(place.x)},${Math.round(place.y)}`;
  }
}

/** What `formatPlace` gives, with a path before it or without, in Chinese. */
export function placeInChinese(place: string): string {
  return place
    .replace(/(?<=^|: )line (\d+)$/u, "第 $1 行")
    .replace(/(?<=^|: )paragraph (\d+)$/u, "第 $1 段")
    .replace(/(?<=^|: )table (\d+) row (\d+) column (\d+)$/u, "第 $1 张表第 $2 行第 $3 列")
    .replace(/(?<=^|: )page (\d+) at (-?\d+,-?\d+)$/u, "第 $1 页（$2 处）");
}
