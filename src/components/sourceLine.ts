import type {Build} from "./build.js";
import type {Lang} from "./lang.js";

/** The line on every chart that says where its figures come from. */
export function sourceLine({version, builtFrom, synthetic}: Build, {lang}: {readonly lang: Lang}): string {
  const corpus = builtFrom.slice(0, 12);
  if (synthetic) {
    return lang === "zh"
      ? `程序生成的演示数据，并非真实报告；政务公开年报图志 ${version}（语料 ${corpus}）`
      : `Demonstration data made up by a program, not real reports; Disclosure Atlas ${version} (corpus ${corpus})`;
  }
  return lang === "zh"
    ? `各机关政府信息公开工作年度报告；政务公开年报图志 ${version}（语料 ${corpus}）`
    : `Annual reports on government information disclosure; Disclosure Atlas ${version} (corpus ${corpus})`;
}
