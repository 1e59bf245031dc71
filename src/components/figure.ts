import {html} from "htl";
import {dataTable, formatCsv} from "./dataTable.js";
import type {TableColumn} from "./dataTable.js";
import {download, formatSvg, renderPng, standaloneSvg} from "./download.js";
import {text} from "./labels.js";
import type {Lang} from "./lang.js";
import {behindLink, queryLink} from "./queryLink.js";

export interface FigureOptions<Row> {
  readonly lang: Lang;
  /** The name of the files that readers download, without extension. */
  readonly name: string;
  /** The finding, or the question. */
  readonly title: string;
  /** What is counted, of how many bodies. */
  readonly subtitle?: string;
  /** Where the figures come from; stands on the chart itself. */
  readonly source: string;
  /** The SQL that gives the figures. */
  readonly sql: string;
  /** The SQL that lists what they are made of, cell by cell or report by report. */
  readonly behind: string;
  /** Whether the chart is an SVG that can be taken away; it is, unless it says otherwise. */
  readonly hasPicture?: boolean;
  /** The rows behind the chart. */
  readonly rows: readonly Row[];
  readonly columns: readonly TableColumn<Row>[];
}

/** A chart as a citable figure: title, source, the table behind it, its data and picture to take away. */
export function figure<Row>(chart: Node, options: FigureOptions<Row>): HTMLElement {
  const {lang, title, subtitle, source, sql, behind, rows, columns, hasPicture = true} = options;
  const isTable = chart instanceof Element && chart.querySelector("table") !== null;
  return html`<figure class="figure">
    <figcaption>
      <p class="figure-title">${title}</p>
      ${subtitle === undefined ? null : html`<p class="figure-subtitle">${subtitle}</p>`}
    </figcaption>
    ${chart}
    <p class="figure-source">${text("source", lang)}${lang === "zh" ? "：" : ": "}${source}</p>
    <div class="figure-menu">
      ${csvButton(options)} ${isTable || !hasPicture ? null : pictureButtons(chart, options)} ${queryLink(sql, {lang})}
      ${behindLink(behind, {lang})}
      ${
        isTable
          ? null
          : html`<details>
              <summary>${text("table", lang)}</summary>
              ${dataTable(rows, columns, {caption: title})}
            </details>`
      }
    </div>
  </figure>`;
}

function csvButton<Row>({lang, name, rows, columns}: FigureOptions<Row>): HTMLElement {
  const save = () => {
    download(`${name}.csv`, `\ufeff${formatCsv(rows, columns)}`, "text/csv;charset=utf-8");
  };
  return html`<button type="button" class="link" ${{onclick: save}}>${text("csv", lang)}</button>`;
}

function pictureButtons<Row>(chart: Node, {lang, name, title, source}: FigureOptions<Row>): HTMLElement[] {
  const picture = () => {
    const svg = findSvg(chart);
    return svg && standaloneSvg(svg, {title, source: `${text("source", lang)}: ${source}`});
  };
  const saveSvg = () => {
    const svg = picture();
    if (svg) download(`${name}.svg`, formatSvg(svg), "image/svg+xml");
  };
  const savePng = async () => {
    const svg = picture();
    if (svg) download(`${name}.png`, await renderPng(svg), "image/png");
  };
  return [
    html`<button type="button" class="link" ${{onclick: saveSvg}}>${text("svg", lang)}</button>`,
    html`<button type="button" class="link" ${{onclick: () => void savePng()}}>${text("png", lang)}</button>`,
  ];
}

function findSvg(chart: Node): SVGSVGElement | null {
  if (chart instanceof SVGSVGElement) return chart;
  return chart instanceof Element ? chart.querySelector("svg") : null;
}
