import {describe, expect, it} from "vitest";
import {embed, rebase} from "../../src/site/notFound.js";

const PAGE = `<head>
<base href="/">
<link rel="stylesheet" type="text/css" href="./_import/theme/atlas.css">
<script type="module">import "./_observablehq/client.js";</script>
</head><body><a href="./en/data.html">Data</a></body>`;

describe("embed(html, style, icon)", () => {
  it("leaves nothing to be loaded", () => {
    const html = embed(PAGE, "p { color: red }", "<svg/>");
    expect(html).not.toMatch(/<base|_import|_observablehq|type="module"/);
    expect(html).toContain("<style>p { color: red }</style>");
    expect(html).toContain("data:image/svg+xml,%3Csvg%2F%3E");
  });
});

describe("rebase(html, address)", () => {
  it("leads from the root of the site where its address is known", () => {
    expect(rebase(PAGE, new URL("https://example.org/atlas/"))).toContain('href="/atlas/en/data.html"');
  });

  it("lets the page look for the root where it is not", () => {
    expect(rebase(PAGE, null)).toContain("<script>");
  });
});
