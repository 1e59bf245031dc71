import {selectRows} from "./mart.js";

const columns = await selectRows(`
  select table_name as relation, column_name as name, data_type as type, comment from duckdb_columns()
  where not internal order by relation, column_index`);
const relations = await selectRows(`
  select table_name as name, 'table' as kind, comment from duckdb_tables() where not internal
  union all select view_name, 'view', comment from duckdb_views() where not internal order by name`);
process.stdout.write(JSON.stringify({relations, columns}));
