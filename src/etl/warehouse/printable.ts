import {DuckDBTypeId, JsonDuckDBValueConverter} from "@duckdb/node-api";
import type {DuckDBValueConverter, Json} from "@duckdb/node-api";

/**
 * What a value of any type is when it is printed or put into JSON: text, number,
 * boolean or null, or lists and objects of these. An integer or a decimal is a
 * number where a double holds it exactly, and text where it does not; dates and
 * times are text in ISO's order.
 */
export const toPrintable: DuckDBValueConverter<Json> = (value, type, converter) => {
  if (value === null) return null;
  switch (type.typeId) {
    case DuckDBTypeId.BIGINT:
    case DuckDBTypeId.UBIGINT:
    case DuckDBTypeId.HUGEINT:
    case DuckDBTypeId.UHUGEINT:
    case DuckDBTypeId.DECIMAL:
      return toExactNumber(String(value));
    case DuckDBTypeId.INTERVAL:
      return String(value);
    default:
      return JsonDuckDBValueConverter(value, type, converter);
  }
};

function toExactNumber(text: string): number | string {
  const shortest = text.includes(".") ? text.replace(/\.?0+$/, "") : text;
  const number = Number(shortest);
  return String(number) === shortest ? number : shortest;
}
