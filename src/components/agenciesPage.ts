import {group, sum} from "d3-array";
import {html} from "htl";
import {agencyHref} from "./agencyHref.js";
import {asynchronous} from "./asynchronous.js";
import {bodyPicker} from "./bodyPicker.js";
import {dropdown} from "./choices.js";
import {formatCount, formatYears} from "./format.js";
import {text} from "./labels.js";
import type {Lang} from "./lang.js";
import {provinceName} from "./provinces.js";
import type {ReadAgencies} from "./published.js";
import type {BodyRow, ProvinceBodies} from "./rows.js";
import {stateful} from "./urlState.js";

/** So many bodies are listed at once; of more, those of one province at a time. */
const FEW_BODIES = 200;
const DEFAULTS = {province: ""};

export interface AgenciesData {
  readonly provinces: readonly ProvinceBodies[];
  readonly readBodies: (province: string) => Promise<readonly BodyRow[]>;
  readonly readAgencies: ReadAgencies;
}

/** Every body with a report here, by province and prefecture, each with its years. */
export function agenciesPage(
  {provinces, readBodies, readAgencies}: AgenciesData,
  {lang}: {readonly lang: Lang},
): HTMLElement {
  const all = sum(provinces, ({bodies}) => bodies);
  return stateful(DEFAULTS, ({province}, set) => {
    const chosen = provinces.filter(({province_code}) => province_code === province);
    const listed = province !== "" ? chosen : all <= FEW_BODIES ? provinces : [];
    const options = [
      {value: "", label: {zh: "全部", en: "All"}[lang]},
      ...provinces.map((item) => ({value: item.province_code, label: provinceLabel(item, lang)})),
    ];
    const onPick = (id: string) => {
      location.href = agencyHref(id);
    };
    return html`<div>
      <div class="controls">
        ${bodyPicker(readAgencies, {lang, label: text("choose_body", lang), onPick})}
        ${dropdown(options, {
          name: "province",
          label: text("region", lang),
          value: province,
          onChange: (value) => {
            set({province: value});
          },
        })}
      </div>
      ${
        listed.length > 0
          ? asynchronous(provinceSections(listed, readBodies, lang), {lang})
          : provinceList(provinces, set, lang)
      }
    </div>`;
  });
}

function provinceLabel({province_code, bodies}: ProvinceBodies, lang: Lang): string {
  const name = provinceName(province_code, lang);
  return lang === "zh" ? `${name}（${formatCount(bodies)}）` : `${name} (${formatCount(bodies)})`;
}

function provinceList(
  provinces: readonly ProvinceBodies[],
  set: (changes: {readonly province: string}) => void,
  lang: Lang,
): HTMLElement {
  return html`<ul class="bodies">
    ${provinces.map((item) => {
      const follow = (event: MouseEvent) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        set({province: item.province_code});
      };
      const reports = {
        zh: `${formatCount(item.bodies)} 个机关，${formatCount(item.reports)} 份报告`,
        en: `${formatCount(item.bodies)} bodies, ${formatCount(item.reports)} reports`,
      }[lang];
      return html`<li>
        <a href="?province=${item.province_code}" ${{onclick: follow}}>${provinceName(item.province_code, lang)}</a>
        <small class="muted">${reports}</small>
      </li>`;
    })}
  </ul>`;
}

/** All of them at once: one by one, each would push away those below it. */
async function provinceSections(
  provinces: readonly ProvinceBodies[],
  readBodies: AgenciesData["readBodies"],
  lang: Lang,
): Promise<HTMLElement> {
  const sections = provinces.map(async (item) => provinceSection(item, await readBodies(item.province_code), lang));
  return html`<div>${await Promise.all(sections)}</div>`;
}

function provinceSection(province: ProvinceBodies, bodies: readonly BodyRow[], lang: Lang): HTMLElement {
  const prefectures = [...group(bodies, ({prefecture_code}) => prefecture_code)];
  const isShort = bodies.length <= 30;
  return html`<section>
    <h2>${provinceName(province.province_code, lang)}</h2>
    ${
      isShort
        ? bodyList(bodies, lang)
        : prefectures.map(
            ([, list]) =>
              html`<h3>${prefectureName(list, lang)}</h3>
                ${bodyList(list, lang)}`,
          )
    }
  </section>`;
}

function prefectureName(bodies: readonly BodyRow[], lang: Lang): string {
  const name = bodies[0]?.[lang === "zh" ? "prefecture_name" : "prefecture_name_en"] ?? null;
  return name ?? {zh: "省级和直管", en: "Of the province itself"}[lang];
}

function bodyList(bodies: readonly BodyRow[], lang: Lang): HTMLElement {
  return html`<ul class="bodies">
    ${bodies.map(
      ({agency_id, name, name_en, reports, first_year, last_year}) =>
        html`<li>
          <a href=${agencyHref(agency_id)}>${lang === "zh" ? name : name_en}</a>
          <small class="muted">${formatYears([first_year, last_year])}${reports > 1 ? ` · ${reports}` : ""}</small>
        </li>`,
    )}
  </ul>`;
}
