import {createHash} from "node:crypto";
import {readdir, readFile} from "node:fs/promises";
import {join} from "node:path";
import {findWarehouse} from "./mart.js";

const folder = await findWarehouse();
const names = (await readdir(folder)).filter((name) => /\.(parquet|duckdb)$/.test(name)).sort();
const contents = await Promise.all(names.map((name) => readFile(join(folder, name))));
const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
process.stdout.write(
  JSON.stringify(contents.map((bytes, i) => ({name: names[i], bytes: bytes.length, sha256: sha256(bytes)}))),
);
