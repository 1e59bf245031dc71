/** The languages of the editions: Chinese at `/`, English at `/en/`. */
export type Lang = "zh" | "en";

/** A text in both languages. */
export type Text = Readonly<Record<Lang, string>>;
