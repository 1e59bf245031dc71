import {mkdir, readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";

/** What would run if any page took it for HTML, and set `owned`. */
export const MARKUP = `</script><img/src=x/onerror="window.owned=1">`;

/** What a spreadsheet would run. */
export const FORMULA = `=HYPERLINK("http://www.example.org","点这里")`;

/** A body whose name means harm, and so do its report's title, narrative, file name and address. */
export const BODY = `平潭${MARKUP}局`;

/** Writes a report into a folder that is sound but for what stands in its texts. */
export async function writeHostileReport(folder: string): Promise<void> {
  await mkdir(folder, {recursive: true});
  const report = await readFile("corpus/pingtan-2023.md", "utf8");
  const name = "<img src=x onerror=alert(1)>.md";
  const lines = report
    .split("\n")
    .map((line) => (/^#+ *五、/.test(line) ? `${line}\n\n${MARKUP}信息处理费${FORMULA}\n` : line));
  await writeFile(join(folder, name), [`# ${BODY}2023年政府信息公开工作年度报告`, ...lines.slice(1)].join("\n"));
  const row = [name, "https://www.example.org/?<script>", "350128", BODY, "2023", `${MARKUP}${FORMULA}`];
  await writeFile(
    join(folder, "sources.csv"),
    `path,source_url,region_code,body,year,note\n${row.map((field) => `"${field.replaceAll('"', '""')}"`).join(",")}\n`,
  );
}
