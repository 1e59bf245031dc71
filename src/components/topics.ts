import type {Text} from "./lang.js";

/** What reports call their problems, and what they mean to improve; the word is looked for as it stands. */
export const TOPICS: readonly (Text & {readonly code: string})[] = [
  {code: "quality", zh: "质量", en: "Quality of what is published"},
  {code: "interpretation", zh: "解读", en: "Interpretation of policies"},
  {code: "training", zh: "培训", en: "Training"},
  {code: "staff", zh: "人员", en: "Staff"},
  {code: "awareness", zh: "意识", en: "Awareness"},
  {code: "platform", zh: "平台", en: "Platforms"},
  {code: "timeliness", zh: "及时", en: "Timeliness"},
  {code: "on_request", zh: "依申请", en: "Disclosure on request"},
  {code: "mechanism", zh: "机制", en: "Rules and procedures"},
  {code: "supervision", zh: "监督", en: "Supervision"},
  {code: "grassroots", zh: "基层", en: "Grassroots"},
  {code: "public_participation", zh: "互动", en: "Exchange with the public"},
];
