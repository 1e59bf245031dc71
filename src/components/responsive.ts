const NARROWEST = 240;

/**
 * A node that is drawn anew for the width that it is given. It is drawn first for
 * the width of the page, which most figures take, so that what stands below it is
 * not pushed away once it is in its place; for a fixed width where no layout is known.
 */
export function responsive(render: (width: number) => Node, fallback = 640): HTMLElement {
  const root = document.createElement("div");
  let drawn = 0;
  const draw = (given: number) => {
    const width = Math.max(NARROWEST, Math.floor(given));
    if (width === drawn) return;
    drawn = width;
    root.replaceChildren(render(width));
  };
  draw(pageWidth() ?? fallback);
  if (typeof ResizeObserver !== "undefined")
    new ResizeObserver(([entry]) => {
      draw(entry?.contentRect.width ?? 0);
    }).observe(root);
  return root;
}

/** Undefined where there is no page, or none that is laid out. */
function pageWidth(): number | undefined {
  const width = document.querySelector("main")?.clientWidth ?? 0;
  return width > 0 ? width : undefined;
}
