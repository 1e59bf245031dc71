import {writeParquet} from "./mart.js";

// The warehouse has them in the order of the reports, and within one in that of the form, in which they compress well.
await writeParquet("from value", 16_384);
