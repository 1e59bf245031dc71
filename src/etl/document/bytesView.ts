/** Little-endian numbers of a file that may be cut off anywhere: what lies beyond its end reads as 0. */
export interface BytesView {
  readonly bytes: Uint8Array;
  readonly u8: (at: number) => number;
  readonly u16: (at: number) => number;
  readonly u32: (at: number) => number;
}

export function viewBytes(bytes: Uint8Array): BytesView {
  const u8 = (at: number): number => bytes[at] ?? 0;
  const u16 = (at: number): number => u8(at) + u8(at + 1) * 0x100;
  return {bytes, u8, u16, u32: (at) => u16(at) + u16(at + 2) * 0x10000};
}

/** A 16-bit number with its sign. */
export function signed16(number: number): number {
  return number < 0x8000 ? number : number - 0x10000;
}
