/** What the site's libraries do not declare themselves. */

declare module "htl" {
  /** The element that the template begins with; `html<HTMLInputElement>` says which, where its own properties are used. */
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the caller knows what htl cannot
  type Template = <Result extends Element = HTMLElement & SVGElement>(
    strings: TemplateStringsArray,
    ...values: unknown[]
  ) => Result;
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
