import {createReadStream} from "node:fs";
import {readFile, stat} from "node:fs/promises";
import {createServer} from "node:http";
import type {IncomingMessage, Server, ServerResponse} from "node:http";
import type {AddressInfo} from "node:net";
import {extname, join, normalize} from "node:path";
import {gzipSync} from "node:zlib";
import {strictHeaders} from "./strictHeaders.js";

/** Any static host would do: this one stands in a sub-folder, is strict, compresses, serves ranges, and shows 404.html for what it lacks, guesses no extension; `empty.html` is a page to compare others with. */
export interface StaticHost {
  /** The address of the site's root, with the sub-folder and a slash at the end. */
  readonly root: string;
  /** Bytes sent since the last call, compressed. */
  readonly takeBytes: () => number;
  readonly close: () => Promise<void>;
}

const FOLDER = "/somewhere/atlas/";
const TYPES: Readonly<Record<string, string>> = {
  ".arrow": "application/vnd.apache.arrow.file",
  ".css": "text/css; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/vnd.microsoft.icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

export async function serveFolder(folder: string): Promise<StaticHost> {
  let bytes = 0;
  const server: Server = createServer((request, response) => {
    answer(folder, request, response).then(
      (sent) => {
        bytes += sent;
      },
      () => response.writeHead(500).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const {port} = server.address() as AddressInfo; // a TCP server has a port
  return {
    root: `http://127.0.0.1:${port}${FOLDER}`,
    takeBytes: () => {
      const taken = bytes;
      bytes = 0;
      return taken;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}

async function answer(folder: string, request: IncomingMessage, response: ServerResponse): Promise<number> {
  const {pathname} = new URL(request.url ?? "", "http://host");
  const file = await findFile(folder, decodeURIComponent(pathname));
  for (const [name, value] of Object.entries(strictHeaders(file === undefined ? "/404.html" : pathname)))
    response.setHeader(name, value);
  if (file === undefined && request.url === `${FOLDER}empty.html`) {
    response
      .writeHead(200, {"content-type": "text/html; charset=utf-8"})
      .end("<!doctype html><title>.</title><p>.</p>");
    return 0;
  }
  if (file === undefined) {
    const missing = await readFile(join(folder, "404.html"));
    response.writeHead(404, {"content-type": "text/html; charset=utf-8"});
    response.end(request.method === "HEAD" ? undefined : missing);
    return missing.length;
  }
  const type = TYPES[extname(file.path)] ?? "application/octet-stream";
  const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? "");
  if (range !== null) return sendRange(file, type, Number(range[1]), range[2] ?? "", response);
  const body = await readFile(file.path);
  const sent = file.path.endsWith(".parquet") ? body : gzipSync(body);
  const encoding = sent === body ? {} : {"content-encoding": "gzip"};
  response.writeHead(200, {"content-type": type, "content-length": sent.length, "accept-ranges": "bytes", ...encoding});
  response.end(request.method === "HEAD" ? undefined : sent);
  return request.method === "HEAD" ? 0 : sent.length;
}

function sendRange(
  {path, size}: {readonly path: string; readonly size: number},
  type: string,
  start: number,
  end: string,
  response: ServerResponse,
): number {
  const last = end === "" ? size - 1 : Math.min(Number(end), size - 1);
  response.writeHead(206, {
    "content-type": type,
    "content-range": `bytes ${start}-${last}/${size}`,
    "content-length": last - start + 1,
  });
  createReadStream(path, {start, end: last}).pipe(response);
  return last - start + 1;
}

async function findFile(folder: string, path: string): Promise<{path: string; size: number} | undefined> {
  if (!path.startsWith(FOLDER)) return undefined;
  const name = normalize(path.slice(FOLDER.length));
  for (const found of [join(folder, name), join(folder, name, "index.html")]) {
    const info = await stat(found).catch(() => undefined);
    if (info?.isFile() === true) return {path: found, size: info.size};
  }
  return undefined;
}
