import {constants, platform, setPriority} from "node:os";
import {parentPort, workerData} from "node:worker_threads";
import type {Looked, LookTask} from "./task.js";
import {readSourceBytesSync} from "../source/bytes.js";
import {isSound} from "../warehouse/checksums.js";

// What others do waits for them to end, and for this thread only to be done by then. Elsewhere than on Linux the priority
// would be that of all threads.
if (platform() === "linux") setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

// What a thread of its own does from its start to its end: look at what it was started with, and tell.
parentPort?.postMessage(await look(workerData as LookTask)); // as `startLooker` gives it

async function look({files, folder}: LookTask): Promise<Looked> {
  const sourceIds = files.map((file) => readSourceBytesSync(file).source.sourceId);
  return {sourceIds, isSound: await isSound(folder)};
}
