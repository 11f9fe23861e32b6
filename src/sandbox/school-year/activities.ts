import { SPANISH_TITLES } from './activities-es.ts';
import { TARGETS } from './targets.ts';

type Kind = 'practice' | 'deeper' | 'real-world';
export type Titles = readonly [
  video: string,
  partner: string,
  handsOn: string,
  reading: string,
  deeper: string,
  real: string,
];

/** By target: a video, a partner task, something to build, something to read, one that goes deeper, one from real life. */
const TITLES: Readonly<Record<string, Titles>> = {
  '4.NBT.A.1': [
    'Ten times as much: a short film',
    'Place value partners',
    'Build numbers with base-ten blocks',
    'A number and its neighbors',
    'Invent a number system',
    'Read the odometer',
  ],
  '4.NF.A.1': [
    'Same size, other name: a short film',
    'Fraction match for two',
    'Fold equal fractions',
    'Why 1/2 and 4/8 are equal',
    'Endless families of fractions',
    'Measuring cups that match',
  ],
  '4.NF.B.3': [
    'Unit fractions, step by step',
    'Build it together',
    'Fraction tiles',
    'One piece at a time',
    'All the ways to make 5/6',
    'Share a ribbon',
  ],
  '5.NBT.A.1': [
    'What a digit is worth',
    'Decimal place partners',
    'Decimal squares',
    'Digits on the move',
    'Powers of ten puzzle',
    'Race times to the hundredth',
  ],
  '5.NBT.B.7': [
    'Decimals, step by step',
    'Decimal dice for two',
    'Shop with play money',
    'How lining up the points helps',
    'Decimal detective',
    'Plan a class picnic',
  ],
  '5.NF.A.1': [
    'A common denominator, step by step',
    'Fraction dominoes',
    'Fraction strips',
    'Why the pieces must match',
    'Egyptian fractions',
    'Double a recipe',
  ],
  '5.NF.A.2': [
    'Draw the problem',
    'Write a problem for your partner',
    'Act out the problem',
    'Three problems, three drawings',
    'Find the missing fraction',
    'Plan a garden bed',
  ],
  '5.NF.B.3': [
    'Sharing as a fraction',
    'Share it fairly',
    'Cut and share paper pizzas',
    'A fraction is a division',
    'Remainders that become fractions',
    'Share a trail',
  ],
  '5.NF.B.4': [
    'Multiplying fractions on a grid',
    'Area model partners',
    'Fold a product',
    'What "of" means',
    'When products get smaller',
    'Scale a floor plan',
  ],
  'RI.4.1': [
    'Finding details',
    'Detail hunt for two',
    'Detail cards',
    'Read, stop and point',
    'Details that disagree',
    'Read a park map',
  ],
  'L.4.4': [
    'Clues in a sentence',
    'Clue partners',
    'Word cards',
    'New words in a short story',
    'Write a clue',
    'Words on a menu',
  ],
  'RI.5.1': [
    'How to quote',
    'Quote and answer',
    'Quote strips',
    'Two articles, one question',
    'Which quote is stronger?',
    'Quote a neighbor',
  ],
  'RI.5.2': [
    'Main ideas, step by step',
    'Headline partners',
    'Sort ideas and details',
    'Read and sum up',
    'Two main ideas, one chart',
    'Sum up the local news',
  ],
  'RL.5.2': [
    'From details to theme',
    'Theme talk',
    'Theme collage',
    'Three short fables',
    'One theme, two stories',
    'A theme in a song',
  ],
  'L.5.4': [
    'Word parts that help',
    'Prefix partners',
    'Build words with cards',
    'New words in an article',
    'Invent a word',
    'Words on labels',
  ],
};
const SHAPE: readonly { readonly kind: Kind; readonly modality: string; readonly minutes: number }[] = [
  { kind: 'practice', modality: 'video', minutes: 10 },
  { kind: 'practice', modality: 'partner', minutes: 15 },
  { kind: 'practice', modality: 'hands-on', minutes: 15 },
  { kind: 'practice', modality: 'reading', minutes: 10 },
  { kind: 'deeper', modality: 'partner', minutes: 20 },
  { kind: 'real-world', modality: 'hands-on', minutes: 20 },
];

/** What the address of an activity of Cedar Grove begins with; the target's code follows. */
export const ACTIVITY_ROOT = 'https://activities.cedar.example/';

export interface SchoolActivity {
  readonly target: string;
  readonly title: string;
  readonly titleEs: string;
  readonly url: string;
  readonly modality: string;
  readonly kind: Kind;
  readonly minutes: number;
}

/** Four ways to practice each target, one that goes deeper, one from real life; their addresses begin with `root`. */
export function activitiesAt(root: string): SchoolActivity[] {
  return TARGETS.flatMap(({ code }) =>
    (TITLES[code] ?? []).flatMap((title, index) => {
      const shape = SHAPE[index];
      const titleEs = SPANISH_TITLES[code]?.[index];
      return shape === undefined || titleEs === undefined
        ? []
        : [{ target: code, title, titleEs, url: `${root}${code}/${slug(title)}`, ...shape }];
    }),
  );
}

function slug(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}
