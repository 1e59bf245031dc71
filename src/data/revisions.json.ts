import {selectRows} from "./mart.js";

const rows = await selectRows(`
  select version_before, cause, count(*)::integer as cells, count(distinct report_id)::integer as reports
  from revision group by all order by cause, version_before`);
process.stdout.write(JSON.stringify(rows));
