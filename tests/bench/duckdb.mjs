// The same tally in DuckDB: node duckdb.mjs MODULES FILE THREADS
import { createRequire } from 'module';
const [modules, file, threads] = process.argv.slice(2);
const { DuckDBInstance } = createRequire(modules + '/x.js')('@duckdb/node-api');
const db = await DuckDBInstance.create(':memory:', { threads });
const con = await db.connect();
const rows = (await con.runAndReadAll(
  `select specialty, applicant_type, sum(matched), count(*)
   from read_csv('${file}', header = true, columns = {
     'applicant_id': 'varchar', 'year': 'integer', 'specialty': 'varchar',
     'applicant_type': 'varchar', 'step2_ck': 'integer', 'matched': 'integer'})
   group by all order by all`)).getRows();
for (const row of rows) console.log(row.join('|'));
