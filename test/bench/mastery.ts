import { generatedLog } from './mastery/generated-log.ts';
import { printAnchors, printCold, printVariants } from './mastery/quality.ts';
import { answersOf, publicText, type LogName } from './mastery/response-log.ts';
import { printSpeed } from './mastery/speed.ts';

const LOGS: readonly LogName[] = ['2009', '2015', '2017'];

/** How well and how fast: on the public logs where `../shared/data` is on this machine, else on a small generated one. */
export async function benchMastery(): Promise<void> {
  let measured = 0;
  for (const name of LOGS) {
    const text = publicText(name);
    if (text === null) continue;
    const answers = answersOf(text);
    printAnchors(name, answers);
    printVariants(name, answers);
    printCold(name, answers);
    if (measured === 0) await printSpeed(text, answers);
    measured += 1;
  }
  if (measured > 0) return;
  const answers = generatedLog();
  printAnchors(null, answers);
  printVariants(null, answers);
  printCold(null, answers);
  await printSpeed(null, answers);
}
