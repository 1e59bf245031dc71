import {FileAttachment} from "observablehq:stdlib";

/** Which build of which corpus a page shows. */
export interface Build {
  readonly version: string;
  readonly builtFrom: string;
  /** Whether any of the reports was made up by a program. */
  readonly synthetic: boolean;
}

export async function readBuild(): Promise<Build> {
  return (await FileAttachment("../data/build.json").json()) as Build; // our own loader wrote it
}
