import {selectRows} from "./mart.js";

const [row] = await selectRows(`
  select count(*)::integer as reports, count(distinct agency_id)::integer as bodies,
    count(distinct province_code)::integer as provinces, min(year) as first, max(year) as last
  from requests_by_report`);
process.stdout.write(JSON.stringify(row));
