import { parseArgs } from 'node:util';
import { killEmbedded, killOnServer } from './engines.ts';
import type { KillFigures } from './rounds.ts';

// npm run kill -- --postgres 200 --pglite 60 [--seed S]
const { values } = parseArgs({
  options: {
    postgres: { type: 'string', default: '20' },
    pglite: { type: 'string', default: '6' },
    seed: { type: 'string' },
  },
});
const seed = values.seed ?? String(Date.now());
process.stdout.write(`seed ${seed}\n`);
let failed = false;
for (const [name, kills, play] of [
  ['PostgreSQL', Number(values.postgres), killOnServer],
  ['PGlite', Number(values.pglite), killEmbedded],
] as const) {
  if (kills === 0) continue;
  const began = performance.now();
  const figures = await play({
    kills,
    seed,
    onCourse: (now) => void process.stderr.write(`\r${name}: ${now.kills} of ${kills} kills`),
  });
  process.stderr.write('\n');
  failed = tell(name, figures, (performance.now() - began) / 1000) || failed;
}
process.exitCode = failed ? 1 : 0;

function tell(name: string, figures: KillFigures, seconds: number): boolean {
  const { lost, twice, misdirected, missing, trouble, strays, kills } = figures;
  process.stdout.write(
    `${name}: ${kills} kills (${figures.whileWriting} while writing), ${figures.lateWakers} late wakers, ${figures.courses} classes, ` +
      `${figures.acknowledged} acknowledged commits in ${seconds.toFixed(0)} s (${(seconds / Math.max(1, kills)).toFixed(2)} s a kill): ` +
      `${lost.length} lost, ${twice.length} twice, ${misdirected.length} misdirected, ${missing.length} missing, ${strays} strays, ${trouble.length} troubles\n`,
  );
  for (const line of [...lost, ...twice, ...misdirected, ...missing, ...trouble]) process.stdout.write(`  ${line}\n`);
  return lost.length + twice.length + misdirected.length + missing.length + strays + trouble.length > 0;
}
