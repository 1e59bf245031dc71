import {DISCLOSURE_2019, DISCLOSURE_2021} from "./disclosure.js";
import {DISPUTES_IDENTITIES, DISPUTES_TABLE} from "./disputes.js";
import {tableCells} from "./form.js";
import type {Cell, Form, FormYear, Table} from "./form.js";
import {requestsIdentities, requestsTable} from "./requests.js";

/** 国办公开办函〔2019〕60号. */
export const FORM_2019: Form = form(2019, "one", DISCLOSURE_2019);

/** 国办公开办函〔2021〕30号. */
export const FORM_2021: Form = form(2021, "three", DISCLOSURE_2021);

/** The 2021 form as some bodies print it, with 其他处理 in one row as in 2019. */
export const FORM_2021_ONE_OTHER: Form = form(2021, "one", DISCLOSURE_2021);

export const FORMS: readonly Form[] = [FORM_2021, FORM_2021_ONE_OTHER, FORM_2019];

/** The form of a year and a variant; the 2019 form has one variant only. */
export function getForm(year: FormYear, otherRows: Form["otherRows"]): Form {
  if (year === 2019) return FORM_2019;
  return otherRows === "three" ? FORM_2021 : FORM_2021_ONE_OTHER;
}

/** Every cell that a report on the form of `year` can have, variants included, in form order. */
export function formCells(year: FormYear): readonly Cell[] {
  if (year === 2019) return FORM_2019.cells;
  const cells = [...FORM_2021.cells];
  const oneOther = FORM_2021_ONE_OTHER.cells.filter(({id}) => id.startsWith("requests.other."));
  cells.splice(
    cells.findIndex(({id}) => id.startsWith("requests.other_not_corrected.")),
    0,
    ...oneOther,
  );
  return cells;
}

function form(year: FormYear, otherRows: Form["otherRows"], disclosure: Table): Form {
  const requests = requestsTable(otherRows);
  const tables = {disclosure, requests, disputes: DISPUTES_TABLE};
  const cells = tableCells(tables);
  return {
    year,
    otherRows,
    tables,
    cells,
    cellsById: new Map(cells.map((cell) => [cell.id, cell])),
    identities: [...requestsIdentities(requests), ...DISPUTES_IDENTITIES],
  };
}
