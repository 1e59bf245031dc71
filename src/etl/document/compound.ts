import {viewBytes} from "./bytesView.js";
import type {BytesView} from "./bytesView.js";

/** The streams at the root of a compound file. */
export interface CompoundFile {
  readonly names: readonly string[];
  readonly findStream: (name: string) => Uint8Array | undefined;
}

interface DirectoryEntry {
  readonly name: string;
  readonly type: number;
  readonly left: number;
  readonly right: number;
  readonly child: number;
  readonly start: number;
  readonly size: number;
}

/** Where the sectors of a size lie, and which follows which. */
interface Sectors {
  readonly size: number;
  readonly next: readonly number[];
  readonly read: (sector: number) => Uint8Array;
}

const HEADER_BYTES = 512;
const ENTRY_BYTES = 128;

/** Sector numbers from here on are marks: end of chain, free, and the like. */
const FIRST_MARK = 0xfffffffa;
const STREAM = 2;
const ROOT = 5;

/**
 * Opens a compound file ([MS-CFB]), the container of Office files before 2007;
 * undefined where it has no directory. Chains that loop or lead out of the file
 * end there.
 */
export function openCompound(bytes: Uint8Array): CompoundFile | undefined {
  const view = viewBytes(bytes);
  const large = openSectors(view);
  const entries = readDirectory(concatenate(large, view.u32(48)));
  const root = entries[0];
  if (root?.type !== ROOT) return undefined;
  const streams = childrenOf(entries, root).filter((entry) => entry.type === STREAM);
  const small = openSmallSectors(view, large, root);
  const smallest = view.u32(56);
  return {
    names: streams.map((entry) => entry.name),
    findStream(name) {
      const entry = streams.find((stream) => stream.name === name);
      if (entry === undefined) return undefined;
      return concatenate(entry.size < smallest ? small : large, entry.start).subarray(0, entry.size);
    },
  };
}

function openSectors(view: BytesView): Sectors {
  const size = view.u16(30) === 12 ? 4096 : 512;
  const count = Math.ceil(view.bytes.length / size);
  const read = (sector: number): Uint8Array => {
    const start = Math.max(HEADER_BYTES, size) + sector * size;
    return view.bytes.subarray(start, start + size);
  };
  const next = tableSectors(view, size, count, read).flatMap((sector) => numbersIn(read(sector)));
  return {size, next: next.slice(0, count), read};
}

/** The sectors that hold the table of which sector follows which: 109 in the header, the others in a chain. */
function tableSectors(view: BytesView, size: number, count: number, read: (sector: number) => Uint8Array): number[] {
  const tables = numbersIn(view.bytes.subarray(76, HEADER_BYTES));
  let more = view.u32(68);
  for (let steps = 0; more < FIRST_MARK && steps < count; steps++) {
    const numbers = numbersIn(read(more));
    tables.push(...numbers.slice(0, size / 4 - 1));
    more = numbers[size / 4 - 1] ?? FIRST_MARK;
  }
  return tables.filter((sector) => sector < count);
}

/** Sectors of 64 bytes, which lie in a stream of their own. */
function openSmallSectors(view: BytesView, large: Sectors, root: DirectoryEntry): Sectors {
  const container = concatenate(large, root.start);
  return {
    size: 64,
    next: numbersIn(concatenate(large, view.u32(60))),
    read: (sector) => container.subarray(sector * 64, sector * 64 + 64),
  };
}

function concatenate(sectors: Sectors, start: number): Uint8Array {
  const chain: number[] = [];
  for (let sector = start; sector < sectors.next.length && chain.length < sectors.next.length;) {
    chain.push(sector);
    sector = sectors.next[sector] ?? FIRST_MARK;
  }
  const bytes = new Uint8Array(chain.length * sectors.size);
  for (const [index, sector] of chain.entries()) bytes.set(sectors.read(sector), index * sectors.size);
  return bytes;
}

function readDirectory(bytes: Uint8Array): DirectoryEntry[] {
  const view = viewBytes(bytes);
  return Array.from({length: Math.floor(bytes.length / ENTRY_BYTES)}, (_, index) =>
    readEntry(view, index * ENTRY_BYTES),
  );
}

function readEntry(view: BytesView, at: number): DirectoryEntry {
  const nameBytes = Math.max(0, Math.min(64, view.u16(at + 64)) - 2);
  return {
    name: new TextDecoder("utf-16le").decode(view.bytes.subarray(at, at + nameBytes)),
    type: view.u8(at + 66),
    left: view.u32(at + 68),
    right: view.u32(at + 72),
    child: view.u32(at + 76),
    start: view.u32(at + 116),
    size: view.u32(at + 120),
  };
}

/** The entries of a storage, which form a tree; each is visited once, whatever the tree says. */
function childrenOf(entries: readonly DirectoryEntry[], storage: DirectoryEntry): DirectoryEntry[] {
  const found = new Set<DirectoryEntry>();
  const pending = [storage.child];
  for (let index = pending.pop(); index !== undefined; index = pending.pop()) {
    const entry = entries[index];
    if (entry === undefined || found.has(entry)) continue;
    found.add(entry);
    pending.push(entry.right, entry.left);
  }
  return [...found];
}

function numbersIn(bytes: Uint8Array): number[] {
  const view = viewBytes(bytes);
  return Array.from({length: Math.floor(bytes.length / 4)}, (_, index) => view.u32(index * 4));
}
