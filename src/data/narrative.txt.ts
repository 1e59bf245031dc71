import {selectRows} from "./mart.js";
import {SECTIONS} from "./narrative.js";

for (const {text} of await selectRows(`select text from (${SECTIONS}) order by section`))
  process.stdout.write(String(text));
