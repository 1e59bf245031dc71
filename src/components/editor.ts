import {PostgreSQL, sql} from "@codemirror/lang-sql";
import {HighlightStyle, syntaxHighlighting} from "@codemirror/language";
import {EditorState} from "@codemirror/state";
import {EditorView, keymap} from "@codemirror/view";
import {tags} from "@lezer/highlight";
import {basicSetup} from "codemirror";

export interface EditorOptions {
  readonly text: string;
  readonly label: string;
  /** The columns of each relation, for completion. */
  readonly schema: Readonly<Record<string, readonly string[]>>;
  readonly onRun: () => void;
}

export interface Editor {
  readonly node: HTMLElement;
  readonly read: () => string;
  readonly write: (text: string) => void;
}

const THEME = EditorView.theme({
  "&": {color: "var(--ink)", backgroundColor: "var(--paper)", border: "1px solid var(--rule-2)", fontSize: "0.9rem"},
  "&.cm-focused": {outline: "2px solid var(--accent)", outlineOffset: "1px"},
  ".cm-content": {fontFamily: "var(--mono)", caretColor: "var(--ink)", padding: "8px 0"},
  ".cm-gutters": {backgroundColor: "var(--paper)", color: "var(--ink-3)", border: "0"},
  ".cm-activeLine, .cm-activeLineGutter": {backgroundColor: "transparent"},
  ".cm-cursor": {borderLeftColor: "var(--ink)"},
  "&.cm-focused .cm-selectionBackground, .cm-selectionBackground": {backgroundColor: "var(--mark) !important"},
  ".cm-tooltip": {backgroundColor: "var(--paper)", border: "1px solid var(--rule-2)"},
  ".cm-tooltip-autocomplete ul li[aria-selected]": {backgroundColor: "var(--paper-2)", color: "var(--ink)"},
});

/** Weight and ink tell the parts of a query apart; colour only what is quoted. */
const HIGHLIGHT = HighlightStyle.define([
  {tag: tags.keyword, fontWeight: "600"},
  {tag: [tags.string, tags.number, tags.bool, tags.null], color: "var(--accent)"},
  {tag: tags.comment, color: "var(--ink-2)", fontStyle: "italic"},
]);

/** An editor for SQL that colours it, completes it from the schema, and runs it with Ctrl or Command and Enter. */
export function editor({text, label, schema, onRun}: EditorOptions): Editor {
  const run = () => {
    onRun();
    return true;
  };
  const view = new EditorView({
    state: EditorState.create({
      doc: text,
      extensions: [
        keymap.of([{key: "Mod-Enter", run}]),
        syntaxHighlighting(HIGHLIGHT),
        basicSetup,
        sql({
          dialect: PostgreSQL,
          schema: Object.fromEntries(Object.entries(schema).map(([name, list]) => [name, [...list]])),
        }),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({"aria-label": label}),
        THEME,
      ],
    }),
  });
  return {
    node: view.dom,
    read: () => view.state.doc.toString(),
    write: (next) => {
      view.dispatch({changes: {from: 0, to: view.state.doc.length, insert: next}});
    },
  };
}
