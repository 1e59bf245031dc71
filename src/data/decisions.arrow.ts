import {QUERIES} from "../components/queries.js";
import {writeArrow} from "./mart.js";

await writeArrow(QUERIES.decisions);
