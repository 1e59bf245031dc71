import {describe, expect, it} from "vitest";
import {makePdf, rules, show} from "../../../src/synth/formats/pdfFile.js";

/** Looked at before pdf.js is loaded. */
const BUILT_IN = builtIn();
const {getDocument, openPdf, pdfOptions} = await import("../../../src/etl/document/pdfjs.js");

/** More instructions than pdf.js hands over at a time. */
const LONG =
  Array.from({length: 1500}, (_, index) => show(`第${index}行`, 50, 700)).join("") + rules([50, 90], [50, 90]);
const PAGES = makePdf([show("第一页", 50, 700, {font: "V"}), LONG]);

function builtIn(): readonly unknown[] {
  return [Reflect.get(Array.prototype, "push"), Reflect.get(JSON, "parse"), Reflect.get(JSON, "stringify")];
}

type Opened = Awaited<ReturnType<typeof getDocument>["promise"]>;

async function listsOf(document: Opened): Promise<{readonly fnArray: number[]; readonly arguments: unknown}[]> {
  const lists = [];
  for (let number = 1; number <= document.numPages; number++) {
    const {fnArray, argsArray} = await (await document.getPage(number)).getOperatorList();
    lists.push({fnArray, arguments: withoutNames(argsArray)});
  }
  return lists;
}

/** pdf.js numbers its documents, and names fonts by them. */
function withoutNames(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value).replace(/g_d\d+_f/g, "f"));
}

describe("pdfjs", () => {
  it("leaves the built-in methods of the platform in place", () => {
    expect(builtIn()).toEqual(BUILT_IN);
  });
});

describe("openPdf(bytes)", () => {
  it("hands out the instructions that pdf.js hands out by itself", async () => {
    const task = getDocument(pdfOptions(PAGES));
    const file = openPdf(PAGES);
    const [own, theirs] = [await listsOf(await file.document), await listsOf(await task.promise)];
    await Promise.all([file.close(), task.destroy()]);
    expect(own).toEqual(theirs);
    expect(own[1]?.fnArray.length).toBeGreaterThan(5000);
  });

  it("keeps files apart that are open at the same time", async () => {
    const other = makePdf([show("别的文件", 50, 700)]);
    const files = [openPdf(PAGES), openPdf(other), openPdf(PAGES)];
    const [first, second, third] = await Promise.all(files.map(async (file) => listsOf(await file.document)));
    await Promise.all(files.map((file) => file.close()));
    expect(third).toEqual(first);
    expect(second).toHaveLength(1);
  });

  it("can be closed before it is open", async () => {
    const file = openPdf(PAGES);
    const failure = expect(file.document).rejects.toThrow();
    await file.close();
    await failure;
  });
});
