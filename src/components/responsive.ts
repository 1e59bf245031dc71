const NARROWEST = 240;

/** A node that is drawn anew for the width that it is given; a fixed width where no layout is known. */
export function responsive(render: (width: number) => Node, fallback = 640): HTMLElement {
  const root = document.createElement("div");
  if (typeof ResizeObserver === "undefined") {
    root.append(render(fallback));
    return root;
  }
  let drawn = 0;
  new ResizeObserver(([entry]) => {
    const width = Math.max(NARROWEST, Math.floor(entry?.contentRect.width ?? 0));
    if (width === drawn) return;
    drawn = width;
    root.replaceChildren(render(width));
  }).observe(root);
  return root;
}
