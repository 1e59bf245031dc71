/** What every description of the warehouse says of it. */
export const ABOUT = {
  name: "disclosure-atlas",
  title: "Disclosure Atlas: annual reports on government information disclosure in China",
  titleZh: "政府信息公开工作年度报告数据",
  description:
    "Every cell of the statutory tables in annual reports of Chinese public bodies on government information disclosure: as printed, with a value to use, a status, and its place in the source. Missing is null and never zero. Figures of scope consolidated contain others: never add reports of different scope.",
  keywords: ["freedom of information", "government transparency", "open data", "China", "政府信息公开", "依申请公开"],
  publisher: "Disclosure Atlas contributors",
  /** Of the data; MIT, that of the code, does not apply to facts. The name is that of the Open Definition for works of no licence. */
  licence: {
    name: "other-pd",
    title: "Public Domain Mark 1.0: facts and official documents, in which no right is claimed",
    url: "https://creativecommons.org/publicdomain/mark/1.0/",
  },
  credit: "Cite the report that a figure comes from, by its body and year, and the version of Disclosure Atlas.",
  parquetType: "application/vnd.apache.parquet",
} as const;

/** What the descriptions say of one build. */
export interface AboutBuild {
  readonly version: string;
  readonly builtFrom: string;
  /** The first and the last year reported on; null where there is no report. */
  readonly years: {readonly first: number; readonly last: number} | null;
}
