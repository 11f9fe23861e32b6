import { TargetCode } from '../../../src/ids.ts';
import type { ComposerPageData } from '../../../src/pages/ticket/discovery/data.ts';

const code = (text: string): TargetCode => TargetCode.parse(text);
export const ADDING = code('5.NF.A.1');
export const TELLING = code('5.NF.A.2');
export const PLACES = code('5.NBT.A.1');

/** What a teacher composes a ticket from: two units, three targets, three questions asked before. */
export function composing(over: Partial<ComposerPageData> = {}): ComposerPageData {
  return {
    opening: 'o'.repeat(22),
    person: '8001',
    keptUnder: '6001/7001',
    door: 'addon',
    takesTickets: true,
    courseName: 'Grade 5 Mathematics',
    units: [
      { title: 'Decimals and place value', targets: [PLACES] },
      { title: 'Fractions', targets: [ADDING, TELLING] },
    ],
    targets: [
      { code: PLACES, iCan: { en: 'I can tell what a digit is worth.', es: 'Puedo decir cuánto vale una cifra.' } },
      {
        code: ADDING,
        iCan: {
          en: 'I can add fractions with unlike denominators.',
          es: 'Puedo sumar fracciones de distinto denominador.',
        },
      },
      {
        code: TELLING,
        iCan: { en: 'I can tell a story with fractions.', es: 'Puedo contar una historia con fracciones.' },
      },
    ],
    asked: [],
    bank: [
      {
        target: ADDING,
        question: {
          kind: 'one',
          text: 'Which is 1/2 + 1/4?',
          target: ADDING,
          choices: ['2/6', '3/4', '1/8'],
          right: [1],
        },
      },
      { target: ADDING, question: { kind: 'number', text: '2/3 + 1/6 = ?', target: ADDING, right: '5/6' } },
      { target: PLACES, question: { kind: 'sentence', text: 'Why is 0.5 more than 0.05?', target: PLACES } },
    ],
    next: null,
    closes: ['http://localhost:1'],
    ...over,
  };
}
