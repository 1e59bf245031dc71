import {html} from "htl";
import {editor} from "./editor.js";
import type {Engine, OnProgress} from "./engine.js";
import {formatShare} from "./format.js";
import type {Lang} from "./lang.js";
import {EXAMPLES, QUERIES} from "./queries.js";
import {findQuery, formatQuery} from "./queryAddress.js";
import {completions, schemaBrowser} from "./schema.js";
import type {Schema} from "./schema.js";

export interface QueryPageOptions {
  readonly lang: Lang;
  readonly schema: Schema;
  /** Fetches the engine, which a page does not load before it is asked to run something. */
  readonly openEngine: (onProgress: OnProgress) => Promise<Engine>;
}

/** An editor for questions of one's own, on the published database, run in the browser. */
export async function queryPage({lang, schema, openEngine}: QueryPageOptions): Promise<HTMLElement> {
  const asked = await findQuery(location.search);
  const status = html`<p class="small muted" role="status" aria-live="polite"></p>`;
  const output = html`<div></div>`;
  const stop = html<HTMLButtonElement>`<button type="button" class="action" disabled>
    ${{zh: "停止", en: "Stop"}[lang]}
  </button>`;
  const go = html<HTMLButtonElement>`<button type="button" class="action">${{zh: "运行", en: "Run"}[lang]}</button>`;
  let opening: Promise<Engine> | undefined;
  const engine = () => {
    opening ??= openEngine((share) => {
      status.textContent = {
        zh: `正在载入查询引擎 ${formatShare(share * 1000, 1000)}`,
        en: `Loading the engine: ${formatShare(share * 1000, 1000)}`,
      }[lang];
    });
    opening.catch(() => {
      opening = undefined;
    });
    return opening;
  };
  const run = async () => {
    const sql = field.read();
    history.replaceState(null, "", `${location.pathname}${await formatQuery(sql)}`);
    go.disabled = true;
    stop.disabled = false;
    output.setAttribute("aria-busy", "true");
    try {
      const opened = await engine();
      status.textContent = {zh: "正在运行……", en: "Running…"}[lang];
      const [{queryResult}, started] = [await import("./queryResult.js"), performance.now()];
      const bytes = await opened.query(sql);
      status.textContent = "";
      output.replaceChildren(queryResult(bytes, performance.now() - started, {lang}));
    } catch (error) {
      status.textContent = "";
      output.replaceChildren(failure(error, lang));
    } finally {
      go.disabled = false;
      stop.disabled = true;
      output.removeAttribute("aria-busy");
    }
  };
  const field = editor({
    text: asked ?? QUERIES.outcomes,
    label: {zh: "查询语句", en: "Query"}[lang],
    schema: completions(schema),
    onRun: () => void run(),
  });
  const show = (sql: string) => {
    field.write(sql);
    void run();
  };
  go.onclick = () => void run();
  stop.onclick = () => void opening?.then((opened) => opened.cancel());
  if (asked !== undefined) void run();
  return html`<div class="query-page">
    <div class="query-main">
      ${field.node}
      <div class="query-bar">${go}${stop}<span class="small muted">Ctrl + Enter</span></div>
      ${status}${output} ${examples(show, lang)}
    </div>
    ${schemaBrowser(schema, {lang})}
  </div>`;
}

/** DuckDB's own message, which points at the place. */
function failure(error: unknown, lang: Lang): HTMLElement {
  const message = explain(error instanceof Error ? error.message : String(error));
  const isStopped = /interrupt|cancel/i.test(message);
  return html`<pre class="failure" role="alert">${isStopped ? {zh: "已停止。", en: "Stopped."}[lang] : message}</pre>`;
}

/** The engine wraps what it says in JSON. */
function explain(message: string): string {
  if (!message.startsWith("{")) return message;
  const parsed: unknown = JSON.parse(message);
  const inner =
    typeof parsed === "object" && parsed !== null && "exception_message" in parsed
      ? parsed.exception_message
      : undefined;
  return typeof inner === "string" ? inner : message;
}

function examples(show: (sql: string) => void, lang: Lang): HTMLElement {
  return html`<section>
    <h2>${{zh: "例子", en: "Examples"}[lang]}</h2>
    <ul class="examples">
      ${EXAMPLES.map(
        ({title, sql}) =>
          html`<li>
            <button
              type="button"
              class="link"
              ${{
                onclick: () => {
                  show(sql);
                },
              }}
            >
              ${title[lang]}
            </button>
          </li>`,
      )}
    </ul>
  </section>`;
}
