import {writeArrow} from "./mart.js";

await writeArrow("from coverage");
