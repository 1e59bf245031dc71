import type {CellId} from "../form/form.js";
import type {CellReading} from "./cells.js";
import type {Value} from "./report.js";

/** What one side says: its cells, and what they come to by themselves. */
export interface CopyCells {
  readonly cells: ReadonlyMap<CellId, CellReading>;
  readonly values: ReadonlyMap<CellId, Value>;
}

export interface Disagreement {
  readonly cellId: CellId;
  readonly ours: CellReading;
  readonly theirs: CellReading;
}

export interface Comparison {
  readonly disagreements: readonly Disagreement[];
  /** How many cells have a number other than zero on a side, and a number on the other. */
  readonly compared: number;
  /** Whether they disagree on so much that they are hardly copies of one report. */
  readonly isConflict: boolean;
}

/** Copies differ by a misprint or two; other reports of a body share little but their zeros. */
const FEW_DISAGREEMENTS = 2;
const MOST_SHARE = 0.25;

/** Compares two copies cell by cell, where both say something that can be read. */
export function compareCopies(ours: CopyCells, theirs: CopyCells): Comparison {
  const disagreements: Disagreement[] = [];
  let [compared, different] = [0, 0];
  for (const [cellId, their] of theirs.cells) {
    const our = ours.cells.get(cellId);
    if (our === undefined) continue;
    if (our.number !== null && their.number !== null) {
      if (our.number !== 0 || their.number !== 0) compared += 1;
      if (our.number !== their.number) different += 1;
    }
    if (!agree(our, their, ours.values.get(cellId), theirs.values.get(cellId)))
      disagreements.push({cellId, ours: our, theirs: their});
  }
  const isConflict = different > FEW_DISAGREEMENTS && different > MOST_SHARE * compared;
  return {disagreements, compared, isConflict};
}

/** Takes from a copy what cannot be told without it, with the copy's path in the place. */
export function fillCells(
  cells: ReadonlyMap<CellId, CellReading>,
  others: ReadonlyMap<CellId, CellReading>,
  path: string,
): {readonly cells: ReadonlyMap<CellId, CellReading>; readonly filled: readonly CellId[]} {
  const fill = [...others].filter(([id, {kind}]) => kind !== "unreadable" && isOpen(cells.get(id)));
  const placed = fill.map(([id, cell]) => [id, {...cell, place: `${path}: ${cell.place}`}] as const);
  return {cells: new Map([...cells, ...placed]), filled: fill.map(([id]) => id)};
}

function isOpen(cell: CellReading | undefined): boolean {
  return cell === undefined || cell.kind === "unreadable";
}

/** A cell left empty agrees with a number that its own copy's sums put there. */
function agree(ours: CellReading, theirs: CellReading, our: Value | undefined, their: Value | undefined): boolean {
  if (ours.kind === "unreadable" || theirs.kind === "unreadable") return true;
  if (ours.number === null && theirs.number === null) return true;
  return (ours.number ?? our?.value ?? null) === (theirs.number ?? their?.value ?? null);
}
