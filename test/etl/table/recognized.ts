import {cellId} from "../../../src/etl/form/form.js";
import type {Form, Topic} from "../../../src/etl/form/form.js";
import type {Block} from "../../../src/etl/document/document.js";
import {splitLines} from "../../../src/etl/document/text.js";
import {recognizeTable} from "../../../src/etl/table/recognize.js";
import type {TableReading} from "../../../src/etl/table/recognize.js";

/** Reads a table from lines of text. */
export function recognizeText(text: string | readonly string[], form: Form, topic: Topic): TableReading {
  const blocks: readonly Block[] = splitLines(typeof text === "string" ? text : text.join("\n"));
  return recognizeTable(blocks, form, topic);
}

/**
 * The rows of a table in which something was read, by code: numbers, `_` for a
 * blank, `/` for a dash, `?` for a cell without a reading.
 */
export function rowsOf({topic, readings}: TableReading, form: Form): Record<string, string> {
  const read = new Map(readings.map((reading) => [reading.cellId, reading]));
  return Object.fromEntries(
    form.tables[topic].rows.flatMap(({code, columns}) => {
      const cells = columns.map((column) => {
        const reading = read.get(cellId(topic, code, column.code));
        if (reading === undefined) return "?";
        return reading.kind === "printed" ? String(reading.value) : reading.kind === "blank" ? "_" : "/";
      });
      return cells.every((cell) => cell === "?") ? [] : [[code, cells.join(" ")] as const];
    }),
  );
}
