import { lockFolder } from '../../src/store/engine/folder-lock.ts';

/** A process for the lock's tests: takes the lock of the folder named, says so, and holds it until it is killed. */
await lockFolder(process.argv[2] ?? '', 'sync');
process.stdout.write(`${process.pid}\n`);
setInterval(() => {}, 60_000);
