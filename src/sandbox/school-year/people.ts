import type { Person } from '../google/world/records.ts';
import { pick, randomFor } from '../shell/random.ts';

export interface Learner extends Person {
  readonly language: 'en' | 'es';
  readonly prefers: readonly string[];
}

const GIVEN = [
  'Aaliyah',
  'Adrián',
  'Aisha',
  'Alejandra',
  'Amara',
  'Andrés',
  'Benjamin',
  'Camila',
  'Carmen',
  'Chloe',
  'Daniela',
  'David',
  'Diego',
  'Elena',
  'Eli',
  'Emiliano',
  'Emma',
  'Esperanza',
  'Ethan',
  'Fatima',
  'Gabriela',
  'Grace',
  'Hannah',
  'Hugo',
  'Ian',
  'Inés',
  'Isabella',
  'Isaac',
  'Jada',
  'Javier',
  'Jayden',
  'Jimena',
  'José',
  'Josephine',
  'Kai',
  'Kwame',
  'Leila',
  'Leo',
  'Lucía',
  'Luis',
  'Malik',
  'Mariana',
  'Martín',
  'Mateo',
  'Maya',
  'Miguel',
  'Mila',
  'Minh',
  'Naomi',
  'Natalia',
  'Nico',
  'Noah',
  'Olivia',
  'Omar',
  'Paloma',
  'Priya',
  'Rafael',
  'Renata',
  'Rosa',
  'Samuel',
  'Santiago',
  'Sara',
  'Sebastián',
  'Sofía',
  'Tomás',
  'Valentina',
  'Victoria',
  'Wei',
  'Ximena',
  'Yusuf',
  'Zoe',
  'Álvaro',
];
const FAMILY_ES = [
  'Acosta',
  'Aguilar',
  'Álvarez',
  'Castillo',
  'Cordero',
  'Delgado',
  'Espinoza',
  'Flores',
  'García',
  'Gómez',
  'Herrera',
  'Ibarra',
  'Jiménez',
  'López',
  'Luna',
  'Martínez',
  'Mendoza',
  'Molina',
  'Morales',
  'Muñoz',
  'Navarro',
  'Núñez',
  'Ochoa',
  'Ortiz',
  'Peña',
  'Pérez',
  'Ramírez',
  'Reyes',
  'Ríos',
  'Rosales',
  'Salazar',
  'Torres',
  'Vargas',
  'Vásquez',
  'Vega',
  'Zamora',
];
const FAMILY_EN = [
  'Abbott',
  'Adeyemi',
  'Bailey',
  'Barnes',
  'Brooks',
  'Campbell',
  'Chen',
  'Coleman',
  'Dawson',
  'Ellis',
  'Foster',
  'Grant',
  'Hassan',
  'Hughes',
  'Jackson',
  'Johnson',
  'Khan',
  'Kim',
  'Lewis',
  'Mensah',
  'Miller',
  'Mitchell',
  'Nguyen',
  'Parker',
  'Patel',
  'Reed',
  'Robinson',
  'Sanders',
  'Shah',
  'Sullivan',
  'Taylor',
  'Turner',
  'Walker',
  'Washington',
  'Williams',
  'Young',
];
/** The school's own words for ways to learn, as its activities and profiles use them. */
const MODALITIES = ['video', 'partner', 'hands-on', 'reading'] as const;

/** Where a school's accounts begin. */
export interface Accounts {
  /** Id of the first learner; the others follow. */
  readonly first: number;
  /** What stands behind the `@` of a learner's address. */
  readonly domain: string;
}

const CEDAR: Accounts = { first: 9001, domain: 'students.cedar.example' };

export const TEACHERS = {
  rivera: { id: '8001', email: 't.rivera@cedar.example', given: 'Teresa', family: 'Rivera' },
  okafor: { id: '8002', email: 'c.okafor@cedar.example', given: 'Chidi', family: 'Okafor' },
} as const satisfies Record<string, Person>;

/** Made-up children with names from both languages; every name and address once. */
export function learnersOf(seed: string, count: number, { first, domain }: Accounts = CEDAR): Learner[] {
  const random = randomFor(seed, 'people');
  const taken = new Set<string>();
  const learners: Learner[] = [];
  while (learners.length < count) {
    const spanish = random() < 0.5;
    const given = pick(random, GIVEN);
    const family = pick(random, spanish ? FAMILY_ES : FAMILY_EN);
    const email = `${plain(given)}.${plain(family)}@${domain}`;
    if (taken.has(email) || taken.has(given + String(learners.length % 4))) continue;
    taken.add(email).add(given + String(learners.length % 4));
    learners.push({
      id: String(first + learners.length),
      email,
      given,
      family,
      language: spanish && random() < 0.6 ? 'es' : 'en',
      prefers: random() < 0.75 ? preferences(random) : [],
    });
  }
  return learners;
}

function preferences(random: () => number): string[] {
  const first = pick(random, MODALITIES);
  const second = pick(random, MODALITIES);
  return first === second ? [first] : [first, second];
}

function plain(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/[^a-z]/gi, '')
    .toLowerCase();
}
