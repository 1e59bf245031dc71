import {Document, Footer, HeadingLevel, Packer, Paragraph, PageNumber, Table, TableCell, TableRow, TextRun} from "docx";
import type {Random} from "../random.js";
import type {Sheet} from "../sheet.js";
import {tableParts} from "./tables.js";
import type {TablePart} from "./tables.js";

/** Midnight of 1 January 1980, as archives write it. */
const FIRST_TIME = 0x00210000;

/** Those that the library writes say when. */
const CORE_PROPERTIES =
  '<?xml version="1.0" encoding="UTF-8"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>';

/** A report as a Word document, with spans in both directions and page numbers in its footer. */
export async function renderDocx(sheet: Sheet, random: Random): Promise<Uint8Array> {
  const split = random.chance(0.3);
  const text = (content: string): Paragraph => new Paragraph({children: runsOf(content, split)});
  const part = (content: TablePart): Paragraph | Table =>
    content.kind === "stray" ? text(content.text) : table(content, split);
  const children = [
    new Paragraph({text: sheet.title, heading: HeadingLevel.TITLE}),
    ...sheet.preamble.map(text),
    ...sheet.sections.flatMap(({heading, paragraphs, topic}) => [
      new Paragraph({text: heading, ...(random.chance(0.5) ? {heading: HeadingLevel.HEADING_1} : {})}),
      ...paragraphs.map(text),
      ...(topic === null ? [] : tableParts(sheet, topic).map(part)),
    ]),
    ...sheet.closing.map(text),
  ];
  const footer = new Footer({
    children: [new Paragraph({children: [new TextRun({children: ["— ", PageNumber.CURRENT, " —"]})]})],
  });
  const document = new Document({sections: [{children, footers: {default: footer}}]});
  const properties = {path: "docProps/core.xml", data: CORE_PROPERTIES};
  return withoutTimes(await Packer.toBuffer(document, undefined, [properties]));
}

/** The same document from the same seed, whenever it is made: an archive says of each file when it was written. */
function withoutTimes(archive: Buffer): Uint8Array {
  const bytes = new Uint8Array(archive);
  const view = new DataView(bytes.buffer);
  const end = archive.lastIndexOf("PK\x05\x06", undefined, "latin1");
  let entry = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    view.setUint32(entry + 12, FIRST_TIME, true);
    view.setUint32(view.getUint32(entry + 42, true) + 10, FIRST_TIME, true);
    entry +=
      46 + view.getUint16(entry + 28, true) + view.getUint16(entry + 30, true) + view.getUint16(entry + 32, true);
  }
  return bytes;
}

/** Word cuts a text into runs wherever its language, its spelling or an edit changes. */
function runsOf(text: string, split: boolean): TextRun[] {
  if (!split || text.length < 2) return [new TextRun(text)];
  const middle = text.length >> 1;
  return [new TextRun(text.slice(0, middle)), new TextRun({text: text.slice(middle), font: "SimSun"})];
}

function table({rows, headerRows}: Extract<TablePart, {kind: "table"}>, split: boolean): Table {
  return new Table({
    rows: rows.map(
      (cells, index) =>
        new TableRow({
          tableHeader: index < headerRows,
          children: cells.map(
            ({text, rowSpan, columnSpan}) =>
              new TableCell({rowSpan, columnSpan, children: [new Paragraph({children: runsOf(text, split)})]}),
          ),
        }),
    ),
  });
}
