// @vitest-environment jsdom
import {afterEach, describe, expect, it} from "vitest";
import {responsive} from "../../src/components/responsive.js";

afterEach(() => {
  document.body.replaceChildren();
});

/** A page as wide as this: jsdom lays nothing out. */
function openPage(width: number): void {
  const main = document.createElement("main");
  Object.defineProperty(main, "clientWidth", {value: width});
  document.body.append(main);
}

function written(width: number): Node {
  return document.createTextNode(String(width));
}

describe("responsive(render, fallback)", () => {
  it("is drawn for the width of the page before it is in its place", () => {
    openPage(1080);
    expect(responsive(written).textContent).toBe("1080");
  });

  it("is never drawn narrower than can be read", () => {
    openPage(20);
    expect(responsive(written).textContent).toBe("240");
  });

  it("is drawn for the fixed width where no layout is known", () => {
    expect(responsive(written, 700).textContent).toBe("700");
    openPage(0);
    expect(responsive(written, 700).textContent).toBe("700");
  });
});
