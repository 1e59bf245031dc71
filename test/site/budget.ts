import type {Page} from "playwright-core";
import type {Site} from "./site.js";
import {fileOf} from "./visit.js";

/** A connection and a machine as slow as many readers have: 1.6 Mbit/s, 150 ms away, a quarter of the speed. */
const SLOW = {latency: 150, downloadThroughput: 200_000, uploadThroughput: 94_000, cpu: 4};
const CHART = ".figure svg, .tiles, table.statutory";

/** Bytes over the wire, compressed, until a page asks for nothing more. */
export async function countBytes({browser, host}: Site, path: string): Promise<number> {
  const page = await browser.newPage({viewport: {width: 1280, height: 900}});
  host.takeBytes();
  await page.goto(host.root + fileOf(path), {waitUntil: "networkidle"});
  await page.close();
  return host.takeBytes();
}

/**
 * How long a slow reader waits for the first chart, as a multiple of how long she
 * waits for an empty page: the machine that measures drops out of it.
 */
export async function measureWait(site: Site, path: string): Promise<number> {
  const empty = await waitFor(site, "empty.html", "p");
  return (await waitFor(site, path, CHART)) / empty;
}

async function waitFor({browser, host}: Site, path: string, selector: string): Promise<number> {
  const page = await browser.newPage({viewport: {width: 1280, height: 900}});
  await slowDown(page);
  const started = performance.now();
  await page.goto(host.root + fileOf(path), {waitUntil: "commit"});
  await page.waitForSelector(selector, {state: "attached"});
  const waited = performance.now() - started;
  await page.close();
  return waited;
}

async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const {cpu, ...network} = SLOW;
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", {offline: false, ...network});
  await session.send("Emulation.setCPUThrottlingRate", {rate: cpu});
}
