import {selectRows} from "./mart.js";

const [row] = await selectRows("select version, built_from from build");
process.stdout.write(JSON.stringify({version: row?.["version"], builtFrom: row?.["built_from"]}));
