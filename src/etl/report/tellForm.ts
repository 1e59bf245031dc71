import {foldText} from "../document/folding.js";
import {FORM_2019, FORM_2021, FORM_2021_ONE_OTHER, getForm} from "../form/forms.js";
import type {Form, FormYear, Table} from "../form/form.js";
import {indexLabels, matchLabels} from "../table/labels.js";

/** The form that a report follows. */
export interface ToldForm {
  readonly form: Form;
  /** Rows of table three as printed, which may be those of another year's form. */
  readonly requests: Table;
  /** Whether nothing but the year told it. */
  readonly assumed: boolean;
}

/**
 * Tells the form from the rows and columns that are printed, not from the year
 * or the notice that the report cites; the year decides where there are none.
 */
export function tellForm(disclosureText: string, requestsText: string, year: number): ToldForm {
  const disclosure = foldText(disclosureText);
  const votes = {2019: countWords(disclosure, OWN_2019), 2021: countWords(disclosure, OWN_2021)};
  const otherRows = tellOtherRows(foldText(requestsText));
  const assumed = votes[2019] === votes[2021];
  const formYear = assumed ? assumeYear(year, otherRows) : votes[2019] > votes[2021] ? 2019 : 2021;
  const form = getForm(formYear, otherRows ?? "three");
  return {
    form,
    requests: (otherRows === "three" ? FORM_2021 : otherRows === "one" ? FORM_2021_ONE_OTHER : form).tables.requests,
    assumed: assumed && otherRows !== "three",
  };
}

const OWN_2019 = ownHeadings(FORM_2019, FORM_2021);
const OWN_2021 = ownHeadings(FORM_2021, FORM_2019);

/** Column headings of one form that the other does not have. */
function ownHeadings(form: Form, other: Form): string[] {
  const others = [...headings(other)].join(" ");
  return [...headings(form)].filter((heading) => !others.includes(heading));
}

function headings({tables}: Form): ReadonlySet<string> {
  return new Set(tables.disclosure.rows.flatMap((row) => row.columns.map((column) => foldText(column.zh).slice(0, 8))));
}

function countWords(text: string, words: readonly string[]): number {
  return words.filter((word) => text.includes(word)).length;
}

/** Whether 其他处理 is printed in one row or three; null where neither is there. */
function tellOtherRows(text: string): "one" | "three" | null {
  if (covers(FORM_2021, text, {codes: ["other_not_corrected", "other_fee_unpaid"], least: 0.3})) return "three";
  return covers(FORM_2021_ONE_OTHER, text, {codes: ["other"], least: 0.5}) ? "one" : null;
}

/** Two neighbouring characters are not enough of a label: a number may stand before a header that is like it. */
function covers({tables}: Form, text: string, {codes, least}: {codes: readonly string[]; least: number}): boolean {
  const index = indexLabels(tables.requests);
  return matchLabels(index, text).some(
    ({row, start, end, coverage}) =>
      codes.includes(index.rows[row]?.row.code ?? "") && end - start > 2 && coverage >= least,
  );
}

function assumeYear(year: number, otherRows: "one" | "three" | null): FormYear {
  return otherRows === "three" || year >= 2021 ? 2021 : 2019;
}
