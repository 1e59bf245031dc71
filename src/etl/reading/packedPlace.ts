import type {Place} from "../document/place.js";

/** A place without the names of its fields, which take most of its JSON. */
export type PackedPlace =
  | readonly [kind: "l" | "p", count: number, member?: string]
  | readonly [kind: "c", table: number, row: number, column: number, member?: string]
  | readonly [kind: "b", page: number, x: number, y: number, width: number, height: number, member?: string];

export function packPlace(place: Place): PackedPlace {
  const member: [string?] = place.member === undefined ? [] : [place.member];
  switch (place.kind) {
    case "line":
      return ["l", place.line, ...member];
    case "paragraph":
      return ["p", place.paragraph, ...member];
    case "cell":
      return ["c", place.table, place.row, place.column, ...member];
    case "box":
      return ["b", place.page, place.x, place.y, place.width, place.height, ...member];
  }
}

export function unpackPlace(packed: PackedPlace): Place {
  switch (packed[0]) {
    case "l":
      return inMember({kind: "line", line: packed[1]}, packed[2]);
    case "p":
      return inMember({kind: "paragraph", paragraph: packed[1]}, packed[2]);
    case "c":
      return inMember({kind: "cell", table: packed[1], row: packed[2], column: packed[3]}, packed[4]);
    case "b": {
      const [, page, x, y, width, height, member] = packed;
      return inMember({kind: "box", page, x, y, width, height}, member);
    }
  }
}

function inMember(place: Place, member: string | undefined): Place {
  return member === undefined ? place : {...place, member};
}
