import {launchBrowser} from "../test/site/browser.js";
import {countBytes, measureWait} from "../test/site/budget.js";
import {listPages, openFolder} from "../test/site/site.js";

/** What a built site costs its readers: `npx tsx bench/site.ts dist`. */
const [folder = "dist", ...more] = process.argv.slice(2);
const site = await openFolder(folder, await launchBrowser());
const pages = (await listPages(folder)).filter((page) => !page.startsWith("en/") && page !== "404");
for (const page of [...pages, ...more]) {
  const bytes = await countBytes(site, page);
  const wait = ["index", "outcomes", "regions"].includes(page) ? (await measureWait(site, page)).toFixed(1) : "";
  console.log([page.padEnd(24), `${Math.round(bytes / 1000)} kB`.padStart(8), wait.padStart(6)].join(" "));
}
await site.close();
