import {move} from "piscina";
import {composeBodies} from "../compose.js";
import {readArchive} from "../document/archive.js";
import {packReading} from "./packedReading.js";
import {readCopy} from "./readCopy.js";
import type {SourceRead} from "../source/source.js";
import {isSound} from "../warehouse/checksums.js";

/** What a thread of the pool can be asked for, by name. */
export {composeBodies as compose, readArchive as expand, isSound};

/** Hands the bytes over without copying them. */
export async function read(source: SourceRead) {
  return move(packReading(await readCopy(source)));
}
