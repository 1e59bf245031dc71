import {parentPort} from "node:worker_threads";
import {getDocument} from "pdfjs-dist/legacy/build/pdf.mjs";

/** The thread in which pdf.js runs as it comes: it hands out the text of each file that is sent to it. */
parentPort?.on("message", (data: Uint8Array) => {
  void readText(data).then(() => parentPort?.postMessage(null));
});

/** Text of all pages, as pdf.js offers it. */
async function readText(data: Uint8Array): Promise<void> {
  const cMapUrl = import.meta.resolve("pdfjs-dist/package.json").replace(/^file:\/\/|package\.json$/g, "") + "cmaps/";
  const task = getDocument({data, cMapUrl, cMapPacked: true, isEvalSupported: false, verbosity: 0});
  const pdf = await task.promise;
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    await page.getTextContent();
    page.cleanup();
  }
  await task.destroy();
}
