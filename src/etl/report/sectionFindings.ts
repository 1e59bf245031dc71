import {concatMap} from "../concat.js";
import {finding} from "../finding.js";
import type {Finding} from "../finding.js";
import {HEADINGS} from "../form/headings.js";
import type {SectionText} from "./report.js";

/** Statutory sections that are not there, and headings with nothing under them. */
export function sectionFindings(sections: readonly SectionText[]): Finding[] {
  return concatMap(HEADINGS, ({ordinal, zh, en}) => {
    const section = sections.find((candidate) => candidate.ordinal === ordinal);
    if (section === undefined) {
      const message = {zh: `缺第 ${ordinal} 部分：${zh}`, en: `section ${ordinal} is missing: ${en}`};
      return [finding("section_missing", message, {expected: zh})];
    }
    if (section.text.trim() !== "") return [];
    const message = {zh: `第 ${ordinal} 部分只有标题：${zh}`, en: `section ${ordinal} is a heading alone: ${en}`};
    return [finding("section_empty", message, {expected: zh, actual: section.heading})];
  });
}
