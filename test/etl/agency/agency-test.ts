import {existsSync, readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {resolveAgency, type Evidence} from "../../../src/etl/agency/agency.js";
import {tellScope} from "../../../src/etl/agency/scope.js";
import type {Agency} from "../../../src/etl/report/report.js";
import {TITLES} from "./titles.js";

const FIGURES = new URL("../../../../shared/figures/", import.meta.url);

const NOTHING: Evidence = {
  title: null,
  signature: null,
  publisher: null,
  paths: [],
  intro: null,
  declared: {body: null, regionCode: null, year: null},
};

const given = (evidence: Partial<Evidence>): Evidence => ({...NOTHING, ...evidence});

function agencyOf(evidence: Partial<Evidence>): Agency {
  const resolution = resolveAgency(given(evidence));
  if ("unresolved" in resolution) throw new Error(resolution.unresolved.messageEn);
  return resolution.agency;
}

function codesOf(evidence: Partial<Evidence>): string[] {
  const resolution = resolveAgency(given(evidence));
  return "unresolved" in resolution ? [resolution.unresolved.code] : resolution.findings.map(({code}) => code);
}

const cases = TITLES.trim()
  .split("\n")
  .map((line) => line.split(" | "))
  .map(([title = "", name = "", agencyId = "", level = "", kind = ""]) => {
    return {title: title.replaceAll("␣", "\u3000").replaceAll("⏎", "\n"), name, agencyId, level, kind};
  });

describe("resolveAgency(evidence) from a title alone", () => {
  it.each(cases)("$title", ({title, name, agencyId, level, kind}) => {
    const agency = agencyOf({title});
    expect(agency).toMatchObject({name, agencyId, level, kind});
    const code = agencyId.slice(0, 6);
    expect(agency.regionCode).toBe(code === "000000" ? null : code);
    expect(agency.nameEn).toMatch(/^[A-Za-z][A-Za-zü,'() -]+$/);
  });

  it("takes less than a fifth of a millisecond of processor time, in the best of ten rounds", () => {
    const rounds = Array.from({length: 10}, () => {
      const start = process.cpuUsage();
      for (const {title} of cases) resolveAgency(given({title}));
      const {user, system} = process.cpuUsage(start);
      return (user + system) / 1000 / cases.length;
    });
    expect(Math.min(...rounds)).toBeLessThan(0.2);
  });
});

describe("resolveAgency(evidence) in English", () => {
  it.each([
    ["沭阳县发展和改革局", "Development and Reform Bureau of Shuyang County"],
    ["广州市荔湾区人民政府", "People's Government of Liwan District, Guangzhou"],
    ["上海市人民政府办公厅", "General Office of the People's Government of Shanghai"],
    ["上海市科学技术委员会", "Science and Technology Commission of Shanghai"],
    ["平潭综合实验区管理委员会", "Administrative Committee of Pingtan Comprehensive Pilot Zone"],
    ["昌图县七家子镇人民政府", "People's Government of Qijiazi Town, Changtu County"],
    ["苏州工业园区管理委员会", "Administrative Committee of Suzhou Industrial Park"],
    ["国家税务总局淮安市税务局", "Taxation Bureau of Huai'an, State Taxation Administration"],
    ["教育部", "Ministry of Education"],
    ["淮安市白马湖办公室", "Baimahu Office of Huai'an"],
    ["鼓楼区人民政府", "People's Government of Gulou District"],
  ])("%s is the %s", (title, nameEn) => {
    expect(agencyOf({title}).nameEn).toBe(nameEn);
  });
});

describe("resolveAgency(evidence) of an ambiguous region", () => {
  const title = "鼓楼区人民政府2023年政府信息公开工作年度报告";

  it("names the candidates, and leaves the region out", () => {
    const resolution = resolveAgency(given({title}));
    expect(resolution).toMatchObject({
      agency: {agencyId: "000000-gulouqurenminzhengfu", regionCode: null, level: "county"},
      findings: [{code: "region_ambiguous", expected: "320106 320302 350102 410204", actual: "鼓楼区"}],
    });
  });

  it.each([
    ["a declared code", {declared: {body: null, regionCode: "320302", year: null}}, "320302"],
    ["a declared city", {declared: {body: null, regionCode: "350100", year: null}}, "350102"],
    ["a declared body", {declared: {body: "开封市鼓楼区人民政府", regionCode: null, year: null}}, "410204"],
    ["a folder", {paths: ["reports/徐州/鼓楼区2023.pdf"]}, "320302"],
    ["a publisher", {publisher: "南京市鼓楼区人民政府办公室"}, "320106"],
    ["a signature", {signature: "福州市鼓楼区人民政府\n2024年1月20日"}, "350102"],
    ["the text", {intro: "本报告由徐州市鼓楼区人民政府办公室编制。"}, "320302"],
  ])("is settled by %s", (_, evidence, regionCode) => {
    expect(agencyOf({title, ...evidence})).toMatchObject({regionCode, agencyId: `${regionCode}-renminzhengfu`});
    expect(codesOf({title, ...evidence})).toEqual([]);
  });

  it("stays open between two cities that both have one, and takes the year into account", () => {
    expect(codesOf({title, paths: ["江苏省/2023.pdf"]})).toEqual(["region_ambiguous"]);
    expect(codesOf({title: "桥西区人民政府2019年政府信息公开工作年度报告"})).toEqual(["region_ambiguous"]);
    expect(agencyOf({title: "城区人民政府2023年政府信息公开工作年度报告", publisher: "晋城市城区"}).regionCode).toBe(
      "140502",
    );
  });
});

describe("resolveAgency(evidence) of a region that the title leaves out or misprints", () => {
  it("finds a township's county in the folder, the publisher, or the text", () => {
    const title = "会仪镇人民政府2021年信息公开年度报告";
    const expected = {agencyId: "530626-huiyizhenrenminzhengfu", name: "绥江县会仪镇人民政府", level: "township"};
    expect(agencyOf({title, paths: ["绥江县/huiyi-2021.txt"]})).toMatchObject(expected);
    expect(agencyOf({title, publisher: "绥江县人民政府"})).toMatchObject(expected);
    expect(agencyOf({title, intro: "可在绥江县人民政府门户网站查阅"})).toMatchObject(expected);
    expect(codesOf({title})).toEqual(["region_unknown"]);
  });

  it("finds the region of an organ named without one", () => {
    const declared = {body: null, regionCode: "321322", year: null};
    const expected = {agencyId: "321322-fazhanhegaigeju", name: "沭阳县发展和改革局"};
    expect(agencyOf({title: "县发展和改革局2023年政府信息公开工作年度报告", declared})).toMatchObject(expected);
  });

  it("proposes the region that a misread name may stand for, and does not apply it", () => {
    const title = "沐阳县人民政府2024年政府信息公开工作年度报告";
    expect(resolveAgency(given({title, publisher: "宿迁市政务服务网"}))).toMatchObject({
      agency: {agencyId: "000000-muyangxianrenminzhengfu", regionCode: null, name: "沐阳县人民政府", level: "county"},
      findings: [{code: "region_misread", expected: "321322", actual: "沐阳县"}],
    });
  });

  it("applies it once the code is declared, and keeps the doubt", () => {
    const title = "沐阳县人民政府2024年政府信息公开工作年度报告";
    const declared = {body: null, regionCode: "321322", year: null};
    expect(agencyOf({title, declared})).toMatchObject({agencyId: "321322-renminzhengfu", name: "沭阳县人民政府"});
    expect(codesOf({title, declared})).toEqual(["region_misread"]);
  });

  it("proposes nothing where several names are as close", () => {
    expect(codesOf({title: "阳阳县人民政府2024年政府信息公开工作年度报告"})).toEqual(["region_unknown"]);
  });

  it("says so where the declared code is another region than the title's, and uses the code", () => {
    const declared = {body: null, regionCode: "440104", year: null};
    const title = "广州市荔湾区人民政府2024年政府信息公开工作年度报告";
    expect(agencyOf({title, declared}).regionCode).toBe("440104");
    expect(codesOf({title, declared})).toEqual(["region_contradicted"]);
  });

  it("takes a declared region within the title's for the more exact one", () => {
    const declared = {body: null, regionCode: "321322", year: null};
    expect(agencyOf({title: "宿迁市2024年政府信息公开工作年度报告", declared}).regionCode).toBe("321322");
  });
});

describe("resolveAgency(evidence) of renamed regions", () => {
  it("keeps reports before and after under one agency, and notes the old name", () => {
    const before = {title: "沙县人民政府2019年政府信息公开工作年度报告"};
    const after = {title: "沙县区人民政府2022年政府信息公开工作年度报告"};
    expect(agencyOf(before)).toEqual(agencyOf(after));
    expect(codesOf(before)).toEqual(["region_renamed"]);
    expect(codesOf(after)).toEqual([]);
  });

  it("keeps a region that was merged away under its own code", () => {
    expect(codesOf({title: "江干区人民政府2019年政府信息公开工作年度报告"})).toEqual([]);
  });
});

describe("resolveAgency(evidence) of names", () => {
  const title = "洪泽区人民政府2023年政府信息公开工作年度报告";

  it("puts the city before a district where the evidence prints both", () => {
    expect(agencyOf({title}).name).toBe("洪泽区人民政府");
    expect(agencyOf({title, intro: "本报告由淮安市洪泽\n区人民政府办公室编制"}).name).toBe("淮安市洪泽区人民政府");
  });

  it("notes a government supplied for a bare region", () => {
    expect(codesOf({title: "平潭综合实验区2019年政府信息公开工作年度报告"})).toEqual(["body_completed"]);
    expect(codesOf({title})).toEqual([]);
  });

  it("reads the body from the signature, the publisher, or the file's name where the title has none", () => {
    const bare = "2023年政府信息公开工作年度报告";
    const agencyId = "320800-jiaoyuju";
    expect(agencyOf({title: bare, signature: "欢迎监督。\n淮安市教育局\n2024年1月20日"}).agencyId).toBe(agencyId);
    expect(agencyOf({title: bare, publisher: "淮安市教育局"}).agencyId).toBe(agencyId);
    expect(agencyOf({title: null, paths: ["a/80576_淮安市教育局2023年年报.docx"]}).agencyId).toBe(agencyId);
    expect(agencyOf({title: bare, paths: ["淮安市教育局/2023.pdf"]}).agencyId).toBe(agencyId);
  });

  it("prefers the declared body to the title", () => {
    const declared = {body: "淮安市教育局", regionCode: null, year: null};
    expect(agencyOf({title, declared}).agencyId).toBe("320800-jiaoyuju");
  });

  it.each([[null], ["2023年政府信息公开工作年度报告"], ["政府信息公开"], ["Report"], ["目录"]])(
    "is unresolved for %s alone",
    (bare) => {
      expect(codesOf({title: bare, paths: ["pingtan-2019.txt"]})).toEqual(["body_unknown"]);
    },
  );
});

describe.skipIf(!existsSync(FIGURES))(
  "the 20 reports of ../shared/figures/INDEX.tsv (skipped without ../shared)",
  () => {
    const rows = existsSync(FIGURES) ? readRows("INDEX.tsv") : [];

    it("are twenty", () => {
      expect(rows.length).toBe(20);
    });

    it.each(rows)("$slug: $body", ({slug = "", body = "", region_code = "", scope, year = "", publisher}) => {
      const evidence = {title: `${body}${year}年政府信息公开工作年度报告`, publisher: publisher || null};
      const agency = agencyOf(evidence);
      expect(agency).toMatchObject({name: body, regionCode: region_code});
      const values = readRows(`${slug}.cells.tsv`).map(({cell_id = "", value = ""}) => {
        return {cellId: cell_id, value: value === "" ? null : Number(value)};
      });
      expect(tellScope({agency, sections: [], values}).scope).toBe(scope);
    });

    it.each([
      [
        "洪泽区人民政府\n2023 年政府信息公开工作年度报告",
        "本报告由淮安市洪泽区人民政府办公室根据",
        "淮安市洪泽区人民政府",
      ],
      ["平潭综合实验区2019年政府信息公开工作年度报告", "区管委会办公室", "平潭综合实验区管理委员会"],
    ])("have their names from %s and the text", (title, intro, name) => {
      expect(agencyOf({title, intro}).name).toBe(name);
      expect(rows.some(({body}) => body === name)).toBe(true);
    });
  },
);

function readRows(file: string): Record<string, string>[] {
  const [header = "", ...lines] = readFileSync(new URL(file, FIGURES), "utf8").trimEnd().split("\n");
  const names = header.split("\t");
  return lines.map((line) => Object.fromEntries(line.split("\t").map((cell, i) => [names[i] ?? "", cell])));
}
