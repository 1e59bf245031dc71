/** Kinds of files. */
export const FAMILIES = ["text", "html", "docx", "pdf"] as const;

export type Family = (typeof FAMILIES)[number];

/** How often each kind comes, against the others; what is not named does not come. */
export type Shares = Readonly<Partial<Record<Family, number>>>;

/** How often something is not as it should be, each as a share of the reports. */
export interface Rates {
  /** Bodies that leave zeros blank. */
  readonly blanks: number;
  /** Bodies that print a total that is wrong. */
  readonly sums: number;
  /** Copies that lost or mixed up something on the way: a cell, a row, a label, digits, a page break. */
  readonly damaged: number;
}

export interface CorpusOptions {
  readonly reports: number;
  readonly seed: number;
  readonly shares: Shares;
  readonly rates: Rates;
}

export const USUAL_SHARES: Shares = {text: 40, html: 35, docx: 10, pdf: 15};

export const USUAL_RATES: Rates = {blanks: 0.2, sums: 0.05, damaged: 0.05};
