/** What the site's libraries do not declare themselves. */

declare module "htl" {
  type Template = (strings: TemplateStringsArray, ...values: unknown[]) => HTMLElement & SVGElement;
  export const html: Template & {fragment: (strings: TemplateStringsArray, ...values: unknown[]) => DocumentFragment};
  export const svg: Template & {fragment: (strings: TemplateStringsArray, ...values: unknown[]) => DocumentFragment};
}

declare module "observablehq:stdlib" {
  interface File {
    readonly href: string;
    readonly name: string;
    readonly size: number;
    arrayBuffer(): Promise<ArrayBuffer>;
    json(): Promise<unknown>;
    text(): Promise<string>;
  }
  /** A file beside the module that names it; the name must be a literal. */
  export function FileAttachment(name: string): File;
}
