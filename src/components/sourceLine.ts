import type {Build} from "./build.js";
import type {Lang} from "./lang.js";

/** The line on every chart that says where its figures come from. */
export function sourceLine({version, builtFrom}: Build, {lang}: {readonly lang: Lang}): string {
  const corpus = builtFrom.slice(0, 12);
  return lang === "zh"
    ? `各机关政府信息公开工作年度报告；政务公开年报图志 ${version}（语料 ${corpus}）`
    : `Annual reports on government information disclosure; Disclosure Atlas ${version} (corpus ${corpus})`;
}
