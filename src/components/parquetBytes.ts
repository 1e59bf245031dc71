import {DataType, tableFromIPC} from "apache-arrow";
import type {Vector} from "apache-arrow";
import {parquetWriteBuffer} from "hyparquet-writer";
import type {BasicType, ColumnSource} from "hyparquet-writer";

/**
 * An Arrow stream as a Parquet file. The engine in the browser cannot write one:
 * its Parquet extension is not in its package, and would come from another host.
 */
export function formatParquet(bytes: Uint8Array): ArrayBuffer {
  const table = tableFromIPC(bytes);
  const columnData = table.schema.fields.map(({name}, index) => formatColumn(name, table.getChildAt(index)));
  return parquetWriteBuffer({columnData});
}

function formatColumn(name: string, vector: Vector | null): ColumnSource {
  const values: unknown[] = vector === null ? [] : [...vector];
  const type = vector === null ? "STRING" : basicType(vector.type as DataType); // Arrow types a child as any
  return {name, type, data: values.map((value) => formatValue(value, type))};
}

function basicType(type: DataType): BasicType {
  if (DataType.isDictionary(type)) return basicType(type.dictionary as DataType);
  if (DataType.isBool(type)) return "BOOLEAN";
  if (DataType.isInt(type)) return type.bitWidth < 64 && type.isSigned ? "INT32" : "INT64";
  if (DataType.isFloat(type)) return "DOUBLE";
  if (DataType.isDate(type) || DataType.isTimestamp(type)) return "TIMESTAMP";
  return DataType.isUtf8(type) || DataType.isLargeUtf8(type) ? "STRING" : "JSON";
}

function formatValue(value: unknown, type: BasicType): unknown {
  if (value === null || value === undefined) return null;
  if (type === "INT64") return typeof value === "bigint" ? value : BigInt(Number(value));
  if (type === "TIMESTAMP") return new Date(Number(value));
  if (type === "JSON")
    return JSON.parse(
      JSON.stringify(value, (_, inner: unknown) => (typeof inner === "bigint" ? Number(inner) : inner)),
    );
  return value;
}
