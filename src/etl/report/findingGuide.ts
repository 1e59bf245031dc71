import {FINDING_RULES} from "../finding.js";
import type {FindingRule, Severity} from "../finding.js";

const INTRODUCTION = `# Findings

<!-- Made from src/etl/finding.ts: see src/etl/report/findingGuide.ts. -->

A finding is a doubt about data: it is never thrown and never logged away, but stored, in the table \`finding\` of the
warehouse. \`cells\` names the cells that it is about, \`expected\` and \`actual\` hold both sides where there are two,
and the message says where they stand and how far they are apart. No finding changes a printed number. A doubt about two
reports of a series belongs to the later one.

\`\`\`sh
npm run query -- "select code, cells, message_en from finding where report_id = '…'"
\`\`\`
`;

const GROUPS: readonly {readonly severity: Severity; readonly heading: string}[] = [
  {severity: "error", heading: "## Errors\n\nSomething could not be read, or not be placed.\n"},
  {severity: "warning", heading: "## Warnings\n\nNumbers that should not be used without a look at the source.\n"},
  {severity: "note", heading: "## Notes\n\nWorth knowing; the numbers stand.\n"},
];

/** The guide to findings, `docs/findings.md`: every code with what it means and what to do, under an anchor of its name. */
export function renderFindings(): string {
  const rules: readonly (readonly [string, FindingRule])[] = Object.entries(FINDING_RULES);
  const groups = GROUPS.flatMap(({severity, heading}) => [
    heading,
    ...rules.filter(([, rule]) => rule.severity === severity).map(renderRule),
  ]);
  return [INTRODUCTION, ...groups].join("\n");
}

function renderRule([code, {zh, en, advice}]: readonly [string, FindingRule]): string {
  return `### \`${code}\`\n\n${en} (${zh}).\n\n${advice}\n`;
}
