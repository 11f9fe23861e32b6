import { TargetCode } from '../../src/ids.ts';
import { ELSEWHERE, HELD_OUT } from './tagging/held-out.ts';
import { measure, right, sandboxTexts, SURENESS, taughtIn, type Measured } from './tagging/measure.ts';
import { printTable } from './table.ts';

const elsewhere = ELSEWHERE.targets.map(({ code, en, es }) => ({ code: TargetCode.parse(code), iCan: { en, es } }));

function heldOut(language: 'en' | 'es'): Measured[] {
  return [
    ...HELD_OUT.map((each) => measure(taughtIn(each.class), each[language])),
    measure(elsewhere, ELSEWHERE[language]),
  ];
}

/** What was measured, by the name of its texts. */
export function measuredTagging(): ReadonlyMap<string, readonly Measured[]> {
  return new Map([
    ["the sandbox's own, codes taken out", ['6001', '6003'].map((id) => measure(taughtIn(id), sandboxTexts(id)))],
    ['held out, English', heldOut('en')],
    ['held out, Spanish', heldOut('es')],
  ]);
}

/** How often a suggested target is the one the teacher meant, by how sure it was called, and how much of the work got one. */
export async function benchTagging(): Promise<void> {
  const rows = [...measuredTagging()].map(([name, measured]) => {
    const texts = measured.reduce((sum, each) => sum + each.texts, 0);
    const about = measured.reduce((sum, each) => sum + each.about, 0);
    const degrees = SURENESS.map((degree) => right(measured, degree));
    return [
      name,
      `${about} of ${texts}`,
      ...degrees.map(({ right: good, all }) => `${good} of ${all}`),
      `${Math.round((100 * (degrees[0]?.right ?? 0)) / about)} %`,
    ];
  });
  printTable(
    'targets suggested for titles and questions without one, and how many of them were right',
    ['texts', 'about a target', 'sure', 'likely', 'unsure', 'of those about one, found and sure'],
    rows,
  );
  if (!process.argv.includes('--wrong')) return;
  for (const [name, measured] of measuredTagging())
    for (const degree of SURENESS)
      for (const wrong of right(measured, degree).wrong) process.stdout.write(`${name}, ${degree}: ${wrong}\n`);
}
