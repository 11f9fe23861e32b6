import { SchoolId } from '../../src/ids.ts';
import { openStore } from '../../src/store/index.ts';

/** A process for the folder's tests: writes a row in each transaction, and a line when it is kept, until it is killed. */
const store = await openStore({ databaseUrl: null, dataDir: process.argv[2] ?? '' }, { command: 'sync' });
for (let n = 0; ; n += 1) {
  await store.school(SchoolId.parse('killed'), (db) =>
    db.query('insert into learners (learner, name) values ($1, $1)', [`${n}`]),
  );
  process.stdout.write(`${n}\n`);
}
