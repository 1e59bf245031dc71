import {readFile} from "node:fs/promises";
import {parse} from "csv-parse/sync";
import {describe, expect, it} from "vitest";
import type {Site} from "./site.js";
import {settle, visit} from "./visit.js";

const JOURNEY_MS = 60_000;
const ENGINE_MS = 30_000;

/** What readers do, step by step. */
export function describeJourneys(site: () => Site): void {
  describe("a reader of outcomes", () => {
    it(
      "chooses bodies by pinyin, and shares the address",
      async () => {
        const {page, troubles, close} = await visit(site(), "outcomes?by=body");
        await page.getByRole("combobox", {name: "添加机关"}).fill("pingtan zonghe");
        await page.locator(".picker-list li").first().click();
        await settle(page);
        expect(new URL(page.url()).searchParams.get("bodies")).toMatch(/^350128-/);
        const shared = await visit(site(), new URL(page.url()).href.slice(site().host.root.length));
        await expect(chartText(shared.page)).resolves.toBe(await chartText(page));
        expect([...troubles, ...shared.troubles]).toEqual([]);
        await Promise.all([close(), shared.close()]);
      },
      JOURNEY_MS,
    );

    it(
      "goes back to the choice before",
      async () => {
        const {page, close} = await visit(site(), "outcomes");
        const before = await chartText(page);
        await page.getByRole("radio", {name: "无法提供"}).check({force: true});
        await settle(page);
        await expect(chartText(page)).resolves.not.toBe(before);
        await page.goBack();
        await settle(page);
        await expect(chartText(page)).resolves.toBe(before);
        await close();
      },
      JOURNEY_MS,
    );

    it(
      "downloads a CSV that says what the table says",
      async () => {
        const {page, close} = await visit(site(), "en/outcomes?by=body");
        const [download] = await Promise.all([
          page.waitForEvent("download"),
          page.getByRole("button", {name: "Download CSV"}).click(),
        ]);
        const rows = parse(await readFile(await download.path()), {bom: true, columns: false});
        await page.getByText("Table", {exact: true}).click();
        const shown = await page.locator(".figure table tbody tr").count();
        expect(rows[0]?.slice(0, 3)).toEqual(["body", "basis", "concluded"]);
        expect(rows.length).toBe(shown + 1);
        await close();
      },
      JOURNEY_MS,
    );

    it(
      "takes the picture away as SVG, with its title and source and without style sheets",
      async () => {
        const {page, close} = await visit(site(), "outcomes");
        const [download] = await Promise.all([
          page.waitForEvent("download"),
          page.getByRole("button", {name: "SVG"}).click(),
        ]);
        const svg = await readFile(await download.path(), "utf8");
        expect(svg).toContain("申请得到了什么结果？");
        expect(svg).toContain("政务公开年报图志");
        expect(svg).not.toContain("var(--");
        await close();
      },
      JOURNEY_MS,
    );

    it(
      "switches language in place",
      async () => {
        const {page, close} = await visit(site(), "outcomes?by=body&detail=refused");
        await page.getByRole("link", {name: "English"}).click();
        await page.waitForURL(/\/en\/outcomes\.html\?/);
        await settle(page);
        expect(new URL(page.url()).search).toBe("?by=body&detail=refused");
        await expect(page.locator("html").getAttribute("lang")).resolves.toBe("en");
        await expect(page.getByRole("radio", {name: "Refused"}).isChecked()).resolves.toBe(true);
        await close();
      },
      JOURNEY_MS,
    );
  });

  describe("a reader who asks where a figure comes from", () => {
    it(
      "goes from a figure to its cells, and from a cell to the line of its source",
      async () => {
        const {page, troubles, close} = await visit(site(), "outcomes");
        await page.getByRole("link", {name: "逐格来源"}).first().click();
        await page.waitForURL(/query\.html\?sql=/);
        const cell = page.locator(".query-result tbody tr").first().getByRole("link").last();
        await cell.waitFor({timeout: ENGINE_MS});
        await cell.click();
        await page.waitForURL(/agency\.html\?id=.+&cell=/);
        await expect(page.locator(".evidence").textContent()).resolves.toMatch(/第 \d+ 行：“\S+”/);
        expect(troubles).toEqual([]);
        await close();
      },
      JOURNEY_MS,
    );

    it(
      "goes from a province to a place of it, to a body, and back",
      async () => {
        const {page, troubles, close} = await visit(site(), "regions?year=2024");
        await page.locator(".tiles").getByRole("button", {name: /江苏/}).click();
        await settle(page);
        expect(new URL(page.url()).searchParams.get("province")).toBe("320000");
        await page.locator(".figure table").getByRole("button", {name: /淮安/}).first().click();
        await settle(page);
        expect(new URL(page.url()).searchParams.get("place")).toBe("320800");
        await page.locator(".figure table").getByRole("link", {name: /洪泽/}).first().click();
        await page.waitForURL(/agency\.html\?id=320813-renminzhengfu&year=2024/);
        // What is on its way would fail.
        await page.waitForLoadState("networkidle");
        await page.goBack();
        await settle(page);
        expect(new URL(page.url()).searchParams.get("place")).toBe("320800");
        expect(troubles).toEqual([]);
        await close();
      },
      JOURNEY_MS,
    );

    it(
      "sees how well reports are read, of how many cells",
      async () => {
        const {page, close} = await visit(site(), "quality");
        const section = page.locator("section", {hasText: "读得准不准？"});
        await expect(section.locator(".metric-note").first().textContent()).resolves.toMatch(/[\d,]+／[\d,]+ 格/);
        await expect(section.locator("tbody tr").count()).resolves.toBeGreaterThan(20);
        await close();
      },
      JOURNEY_MS,
    );
  });

  describe("a reader of one body's reports", () => {
    it(
      "finds a body, opens a cell and sees where it stands, with the keyboard alone",
      async () => {
        const {page, troubles, close} = await visit(site(), "agency");
        await page.getByRole("combobox").focus();
        await page.keyboard.type("平潭");
        await page.keyboard.press("Enter");
        await page.waitForURL(/id=/);
        await settle(page);
        await page.locator("table.requests button.cell[tabindex='0']").focus();
        await page.keyboard.press("ArrowDown");
        await page.keyboard.press("ArrowRight");
        await page.keyboard.press("Enter");
        const evidence = page.locator(".evidence");
        await expect(evidence.locator(".evidence-title").textContent()).resolves.toContain("上年结转");
        await expect(evidence.textContent()).resolves.toMatch(/第 \d+ 行：“\S+”/);
        expect(new URL(page.url()).searchParams.get("cell")).toBe("requests.carried_in.business");
        await page.keyboard.press("Escape");
        await expect(evidence.count()).resolves.toBe(0);
        expect(troubles).toEqual([]);
        await close();
      },
      JOURNEY_MS,
    );
  });

  describe("a reader who looks for a body that is not here", () => {
    it(
      "is told so",
      async () => {
        const {page, close} = await visit(site(), "en/agencies");
        await page.getByRole("combobox", {name: "Find a body"}).fill("zzzz");
        await page.getByText("Nothing found").waitFor();
        const box = await page.getByText("Nothing found").boundingBox();
        expect(box?.width).toBeGreaterThan(50);
        await close();
      },
      JOURNEY_MS,
    );
  });

  describe("a reader with a question of her own", () => {
    it(
      "runs a query from its address, sorts the result, and meets errors with their place",
      async () => {
        const sql = "select agency_id, year from report order by agency_id, year";
        const {page, troubles, close} = await visit(site(), `query?sql=${encodeURIComponent(sql)}`);
        const first = page.locator(".query-result tbody tr").first();
        await first.waitFor({timeout: ENGINE_MS});
        await page.getByRole("button", {name: "year"}).click();
        await page.getByRole("button", {name: /^year/}).click();
        const years = await page.locator(".query-result tbody td").allTextContents();
        expect(years).toEqual([...years].sort().reverse());
        expect(troubles).toEqual([]);
        await page.locator(".cm-content").fill("select * fro report");
        await page.getByRole("button", {name: "运行"}).click();
        await expect(page.locator(".failure").textContent()).resolves.toContain("^");
        await close();
      },
      JOURNEY_MS,
    );

    it(
      "runs an example when it is chosen",
      async () => {
        const {page, troubles, close} = await visit(site(), "en/query");
        await page.getByRole("button", {name: /^Who asks/}).click();
        await page.locator(".query-result tbody tr").first().waitFor({timeout: ENGINE_MS});
        expect(troubles).toEqual([]);
        await close();
      },
      JOURNEY_MS,
    );

    it(
      "stops a query that runs too long, and runs another",
      async () => {
        const {page, close} = await visit(site(), "query");
        await page
          .locator(".cm-content")
          .fill("select count(*) from range(100000000) a, range(1000) b where a.range % 7 = b.range");
        await page.getByRole("button", {name: "运行"}).click();
        await page.getByText("正在运行……").waitFor({timeout: ENGINE_MS});
        await page.getByRole("button", {name: "停止"}).click();
        await page.getByText("已停止。").waitFor({timeout: ENGINE_MS});
        await page.locator(".cm-content").fill("select 42 as answer");
        await page.getByRole("button", {name: "运行"}).click();
        await expect(page.locator(".query-result tbody th").textContent()).resolves.toContain("42");
        await close();
      },
      JOURNEY_MS,
    );
  });

  describe("a reader of narratives", () => {
    it(
      "finds words inside longer runs, quoted and marked, with a way to the report",
      async () => {
        const {page, troubles, close} = await visit(site(), "narrative");
        await page.getByRole("searchbox").fill("信息处理费");
        await page.keyboard.press("Enter");
        const hit = page.locator(".hits li").first();
        await hit.waitFor();
        await expect(hit.locator("mark").textContent()).resolves.toBe("信息处理费");
        expect(new URL(page.url()).searchParams.get("q")).toBe("信息处理费");
        await hit.getByRole("link").click();
        await page.waitForURL(/agency\.html\?id=.+&year=\d{4}/);
        await settle(page);
        expect(troubles).toEqual([]);
        await close();
      },
      JOURNEY_MS,
    );
  });

  describe("the published files", () => {
    it("stand at addresses that stay", async () => {
      const response = await fetch(`${site().host.root}data/value.parquet`, {headers: {range: "bytes=0-3"}});
      expect([response.status, await response.text()]).toEqual([206, "PAR1"]);
    });
  });
}

async function chartText(page: Parameters<typeof settle>[0]): Promise<string> {
  return (await page.locator(".figure svg").first().innerHTML()).replace(/plot-\w+/g, "");
}
