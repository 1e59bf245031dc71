import {html} from "htl";
import {searchBodies} from "./bodySearch.js";
import {text} from "./labels.js";
import type {Lang} from "./lang.js";
import type {ReadAgencies} from "./published.js";
import type {AgencyRow} from "./rows.js";

export interface PickerOptions {
  readonly lang: Lang;
  readonly label: string;
  readonly onPick: (agencyId: string) => void;
}

let pickers = 0;

/**
 * A field that finds bodies by Chinese, pinyin or English as one types, by
 * pointer or by keyboard. Their names are fetched when someone begins to type.
 */
export function bodyPicker(readAgencies: ReadAgencies, {lang, label, onPick}: PickerOptions): HTMLElement {
  const id = `picker-${++pickers}`;
  const input = html<HTMLInputElement>`<input
    type="text"
    role="combobox"
    id=${id}
    autocomplete="off"
    aria-expanded="false"
    aria-controls="${id}-list"
    aria-autocomplete="list"
    placeholder=${text("find_body", lang)}
    data-key="picker"
    size="28"
  />`;
  const list = html`<ul role="listbox" id="${id}-list" class="picker-list" aria-label=${label} hidden></ul>`;
  const status = html`<span class="small muted" role="status"></span>`;
  let found: readonly AgencyRow[] = [];
  let active = 0;
  const pick = (agency: AgencyRow | undefined) => {
    if (agency !== undefined) onPick(agency.agency_id);
  };
  const show = () => {
    list.replaceChildren(
      ...found.map((agency, index) => option(agency, `${id}-${index}`, index === active, lang, pick)),
    );
    list.hidden = found.length === 0;
    input.setAttribute("aria-expanded", String(!list.hidden));
    if (found.length > 0) input.setAttribute("aria-activedescendant", `${id}-${active}`);
    else input.removeAttribute("aria-activedescendant");
    status.textContent = input.value.trim() !== "" && found.length === 0 ? text("nothing_found", lang) : "";
  };
  const close = () => {
    found = [];
    show();
    status.textContent = "";
  };
  const find = async () => {
    const query = input.value;
    const agencies = await readAgencies();
    if (query !== input.value) return;
    found = searchBodies(agencies, query);
    active = 0;
    show();
  };
  input.addEventListener("focus", () => void readAgencies());
  input.addEventListener("input", () => void find());
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      active = (active + (event.key === "ArrowDown" ? 1 : found.length - 1)) % Math.max(1, found.length);
      show();
    } else if (event.key === "Enter") {
      void (found.length > 0 ? Promise.resolve() : find()).then(() => {
        pick(found[active]);
      });
    } else if (event.key === "Escape") close();
  });
  input.addEventListener("blur", () => setTimeout(close, 150));
  return html`<div class="control picker"><label for=${id}>${label}</label>${input}${list}${status}</div>`;
}

function option(
  agency: AgencyRow,
  id: string,
  selected: boolean,
  lang: Lang,
  pick: (agency: AgencyRow) => void,
): HTMLElement {
  const [first, second] = lang === "zh" ? [agency.name, agency.name_en] : [agency.name_en, agency.name];
  return html`<li
    role="option"
    id=${id}
    aria-selected=${String(selected)}
    ${{
      onpointerdown: (event: Event) => {
        event.preventDefault();
        pick(agency);
      },
    }}
  >
    ${first} <small>${second}</small>
  </li>`;
}
