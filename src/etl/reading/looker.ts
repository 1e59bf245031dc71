import {parentPort, workerData} from "node:worker_threads";
import type {Looked, LookTask} from "./task.js";
import {readSourceBytesSync} from "../source/bytes.js";
import {isSound} from "../warehouse/checksums.js";

// What a thread of its own does from its start to its end: look at what it was started with, and tell.
parentPort?.postMessage(await look(workerData as LookTask)); // as `startLooker` gives it

async function look({files, folder}: LookTask): Promise<Looked> {
  const sourceIds = files.map((file) => readSourceBytesSync(file).source.sourceId);
  return {sourceIds, isSound: await isSound(folder)};
}
