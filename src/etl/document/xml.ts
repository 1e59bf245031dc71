import {SaxesParser} from "saxes";
import {LimitExceeded, MAX_ELEMENTS, MAX_XML_NESTING} from "./limits.js";

/** An element by its local name; attributes by theirs. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (XmlElement | string)[];
}

/**
 * Parses XML without the subtrees of the names left out. Entities other than
 * XML's own five are errors, and nothing is fetched; undefined when the text is
 * not well-formed, `LimitExceeded` thrown when it is made to exhaust.
 */
export function parseXml(text: string, leftOut: ReadonlySet<string>): XmlElement | undefined {
  const parser = new SaxesParser();
  const root: XmlElement = {name: "", attributes: {}, children: []};
  const open: XmlElement[] = [root];
  let elements = 0;
  /** How deep inside a subtree that is left out. */
  let skipped = 0;
  const errors: Error[] = [];
  parser.on("error", (error) => errors.push(error));
  parser.on("opentag", (tag) => {
    const name = localName(tag.name);
    if (skipped > 0 || leftOut.has(name)) skipped += 1;
    if (skipped > 0) return;
    elements += 1;
    if (elements > MAX_ELEMENTS) throw new LimitExceeded(`more than ${MAX_ELEMENTS} elements`);
    if (open.length > MAX_XML_NESTING) throw new LimitExceeded(`elements nested more than ${MAX_XML_NESTING} deep`);
    const element = {name, attributes: localAttributes(tag.attributes), children: []};
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on("closetag", () => {
    if (skipped > 0) skipped -= 1;
    else open.pop();
  });
  const addText = (data: string): void => {
    if (skipped === 0) open.at(-1)?.children.push(data);
  };
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.write(text).close();
  return errors.length > 0 ? undefined : elementsOf(root)[0];
}

export function elementsOf(element: XmlElement): XmlElement[] {
  return element.children.filter((child): child is XmlElement => typeof child !== "string");
}

export function findChild(element: XmlElement | undefined, ...names: readonly string[]): XmlElement | undefined {
  const [name, ...rest] = names;
  if (element === undefined || name === undefined) return element;
  return findChild(
    elementsOf(element).find((child) => child.name === name),
    ...rest,
  );
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

function localAttributes(attributes: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [localName(name), value]));
}
