import {FileAttachment} from "observablehq:stdlib";
import type {AgenciesData} from "./agenciesPage.js";
import {bodiesOfProvince, readAgencies} from "./published.js";
import {readRows} from "./rows.js";

/** Reads how many bodies each province has; their names come when they are asked for. */
export async function readBodies(): Promise<AgenciesData> {
  return {
    provinces: readRows("bodies_by_province", await FileAttachment("../data/bodies-by-province.arrow").arrayBuffer()),
    readBodies: bodiesOfProvince,
    readAgencies,
  };
}
