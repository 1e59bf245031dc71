declare module "word-extractor" {
  /** Reads text out of Word files; only what the tests ask of it. */
  export default class WordExtractor {
    extract(file: Buffer): Promise<{getBody(options: {filterUnicode: boolean}): string}>;
  }
}
