import {tableFromIPC} from "apache-arrow";

/** A value as pages use it: 64-bit counts become numbers, which every count of requests fits. */
export type Plain = string | number | boolean | null;

/** The rows of an Arrow file, as plain objects. */
export function parseArrow(bytes: ArrayBuffer | Uint8Array): Record<string, Plain>[] {
  const table = tableFromIPC(bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes));
  const names = table.schema.fields.map(({name}) => name);
  return Array.from({length: table.numRows}, (_, index) =>
    Object.fromEntries(names.map((name) => [name, plain(table.getChild(name)?.get(index))])),
  );
}

function plain(value: unknown): Plain {
  if (typeof value === "bigint") return Number(value);
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  return null;
}
