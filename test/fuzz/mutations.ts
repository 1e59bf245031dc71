import fc from "fast-check";
import type {Subject} from "./subjects.js";

/** One change to the pieces of a report, or to the bytes of its file. `at` and `other` count from 0, round and round. */
export interface Mutation {
  readonly kind: (typeof PIECE_KINDS)[number] | (typeof BYTE_KINDS)[number];
  readonly at: number;
  readonly other: number;
  readonly text: string;
}

/** A piece of the changed report: `origin` is its index in the sound one; null where it is not what it was there. */
export interface Piece {
  readonly text: string;
  readonly origin: number | null;
}

/** Changes that leave every other piece as and where it was. */
const LOCAL_KINDS = ["delete", "duplicate", "insert", "digit", "drop", "garble"] as const;
const PIECE_KINDS = [...LOCAL_KINDS, "swap", "join", "cut", "repeat", "shift"] as const;
const BYTE_KINDS = ["byte", "bytes-lost", "bytes-doubled", "end-lost"] as const;

/** What gets into documents on the way: marks of tables and pages, numbers, words of the form, and rubbish. */
const INTRUDERS = [
  "",
  "0",
  "7",
  "12",
  "- 3 -",
  "|",
  "\t",
  " ",
  "　",
  "总计",
  "（七）总计",
  "<td>",
  "</table>",
  "\u0000",
  "\ufffd",
];
const MANY = 300;

/** A change of any kind that pieces, or the bytes alone, admit. */
export function anyMutation(hasPieces: boolean): fc.Arbitrary<Mutation> {
  const kinds = hasPieces ? [...PIECE_KINDS, ...PIECE_KINDS, ...BYTE_KINDS] : BYTE_KINDS;
  return mutationOf(kinds);
}

/** A change of one piece; of a drawing, none of the numbers that turn and stretch it. */
export function localMutation({kind}: Pick<Subject, "kind">): fc.Arbitrary<Mutation> {
  return mutationOf(kind === "drawings" ? ["delete", "duplicate", "insert"] : LOCAL_KINDS);
}

function mutationOf(kinds: readonly Mutation["kind"][]): fc.Arbitrary<Mutation> {
  return fc.record({
    kind: fc.constantFrom(...kinds),
    at: fc.nat(1_000_000),
    other: fc.nat(1000),
    text: fc.constantFrom(...INTRUDERS),
  });
}

export function startPieces(texts: readonly string[]): Piece[] {
  return texts.map((text, origin) => ({text, origin}));
}

export function mutatePieces(pieces: readonly Piece[], mutation: Mutation): readonly Piece[] {
  const at = mutation.at % Math.max(1, pieces.length);
  const piece = pieces[at];
  if (piece === undefined) return pieces;
  const put = (...texts: string[]) => pieces.toSpliced(at, 1, ...texts.map((text) => ({text, origin: null})));
  const {text} = piece;
  switch (mutation.kind) {
    case "delete":
      return put();
    case "duplicate":
      return put(text, text);
    case "insert":
      return put(text, mutation.text);
    case "digit":
      return put(changeDigit(text, mutation.other));
    case "drop":
      return put(splice(text, mutation.other, 1, ""));
    case "garble":
      return put(splice(text, mutation.other, 1, mutation.text));
    case "cut": {
      const middle = mutation.other % (text.length + 1);
      return put(text.slice(0, middle), text.slice(middle));
    }
    case "join":
      return put(text + (pieces[at + 1]?.text ?? "")).toSpliced(at + 1, 1);
    case "swap":
      return swap(pieces, at, (at + mutation.other) % pieces.length);
    case "repeat":
      return put(...Array.from({length: MANY}, () => text));
    case "shift":
      return put(shiftNumber(text, mutation.other));
    default:
      return pieces;
  }
}

export function mutateBytes(bytes: Uint8Array, {kind, at, other}: Mutation): Uint8Array {
  if (bytes.length === 0) return bytes;
  const start = at % bytes.length;
  const end = Math.min(bytes.length, start + other);
  switch (kind) {
    case "byte":
      return bytes.with(start, other % 256);
    case "bytes-lost":
      return Uint8Array.from([...bytes.subarray(0, start), ...bytes.subarray(end)]);
    case "bytes-doubled":
      return Uint8Array.from([...bytes.subarray(0, end), ...bytes.subarray(start)]);
    case "end-lost":
      return bytes.slice(0, start);
    default:
      return bytes;
  }
}

function swap(pieces: readonly Piece[], a: number, b: number): readonly Piece[] {
  const [first, second] = [pieces[a], pieces[b]];
  if (first === undefined || second === undefined) return pieces;
  return pieces.with(a, {text: second.text, origin: null}).with(b, {text: first.text, origin: null});
}

/** One of the digits, as another one; a text without digits stays. */
function changeDigit(text: string, other: number): string {
  const places = [...text.matchAll(/\d/g)].map(({index}) => index);
  const place = places[other % Math.max(1, places.length)];
  return place === undefined ? text : splice(text, place, 1, String((Number(text[place]) + 1 + (other % 9)) % 10));
}

/** One of the numbers that say where a drawing stands, a few points off. */
function shiftNumber(text: string, other: number): string {
  let index = 0;
  return text.replace(/-?\d+(\.\d+)?/g, (number) =>
    index++ === other % 8 ? String(Number(number) + (other % 13) - 6) : number,
  );
}

function splice(text: string, at: number, count: number, insert: string): string {
  const start = at % Math.max(1, text.length);
  return text.slice(0, start) + insert + text.slice(start + count);
}
