import {FileAttachment} from "observablehq:stdlib";
import type {QueryPageOptions} from "./queryPage.js";
import type {Schema} from "./schema.js";

/** Reads what the query page shows at first, and where the engine comes from when it is needed. */
export async function readQueryPage(): Promise<Pick<QueryPageOptions, "schema" | "openEngine">> {
  return {
    schema: (await FileAttachment("../data/schema.json").json()) as Schema, // our own loader wrote it
    openEngine: async (onProgress) => (await import("./engine.js")).openEngine(onProgress),
  };
}
