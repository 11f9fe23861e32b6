import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { figuresOf, shareFound, survivorsOf, type Report } from './figures.ts';
import { PARTS, testsOf, type Part } from './parts.ts';

// npm run mutation -- plan routing [--concurrency 1] [--share 0.2], or a file: npm run mutation -- src/plan/caps.ts; without any: every part
// (hours). --survivors: only what the last run left; --seconds 10: a change meets the quick tests alone, so many seconds of them
const { values, positionals } = parseArgs({
  options: {
    concurrency: { type: 'string' },
    share: { type: 'string', default: '1' },
    seconds: { type: 'string' },
    survivors: { type: 'boolean', default: false },
  },
  allowPositionals: true,
});
const root = fileURLToPath(new URL('../../', import.meta.url));
const chosen =
  positionals.length === 0 ? PARTS.map((part) => ({ part, mutate: mutated(part) })) : positionals.map(choice);
let below = false;
for (const { part, mutate } of chosen) below = !run(part, mutate) || below;
process.exitCode = below ? 1 : 0;

function mutated({ folder }: Pick<Part, 'folder'>): string {
  return `src/${folder}/**/*.{ts,tsx}`;
}

function choice(said: string): { readonly part: Part; readonly mutate: string } {
  const path = said.replace(/^src\//, '').replace(/\/$/, '');
  const part = PARTS.find(({ folder }) => path === folder || path.startsWith(`${folder}/`));
  if (part === undefined)
    throw new Error(
      `no part holds ${said}: name one of ${PARTS.map(({ folder }) => folder).join(', ')}, or a file in one`,
    );
  return { part, mutate: /\.tsx?$/.test(path) ? `src/${path}` : mutated({ folder: path }) };
}

/** Runs Stryker over one part and says its figure; false: too few were found. */
function run(part: Part, mutate: string): boolean {
  const name = part.folder.replace('/', '-');
  const build = `.build/mutation/${name}`;
  const report = `${build}/${values.survivors ? 'survivors' : 'report'}`;
  const tests = testsOf(part);
  const base = JSON.parse(readFileSync(`${root}.stryker.config.json`, 'utf8')) as object;
  mkdirSync(`${root}${build}`, { recursive: true });
  writeFileSync(`${root}${build}/told.tsv`, '');
  const names = values.survivors
    ? survivorsOf(JSON.parse(readFileSync(`${root}${build}/report.json`, 'utf8')) as Report)
    : null;
  writeFileSync(
    `${root}${build}/tried.json`,
    JSON.stringify({
      root,
      share: Number(values.share),
      names,
      tests,
      seconds: values.seconds === undefined ? null : Number(values.seconds),
      times: `${root}${build}/times.json`,
      told: `${root}${build}/told.tsv`,
    }),
  );
  writeFileSync(
    `${root}${build}/config.json`,
    JSON.stringify({
      ...base,
      mutate: [mutate],
      ...(values.concurrency === undefined ? {} : { concurrency: Number(values.concurrency) }),
      tempDirName: `${build}/sandbox`,
      htmlReporter: { fileName: `${report}.html` },
      jsonReporter: { fileName: `${report}.json` },
      checkers: ['tried'],
      appendPlugins: ['./test/mutation/tried.mjs', './test/mutation/kept.mjs'],
    }),
  );
  const began = performance.now();
  const { status } = spawnSync('npx', ['stryker', 'run', `${build}/config.json`], {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      WAYMARK_MUTATION_TRIED: `${root}${build}/tried.json`,
    },
  });
  if (status !== 0) throw new Error(`${part.folder}: Stryker ended with ${status}`);
  const figures = figuresOf(JSON.parse(readFileSync(`${root}${report}.json`, 'utf8')) as Report);
  const share = shareFound(figures);
  const minutes = Math.round((performance.now() - began) / 60_000);
  process.stdout.write(
    `${mutate}: ${(share * 100).toFixed(1)} % found (${figures.found} of ${figures.tried}; ${figures.byTime} by the time limit, ` +
      `${figures.unreached} that no test reaches), at least ${part.least * 100} %, ${minutes} min, ${report}.html\n`,
  );
  return values.survivors || share >= part.least;
}
