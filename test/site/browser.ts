import {existsSync} from "node:fs";
import {chromium} from "playwright-core";
import type {Browser} from "playwright-core";

const SYSTEM = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const QUIET = ["--no-sandbox", "--disable-background-networking"];

/** A real browser: the system's where there is one, else the one that comes from npm. */
export async function launchBrowser(): Promise<Browser> {
  const named = process.env["CHROMIUM"];
  const system = named ?? SYSTEM.find((path) => existsSync(path));
  return chromium.launch({executablePath: system ?? (await packagedPath()), args: QUIET});
}

/** The package's own arguments are left out: they turn off what keeps sites apart, and end the browser with its first context. */
async function packagedPath(): Promise<string> {
  const {default: packaged} = await import("@sparticuz/chromium");
  return packaged.executablePath();
}
