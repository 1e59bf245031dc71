// @vitest-environment jsdom
import {beforeEach, describe, expect, it} from "vitest";
import {formatState, readState, stateful} from "../../src/components/urlState.js";

const DEFAULTS = {by: "year", body: ""};

describe("readState(defaults, search)", () => {
  it("takes what the address names, and the defaults for the rest", () => {
    expect(readState(DEFAULTS, "?by=body&other=1")).toEqual({by: "body", body: ""});
  });
});

describe("formatState(state, defaults, search)", () => {
  it("leaves out defaults, and keeps the parameters of others", () => {
    expect(formatState({by: "year", body: "a,b"}, DEFAULTS, "?by=body&x=1")).toBe("?x=1&body=a%2Cb");
  });
  it("is empty where all is default", () => {
    expect(formatState(DEFAULTS, DEFAULTS, "?by=body")).toBe("");
  });
});

describe("stateful(defaults, render)", () => {
  beforeEach(() => {
    history.replaceState(null, "", "/page");
  });

  it("draws again when the state is set, with the state in the address", () => {
    const root = stateful(DEFAULTS, ({by}, set) => {
      const button = document.createElement("button");
      button.textContent = by;
      button.onclick = () => {
        set({by: "body"});
      };
      return button;
    });
    root.querySelector("button")?.click();
    expect([root.textContent, location.search]).toEqual(["body", "?by=body"]);
  });
});
