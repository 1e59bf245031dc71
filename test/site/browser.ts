import {existsSync} from "node:fs";
import {chromium} from "playwright-core";
import type {Browser} from "playwright-core";

const SYSTEM = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const QUIET = ["--no-sandbox", "--disable-background-networking"];

/** A real browser: the system's where there is one, else the one that comes from npm. */
export async function launchBrowser(): Promise<Browser> {
  const named = process.env["CHROMIUM"];
  const system = named ?? SYSTEM.find((path) => existsSync(path));
  if (system !== undefined) return chromium.launch({executablePath: system, args: QUIET});
  const {default: packaged} = await import("@sparticuz/chromium");
  return chromium.launch({executablePath: await packaged.executablePath(), args: [...packaged.args, ...QUIET]});
}
