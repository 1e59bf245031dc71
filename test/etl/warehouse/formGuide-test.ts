import {readFileSync} from "node:fs";
import {describe, it, expect} from "vitest";
import {getBridge} from "../../../src/etl/form/bridge.js";
import {formCells, FORMS} from "../../../src/etl/form/forms.js";
import {HEADINGS} from "../../../src/etl/form/headings.js";
import {renderForm} from "../../../src/etl/warehouse/formGuide.js";

const GUIDE = readFileSync(new URL("../../../docs/form.md", import.meta.url), "utf8");
const CELLS = [...formCells(2019), ...formCells(2021)];

describe("renderForm()", () => {
  it("is what docs/form.md holds: renew it with `npx vitest run test/etl/warehouse/formGuide-test.ts -u`", async () => {
    await expect(renderForm()).toMatchFileSnapshot("../../../docs/form.md");
  });
});

describe("docs/form.md", () => {
  it("lists every cell of both forms once, and no other", () => {
    const list = GUIDE.slice(GUIDE.indexOf("## Every cell"));
    const listed = [...list.matchAll(/^\| `([^`]+)` \|/gm)].map(([, id]) => id);
    expect(listed.toSorted()).toEqual([...new Set(CELLS.map(({id}) => id))].sort());
  });

  it("names no cell or sum that there is not", () => {
    const named = [...GUIDE.matchAll(/`((?:disclosure|requests|disputes)\.[^`]+)`/g)].map(([, id]) => id);
    const known = new Set([...CELLS, ...FORMS.flatMap(({identities}) => identities)].map(({id}) => id));
    expect(named.filter((id) => id !== undefined && !known.has(id))).toEqual([]);
  });

  it("states every sum of both forms under its id", () => {
    const sums = FORMS.flatMap(({identities}) => identities.map(({id}) => id));
    const stated = GUIDE.slice(0, GUIDE.indexOf("## Every cell"));
    expect(sums.filter((id) => !stated.includes(`\`${id}\``))).toEqual([]);
    expect(stated).toContain(
      "- 一、本年新收政府信息公开申请数量 + 二、上年结转政府信息公开申请数量 = （七）总计 + 四、结转下年度继续办理<br>\n" +
        "  Received this year + Carried in from last year = Concluded + Carried out to next year<br>\n" +
        "  `requests.natural_person.balance` `requests.business.balance`",
    );
  });

  it("says of every cell of disclosure, and of what is split, whether a series runs through, and why not", () => {
    const [, section = ""] = /## From one form to the other\n([^]*?)\n## /.exec(GUIDE) ?? [];
    const lines = section.split("\n").filter((line) => /^\| (?:–|`)/.test(line));
    const told = lines.flatMap((line) => {
      const [, old = "", now = "", series = "", , reason = ""] = line.split("|").map((cell) => cell.trim());
      const kinship = /`(\w+)`/.exec(series)?.[1];
      const ids = (text: string) => [...text.matchAll(/`([^`]+)`/g)].map(([, id]) => id);
      return [
        ...ids(old).map((id) => [2019, id, kinship, reason]),
        ...ids(now).map((id) => [2021, id, kinship, reason]),
      ];
    });
    const stated = ([2019, 2021] as const).flatMap((form) =>
      formCells(form).flatMap(({id, topic}) => {
        const {kinship, reason} = getBridge(form, id);
        const isSplit = kinship === "part" || (form === 2019 && id.startsWith("requests.other."));
        if (topic !== "disclosure" && !isSplit) return [];
        return [[form, id, isSplit ? "part" : kinship, reason?.en ?? ""]];
      }),
    );
    expect(told.map(String).sort()).toEqual(stated.map(String).sort());
  });

  it("has every label in both languages, every article, and every heading", () => {
    const words = [
      ...CELLS.flatMap(({row, column}) => [row.zh, row.en, row.article, column.zh, column.en]),
      ...HEADINGS.flatMap(({zh, en}) => [zh, en]),
    ];
    expect(words.filter((word) => !GUIDE.includes(word))).toEqual([]);
  });
});
