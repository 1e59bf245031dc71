import {defaultTreeAdapter, parse} from "parse5";
import type {DefaultTreeAdapterTypes as Tree} from "parse5";
import {LimitExceeded, MAX_ELEMENTS, MAX_NESTING} from "./limits.js";

export type Node = Tree.Node;
export type Element = Tree.Element;

/** Parses a page as browsers do, which never fails on syntax; throws `LimitExceeded` on a page made to exhaust. */
export function parseHtml(html: string): Node {
  let elements = 0;
  let depth = 0;
  return parse(html, {
    treeAdapter: {
      ...defaultTreeAdapter,
      createElement(...args) {
        elements += 1;
        if (elements > MAX_ELEMENTS) throw new LimitExceeded(`more than ${MAX_ELEMENTS} elements`);
        return defaultTreeAdapter.createElement(...args);
      },
      onItemPush() {
        depth += 1;
        if (depth > MAX_NESTING) throw new LimitExceeded(`elements nested more than ${MAX_NESTING} deep`);
      },
      onItemPop() {
        depth -= 1;
      },
    },
  });
}

export function isElement(node: Node): node is Element {
  return "tagName" in node;
}

export function isText(node: Node): node is Tree.TextNode {
  return node.nodeName === "#text";
}

/** The children of a node; those of a template are no part of the page. */
export function childrenOf(node: Node): readonly Node[] {
  return "childNodes" in node ? node.childNodes : [];
}

export function elementsOf(node: Node): Element[] {
  return childrenOf(node).filter(isElement);
}

export function findAttribute(element: Element, name: string): string | undefined {
  return element.attrs.find((attribute) => attribute.name === name)?.value;
}

/** All elements under a node, in document order, without recursion: a tree may be deeper than the call stack. */
export function descendantsOf(node: Node): Element[] {
  return nodesOf(node).filter(isElement);
}

/** The text under a node as it stands in the source. */
export function textOf(node: Node): string {
  return nodesOf(node)
    .filter(isText)
    .map((text) => text.value)
    .join("");
}

function nodesOf(root: Node): Node[] {
  const nodes: Node[] = [];
  const pending: Node[] = [...childrenOf(root)].reverse();
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    nodes.push(node);
    for (const child of childrenOf(node).toReversed()) pending.push(child);
  }
  return nodes;
}
