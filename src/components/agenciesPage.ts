import {group} from "d3-array";
import {html} from "htl";
import {bodyPicker} from "./bodyPicker.js";
import {dropdown} from "./choices.js";
import {formatCount, formatYears} from "./format.js";
import {text} from "./labels.js";
import type {Lang} from "./lang.js";
import {PROVINCES, provinceName} from "./provinces.js";
import type {AgencyRow, ReportFlow} from "./rows.js";
import {stateful} from "./urlState.js";

const MOST = 300;
const DEFAULTS = {province: ""};

/** Every body with a report here, by province, each with its years. */
export function agenciesPage(
  {agencies, flows}: {readonly agencies: readonly AgencyRow[]; readonly flows: readonly ReportFlow[]},
  {lang}: {readonly lang: Lang},
): HTMLElement {
  const years = group(flows, ({agency_id}) => agency_id);
  const codes = new Set(agencies.map(({province_code}) => province_code));
  return stateful(DEFAULTS, ({province}, set) => {
    const matching = agencies.filter(({province_code}) => province === "" || province_code === province);
    const options = [
      {value: "", label: {zh: "全部", en: "All"}[lang]},
      ...PROVINCES.filter(({code}) => codes.has(code)).map(({code}) => ({
        value: code,
        label: provinceName(code, lang),
      })),
    ];
    const open = (id: string) => {
      location.href = `./agency?id=${encodeURIComponent(id)}`;
    };
    return html`<div>
      <div class="controls">
        ${bodyPicker(agencies, {lang, label: text("choose_body", lang), onPick: open})}
        ${dropdown(options, {
          name: "province",
          label: text("region", lang),
          value: province,
          onChange: (value) => {
            set({province: value});
          },
        })}
      </div>
      ${[...group(matching.slice(0, MOST), ({province_code}) => province_code)].map(
        ([code, list]) =>
          html`<section>
            <h2>${provinceName(code, lang)}</h2>
            <ul class="bodies">
              ${list.map((agency) => {
                const known = (years.get(agency.agency_id) ?? []).map(({year}) => year);
                return html`<li>
                  <a href="./agency?id=${encodeURIComponent(agency.agency_id)}"
                    >${lang === "zh" ? agency.name : agency.name_en}</a
                  >
                  <small class="muted">${formatYears(known)}${known.length > 1 ? ` · ${known.length}` : ""}</small>
                </li>`;
              })}
            </ul>
          </section>`,
      )}
      ${matching.length > MOST ? html`<p class="muted">${{zh: `另有 ${formatCount(matching.length - MOST)} 个机关，请选地区或按名称查找。`, en: `${formatCount(matching.length - MOST)} more: choose a region, or find a name.`}[lang]}</p>` : null}
    </div>`;
  });
}
