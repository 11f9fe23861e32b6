import { spawn } from 'node:child_process';
import { constants, setPriority } from 'node:os';

// `npm test`: the linter (with the types), the layout and Jest at once. Browsers and processes of the tests wait a part of their time for each other, and the linter works then.
const checks = ['lint', 'formatted'].map((script) => {
  let said = '';
  const child = npm(['run', script], ['ignore', 'pipe', 'pipe']);
  child.once('spawn', () => setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL)); // and of all that it starts: the tests go first
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => {
      said += text;
    });
  return ended(child).then((passed) => ({ passed, said }));
});
const tested = await ended(npm(['run', 'jest', '--', ...process.argv.slice(2)], 'inherit'));
const checked = await Promise.all(checks);
// last, where it is seen: Jest's lines are many
for (const { said } of checked) process.stdout.write(said);
if (!tested || checked.some(({ passed }) => !passed)) process.exitCode = 1;

function npm(args, stdio) {
  return spawn('npm', args, { stdio, shell: process.platform === 'win32' }); // there npm is a batch file
}

function ended(child) {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code === 0));
  });
}
