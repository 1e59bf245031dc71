import iconv from "iconv-lite";
import {describe, expect, it} from "vitest";
import {placeInMember, readArchive} from "../../../src/etl/document/archive.js";
import {makeBomb, makeZip, replaceBytes} from "./makeZip.js";

const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);

async function pathsIn(bytes: Uint8Array): Promise<string[]> {
  const members = await readArchive(bytes);
  return "unreadable" in members ? [members.unreadable] : members.map((member) => member.path);
}

describe("readArchive(bytes)", () => {
  it("gives each file with its path, media type and bytes", async () => {
    const members = await readArchive(await makeZip({"甲/报告.txt": "a", "b.HTML": "<p>"}));
    expect(members).toEqual([
      {path: "甲/报告.txt", mediaType: "text/plain", content: ascii("a")},
      {path: "b.HTML", mediaType: "text/html", content: ascii("<p>")},
    ]);
  });

  it("reads names in GB18030 where the archive does not say that they are UTF-8", async () => {
    const name = iconv.encode("报告.txt", "gb18030");
    const zip = await makeZip({["x".repeat(name.length)]: "a"});
    // The flag for UTF-8, with the method of compression behind it, in both headers.
    const unflagged = replaceBytes(zip, Uint8Array.of(0x00, 0x08, 0x08, 0x00), Uint8Array.of(0x00, 0x00, 0x08, 0x00));
    expect(await pathsIn(replaceBytes(unflagged, ascii("x".repeat(name.length)), name))).toEqual(["报告.txt"]);
  });

  it.each([
    ["../../etc/a.txt", "etc/a.txt"],
    ["/abs/olute.txt", "abs/olute.txt"],
    ["C:\\win\\..\\a.txt", "win/a.txt"],
    ["a/./b\u0007.txt", "a/b.txt"],
  ])("makes %s a path that stays inside", async (name, path) => {
    const zip = await makeZip({["y".repeat(ascii(name).length)]: "a"});
    expect(await pathsIn(replaceBytes(zip, ascii("y".repeat(ascii(name).length)), ascii(name)))).toEqual([path]);
  });

  it("leaves folders and the litter of systems out", async () => {
    expect(
      await pathsIn(
        await makeZip({"__MACOSX/._a.txt": "x", ".DS_Store": "x", "d/Thumbs.db": "x", "~$a.docx": "x", "a.txt": "a"}),
      ),
    ).toEqual(["a.txt"]);
  });

  it("tells files of one path apart", async () => {
    const zip = await makeZip({"aa.txt": "1", "ab.txt": "2"});
    expect(await pathsIn(replaceBytes(zip, ascii("ab.txt"), ascii("aa.txt")))).toEqual(["aa.txt", "aa.txt (2)"]);
  });

  it("goes into archives inside, to a depth", async () => {
    let zip = await makeZip({"a.txt": "a"});
    for (const name of ["c.zip", "b.zip"]) zip = await makeZip({[name]: zip, "n.txt": "n"});
    expect(await pathsIn(zip)).toEqual(["b.zip/c.zip/a.txt", "b.zip/n.txt", "n.txt"]);
    const members = await readArchive(await makeZip({"a.zip": zip}));
    expect(members).toMatchObject([{path: "a.zip/b.zip/c.zip", content: {unreadable: "limit_exceeded"}}, {}, {}]);
  });

  it("keeps the other files when one is broken", async () => {
    const zip = await makeZip({"a.zip": "no archive", "b.txt": "b"});
    expect(await readArchive(zip)).toMatchObject([{content: {unreadable: "broken_file"}}, {path: "b.txt"}]);
  });

  it("refuses a bomb by what it declares, at once", async () => {
    const started = performance.now();
    const bomb = await makeZip({"a.txt": new Uint8Array(40_000_000)});
    const made = performance.now();
    expect(await readArchive(bomb)).toMatchObject({unreadable: "limit_exceeded"});
    expect(performance.now() - made).toBeLessThan(Math.max(1000, made - started));
  });

  it("turns away in less than a second forty kilobytes that expand to gigabytes", async () => {
    const bomb = await makeBomb();
    expect(bomb.length).toBeLessThan(42_000);
    const started = performance.now();
    expect(await readArchive(bomb)).toMatchObject({unreadable: "limit_exceeded"});
    expect(performance.now() - started).toBeLessThan(1000);
  });

  it("refuses bombs inside archives", async () => {
    const inner = await makeZip({"a.txt": new Uint8Array(40_000_000)});
    expect(await readArchive(await makeZip({"a.zip": inner}))).toMatchObject([
      {content: {unreadable: "limit_exceeded"}},
    ]);
  });

  it("does not let a file hold more than it declares", async () => {
    const zip = await makeZip({"a.txt": new Uint8Array(5_000_000)});
    const size = new Uint8Array(new Uint32Array([5_000_000]).buffer);
    const lying = replaceBytes(zip, size, new Uint8Array(new Uint32Array([10]).buffer));
    expect(await readArchive(lying)).toMatchObject([{content: {unreadable: "broken_file"}}]);
  });

  it("refuses too many files, and what is no archive", async () => {
    const zip = await makeZip({"a.txt": "a"});
    const many = replaceBytes(
      zip,
      Uint8Array.of(0, 0, 0, 0, 1, 0, 1, 0),
      Uint8Array.of(0, 0, 0, 0, 0x89, 0x13, 0x89, 0x13),
    );
    expect(await readArchive(many)).toMatchObject({unreadable: "limit_exceeded"});
    expect(await readArchive(ascii("PK\u0003\u0004 nothing"))).toMatchObject({unreadable: "broken_file"});
  });

  it("says that a file asks for a password", async () => {
    const zip = await makeZip({"a.txt": "secret"});
    const flagged = replaceBytes(zip, Uint8Array.of(0x00, 0x08, 0x08, 0x00), Uint8Array.of(0x01, 0x08, 0x08, 0x00));
    expect(await readArchive(flagged)).toMatchObject([{content: {unreadable: "encrypted"}}]);
  });
});

describe("placeInMember(document, member)", () => {
  it("names the member in the place of every line and cell", () => {
    const line = {kind: "line", text: "a", place: {kind: "line", line: 1}} as const;
    const cell = {
      text: "1",
      row: 0,
      column: 0,
      rowSpan: 1,
      columnSpan: 1,
      place: {kind: "cell", table: 1, row: 1, column: 1},
    } as const;
    const document = {blocks: [line, {kind: "grid", rows: 1, columns: 1, cells: [cell]}], metadata: {}} as const;
    expect(placeInMember(document, "b/c.html").blocks).toMatchObject([
      {place: {line: 1, member: "b/c.html"}},
      {cells: [{place: {table: 1, member: "b/c.html"}}]},
    ]);
  });
});
