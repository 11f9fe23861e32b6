/** What the school teaches: its learning targets, with a map of prerequisites and activities for each (DESIGN.md 4.3). */
export interface SchoolTarget {
  readonly code: string;
  readonly iCan: { readonly en: string; readonly es: string };
  readonly grade: number;
  readonly area: string;
  readonly requires?: readonly string[];
  readonly priority?: boolean;
  /** As it stands in the titles of tickets. */
  readonly topic: string;
  /** How hard it is to begin with, in logits. */
  readonly difficulty: number;
}

const mathematics = 'mathematics';
const ela = 'English language arts';

export const TARGETS: readonly SchoolTarget[] = [
  {
    code: '4.NBT.A.1',
    grade: 4,
    area: mathematics,
    topic: 'place value',
    difficulty: -0.6,
    iCan: {
      en: 'I can explain that a digit is worth ten times as much as the same digit to its right',
      es: 'Puedo explicar que una cifra vale diez veces más que la misma cifra a su derecha',
    },
  },
  {
    code: '4.NF.A.1',
    grade: 4,
    area: mathematics,
    topic: 'equivalent fractions',
    difficulty: -0.3,
    iCan: {
      en: 'I can find equivalent fractions and explain why they are equal',
      es: 'Puedo encontrar fracciones equivalentes y explicar por qué son iguales',
    },
  },
  {
    code: '4.NF.B.3',
    grade: 4,
    area: mathematics,
    topic: 'unit fractions',
    difficulty: -0.4,
    iCan: {
      en: 'I can build fractions from unit fractions',
      es: 'Puedo formar fracciones a partir de fracciones unitarias',
    },
  },
  {
    code: '5.NBT.A.1',
    grade: 5,
    area: mathematics,
    topic: 'place value with decimals',
    difficulty: 0,
    requires: ['4.NBT.A.1'],
    iCan: {
      en: 'I can explain the value of each digit in a decimal number',
      es: 'Puedo explicar el valor de cada cifra en un número decimal',
    },
  },
  {
    code: '5.NBT.B.7',
    grade: 5,
    area: mathematics,
    topic: 'decimals',
    difficulty: 0.3,
    requires: ['5.NBT.A.1'],
    iCan: {
      en: 'I can add, subtract, multiply and divide decimals',
      es: 'Puedo sumar, restar, multiplicar y dividir números decimales',
    },
  },
  {
    code: '5.NF.A.1',
    grade: 5,
    area: mathematics,
    topic: 'adding fractions',
    difficulty: 0.4,
    priority: true,
    requires: ['4.NF.A.1'],
    iCan: {
      en: 'I can add and subtract fractions with unlike denominators',
      es: 'Puedo sumar y restar fracciones con denominadores diferentes',
    },
  },
  {
    code: '5.NF.A.2',
    grade: 5,
    area: mathematics,
    topic: 'fraction word problems',
    difficulty: 0.7,
    requires: ['5.NF.A.1'],
    iCan: { en: 'I can solve word problems with fractions', es: 'Puedo resolver problemas con fracciones' },
  },
  {
    code: '5.NF.B.3',
    grade: 5,
    area: mathematics,
    topic: 'fractions as division',
    difficulty: 0.5,
    requires: ['4.NF.B.3'],
    iCan: { en: 'I can explain a fraction as a division', es: 'Puedo explicar una fracción como una división' },
  },
  {
    code: '5.NF.B.4',
    grade: 5,
    area: mathematics,
    topic: 'multiplying fractions',
    difficulty: 0.6,
    priority: true,
    requires: ['4.NF.B.3'],
    iCan: {
      en: 'I can multiply fractions and show it with a model',
      es: 'Puedo multiplicar fracciones y mostrarlo con un modelo',
    },
  },
  {
    code: 'RI.4.1',
    grade: 4,
    area: ela,
    topic: 'details in a text',
    difficulty: -0.5,
    iCan: {
      en: 'I can point to details in a text to explain what it says',
      es: 'Puedo señalar detalles de un texto para explicar lo que dice',
    },
  },
  {
    code: 'L.4.4',
    grade: 4,
    area: ela,
    topic: 'context clues',
    difficulty: -0.3,
    iCan: {
      en: 'I can use a sentence to work out what a new word means',
      es: 'Puedo usar una oración para descubrir qué significa una palabra nueva',
    },
  },
  {
    code: 'RI.5.1',
    grade: 5,
    area: ela,
    topic: 'quoting a text',
    difficulty: 0.1,
    requires: ['RI.4.1'],
    iCan: {
      en: 'I can quote a text accurately to support what I say',
      es: 'Puedo citar un texto con exactitud para apoyar lo que digo',
    },
  },
  {
    code: 'RI.5.2',
    grade: 5,
    area: ela,
    topic: 'main ideas',
    difficulty: 0.3,
    priority: true,
    requires: ['RI.4.1'],
    iCan: {
      en: 'I can find two or more main ideas of a text and their key details',
      es: 'Puedo encontrar dos o más ideas principales de un texto y sus detalles clave',
    },
  },
  {
    code: 'RL.5.2',
    grade: 5,
    area: ela,
    topic: 'theme',
    difficulty: 0.5,
    iCan: {
      en: 'I can work out the theme of a story from its details',
      es: 'Puedo descubrir el tema de un cuento a partir de sus detalles',
    },
  },
  {
    code: 'L.5.4',
    grade: 5,
    area: ela,
    topic: 'word meanings',
    difficulty: 0.3,
    requires: ['L.4.4'],
    iCan: {
      en: 'I can work out the meaning of words from context and word parts',
      es: 'Puedo descubrir el significado de las palabras por el contexto y sus partes',
    },
  },
];

const byCode = new Map(TARGETS.map((target) => [target.code, target]));

export function targetOf(code: string): SchoolTarget {
  const target = byCode.get(code);
  if (target === undefined) throw new RangeError(`no target ${code}`);
  return target;
}
