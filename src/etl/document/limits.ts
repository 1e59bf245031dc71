/**
 * What a source may ask of the machine. An annual report is a few hundred
 * kilobytes; each limit is many times the largest report met, and low enough
 * that a hostile or broken file costs seconds and not the run.
 */
const MEGABYTE = 1024 * 1024;

/** Any file, before its bytes are looked at. */
export const MAX_FILE_BYTES = 50 * MEGABYTE;

/** Plain text, which no image makes large. */
export const MAX_TEXT_BYTES = 20 * MEGABYTE;

/** A saved web page, images excepted. */
export const MAX_HTML_BYTES = 20 * MEGABYTE;

/** Tags of a web page, elements of a Word document: what a tree is built from. */
export const MAX_ELEMENTS = 400_000;

/** Elements of a web page inside one another; a page with deeper ones is refused. */
export const MAX_NESTING = 1000;

/** The same for XML, where deeper ones are refused. */
export const MAX_XML_NESTING = 250;

/** Row and column spans are cut to these, as browsers do. */
export const MAX_ROW_SPAN = 2000;
export const MAX_COLUMN_SPAN = 100;

export const MAX_COLUMNS = 1000;

/** Positions of one table, rows times columns. */
export const MAX_TABLE_POSITIONS = 200_000;

export const MAX_PDF_PAGES = 300;

/** Drawing operators of one PDF page. */
export const MAX_PAGE_OPERATORS = 500_000;

/** Straight lines on one PDF page; more are a drawing, and no table is looked for. */
export const MAX_PAGE_RULINGS = 2000;

/** Members of one archive, those of archives inside it not counted. */
export const MAX_ARCHIVE_MEMBERS = 5000;

/** All members of one archive together, and of any archive inside it, when expanded. */
export const MAX_EXPANDED_BYTES = 200 * MEGABYTE;

/** Expanded bytes for one byte of an archive; below `MIN_RATIO_BYTES` no ratio is held against a file. */
export const MAX_EXPANSION_RATIO = 200;
export const MIN_RATIO_BYTES = 1 * MEGABYTE;

/** Archives inside archives. */
export const MAX_ARCHIVE_DEPTH = 3;

/** Characters of one Word document of the binary format. */
export const MAX_DOC_CHARACTERS = 2_000_000;

/** One XML part of a Word document. */
export const MAX_PART_BYTES = 40 * MEGABYTE;

/** For one file, which a worker thread enforces. */
export const MAX_FILE_MILLISECONDS = 60_000;
export const MAX_FILE_HEAP_MEGABYTES = 1024;

/** Tables inside one another that are looked at as tables; further in, their text is read and their shape is not. */
export const MAX_TABLE_DEPTH = 20;

/** Parts of a page saved as one file, and parts inside parts. */
export const MAX_MIME_PARTS = 5000;
export const MAX_MIME_DEPTH = 5;

/** Thrown from inside a parser that offers no other way to stop it; readers return it as `limit_exceeded`. */
export class LimitExceeded extends Error {
  override readonly name = "LimitExceeded";
}
