import type { Evidence } from '../../../src/evidence/types.ts';
import { CourseworkId, EvidenceId, LearnerId, SourceId, type TargetCode } from '../../../src/ids.ts';
import type { Said } from '../../../src/language.ts';
import type { Level, Mastery, Reason } from '../../../src/mastery/types.ts';
import type { Choice, DayRoute, PastSeminar, Route } from '../../../src/routing/types.ts';
import { NOTHING_SEEN, type Decisions } from '../../../src/plan/decisions.ts';
import { instant, SchoolDate } from '../../../src/time.ts';
import { namingOf } from '../../../src/school/i-can.ts';
import { seminarQuestions, mismatchesOf, standingQuestions } from '../../../src/routing/questions.ts';
import { ADD, boardSchool, CODES, COURSE, DATE, NAMES, RUN, RUN_AT, WORD } from './board-school.ts';

const YESTERDAY: PastSeminar = {
  date: SchoolDate.parse('2026-05-11'),
  slot: 'first',
  targets: [ADD],
  learners: [],
  at: instant('2026-05-11T07:10:00Z'),
  tookPlace: null,
};

/** A small fixed mixing of two numbers into [0, 1): varied, and the same every time. */
function mixed(a: number, b: number): number {
  const x = Math.sin(a * 127.1 + b * 311.7) * 43758.5453;
  return x - Math.floor(x);
}

function levelOf(learner: number, target: number): Level {
  const x = mixed(learner + 1, target + 3) + (learner % 5 === 2 ? -0.25 : 0.05) - target * 0.02;
  if (target === 7 && learner % 3 !== 0) return 'no-evidence';
  if (x > 0.5) return 'mastered';
  if (x > 0.33) return 'approaching';
  if (x > 0.12) return 'not-yet';
  if (x > 0.06) return 'slipped';
  return 'not-enough';
}

const VALUE: Readonly<Record<Level, number | null>> = {
  mastered: 0.88,
  approaching: 0.74,
  'not-yet': 0.51,
  slipped: 0.62,
  'not-enough': 0.7,
  'no-evidence': null,
};

const RULE: Said = {
  en: 'Mastered is 80 % of the points, on at least two results from at least two sources; newer results count more.',
  es: 'Dominado es el 80 % de los puntos, en al menos dos resultados de al menos dos fuentes; los más recientes cuentan más.',
};

export const WORK = [
  ['w1', 'Entrance ticket 9: sums of fractions', 'entrance', '2026-04-28'],
  ['w2', 'Exit ticket: unlike denominators', 'exit', '2026-05-01'],
  ['w3', 'Fractions at the bakery', 'coursework', '2026-05-05'],
  ['w4', 'Entrance ticket 11: fractions in word problems', 'entrance', '2026-05-11'],
] as const;

function resultsOf(learner: number, target: number, level: Level): Evidence[] {
  if (level === 'no-evidence') return [];
  const works = level === 'not-enough' ? WORK.slice(3) : WORK;
  return works.flatMap(([work, , kind, day], index) => {
    const possible = index === 2 ? 10 : 3;
    const aim = (VALUE[level] ?? 0) + (mixed(learner * 7 + index, target) - 0.5) * 0.5;
    const points = Math.max(0, Math.min(possible, Math.round(aim * possible)));
    return [
      {
        id: EvidenceId.parse(`e-${learner}-${target}-${work}`),
        key: `e-${learner}-${target}-${work}`,
        version: 1,
        learner: LearnerId.parse(String(9001 + learner)),
        target: CODES[target] ?? ADD,
        course: COURSE,
        coursework: CourseworkId.parse(work),
        source: SourceId.parse(`coursework:${work}`),
        kind,
        item: null,
        attempt: 1,
        by: index === 2 ? 'teacher' : 'machine',
        share: points / possible,
        points,
        possible,
        questions: possible,
        at: instant(`${day}T14:05:00Z`),
        provisional: false,
        provenance: `s-${learner}-${work}`,
      } satisfies Evidence,
    ];
  });
}

const REASON: Readonly<Record<Level, Reason>> = {
  mastered: { rule: 'mastered' },
  'not-yet': { rule: 'not-yet' },
  approaching: { rule: 'one-source', source: SourceId.parse('coursework:w4') },
  slipped: { rule: 'slipped', masteredAt: instant('2026-05-01T14:05:00Z') },
  'not-enough': { rule: 'too-little', evidence: 1, sources: 1 },
  'no-evidence': { rule: 'no-evidence' },
};

function masteryOf(learner: number, target: number, evidence: readonly Evidence[]): Mastery {
  const level = levelOf(learner, target);
  const value = VALUE[level];
  return {
    learner: LearnerId.parse(String(9001 + learner)),
    target: CODES[target] ?? ADD,
    method: 'beta-decay',
    value,
    points: value,
    low: value === null ? null : value - 0.14,
    high: value === null ? null : value + 0.09,
    pThreshold: value === null ? null : 0.3,
    level,
    certainty:
      level === 'no-evidence' || level === 'not-enough' ? 'too-little' : level === 'approaching' ? 'leaning' : 'sure',
    reason: REASON[level],
    evidence: evidence.map((each) => each.id),
    sources: [...new Set(evidence.map((each) => each.source))],
    weights: null,
    newest: evidence.at(-1)?.at ?? null,
    stale: false,
    masteredAt:
      level === 'mastered'
        ? instant(target === 0 && learner % 7 === 3 ? '2026-05-11T14:05:00Z' : '2026-05-05T14:05:00Z')
        : null,
    recheckAt: level === 'mastered' ? instant('2026-05-12T14:05:00Z') : null,
    due: false,
    rule: RULE,
    wouldChange: { en: '3 of 3 on one more ticket would change it.', es: 'Lo cambiarían 3 de 3 en un boleto más.' },
  };
}

export const ROUTE_RULE: Readonly<Record<Route, Said>> = {
  seminar: {
    en: 'The evidence says “not yet” on a target of today, from two or more sources.',
    es: 'La evidencia dice «todavía no» en un objetivo de hoy, con dos fuentes o más.',
  },
  workshop: { en: 'The targets of today are mastered.', es: 'Los objetivos de hoy están dominados.' },
  undecided: { en: 'Not enough yet: one more ticket.', es: 'Todavía no alcanza: un boleto más.' },
};

const TARGET_ROUTE: Readonly<Record<Level, Route>> = {
  mastered: 'workshop',
  'not-yet': 'seminar',
  approaching: 'undecided',
  slipped: 'undecided',
  'not-enough': 'undecided',
  'no-evidence': 'undecided',
};

function dayRoute(learner: number, mastery: readonly Mastery[]): DayRoute {
  const id = LearnerId.parse(String(9001 + learner));
  const today = mastery.filter((each) => each.learner === id && (each.target === ADD || each.target === WORD));
  const levels = today.map((each) => each.level);
  const recommended: Route = levels.includes('not-yet')
    ? 'seminar'
    : levels.every((level) => level === 'mastered')
      ? 'workshop'
      : 'undecided';
  const declares = learner % 4 === 1;
  const chosen: Choice['route'] =
    recommended === 'seminar' && learner % 8 === 1
      ? 'workshop'
      : recommended === 'workshop' && learner % 12 === 5
        ? 'seminar'
        : 'workshop';
  const declared = declares
    ? {
        learner: id,
        by: 'declared' as const,
        route: chosen,
        place: null,
        date: DATE,
        at: instant('2026-05-11T20:31:00Z'),
        actor: id,
      }
    : null;
  const evidence = today.flatMap((each) => each.evidence);
  const differs = declared !== null && recommended !== 'undecided' && declared.route !== recommended;
  const wouldChange =
    recommended === 'undecided'
      ? { en: '2 of 3 on one more ticket would settle it.', es: 'Lo aclararían 2 de 3 en un boleto más.' }
      : { en: '3 of 3 on one more ticket would change it.', es: 'Lo cambiarían 3 de 3 en un boleto más.' };
  return {
    learner: id,
    date: DATE,
    recommended,
    declared,
    assigned: null,
    effective: declared?.route ?? recommended,
    question: differs
      ? {
          en: `Chose ${declared.route}, while the evidence suggests ${recommended}. What does the student see that the evidence does not show yet?`,
          es: `Eligió ${declared.route === 'workshop' ? 'el taller' : 'el seminario'}, y la evidencia sugiere ${recommended === 'seminar' ? 'el seminario' : 'el taller'}. ¿Qué ve el estudiante que la evidencia todavía no muestra?`,
        }
      : null,
    targets: today.map((each) => ({
      learner: id,
      target: each.target,
      route: TARGET_ROUTE[each.level],
      seatOwed: false,
      why: { evidence: each.evidence, rule: ROUTE_RULE[recommended], wouldChange },
    })),
    why: { evidence, rule: ROUTE_RULE[recommended], wouldChange },
  };
}

function behindOn(target: TargetCode, mastery: readonly Mastery[]) {
  const on = mastery.filter((each) => each.target === target);
  const at = (levels: readonly Level[]) =>
    on.filter(({ level }) => levels.includes(level)).map(({ learner }) => learner);
  return { notYet: at(['not-yet', 'slipped', 'approaching']), unclear: at(['not-enough', 'no-evidence']) };
}

/** What the night decided for the first `size` learners of the class. */
export function boardDecisions(size: number, evidence: readonly Evidence[]): Decisions {
  const learners = learnersOf(size);
  const mastery = learners.flatMap(({ id }, learner) =>
    CODES.map((code, target) =>
      masteryOf(
        learner,
        target,
        evidence.filter((each) => each.learner === id && each.target === code),
      ),
    ),
  );
  const routes = learners.map((_, index) => dayRoute(index, mastery));
  const inSeminar = routes.filter((route) => route.effective === 'seminar').map((route) => route.learner);
  const needs = (target: TargetCode) => (id: LearnerId) =>
    mastery.some((each) => each.learner === id && each.target === target && each.level === 'not-yet');
  const second = inSeminar.filter(needs(WORD)).slice(0, 8);
  const rest = inSeminar.filter((id) => !second.includes(id));
  const group = rest.slice(0, -2);
  const session = {
    minutes: 20,
    seats: 8,
    meanwhile: {
      en: 'Everyone else works from the choice menu; the second group starts its menu first.',
      es: 'Los demás trabajan con el menú de opciones; el segundo grupo empieza por su menú.',
    },
  };
  const workshop = routes.filter((route) => route.effective === 'workshop').map((route) => route.learner);
  const undecided = routes.filter((route) => route.effective === 'undecided').map((route) => route.learner);
  const again = mastery.filter((each) => each.target === WORD && each.level === 'not-yet').slice(0, 6);
  return {
    run: RUN,
    course: COURSE,
    courseName: 'Mathematics 5A',
    at: RUN_AT,
    date: DATE,
    learners,
    mastery,
    routes,
    seminar: {
      date: DATE,
      sessions: [
        {
          slot: 'first',
          ...session,
          needs: [{ target: ADD, serves: ADD, learners: group }],
          learners: group,
          missed: { question: '2/3 + 1/4 = ?', wrong: 6, of: 8 },
          task: {
            en: 'Recipe cards: how much flour for one and a half cakes?',
            es: 'Tarjetas de recetas: ¿cuánta harina para pastel y medio?',
          },
        },
        {
          slot: 'second',
          ...session,
          needs: [{ target: WORD, serves: WORD, learners: second }],
          learners: second,
          missed: null,
          task: {
            en: 'Two-step word problems from the school garden',
            es: 'Problemas de dos pasos del huerto escolar',
          },
        },
      ],
      workshop,
      undecided,
      notToday: [],
      menu: [],
      questions: [
        ...seminarQuestions(
          rest.slice(0, 3).map((learner) => ({ learner, target: ADD })),
          { satIn: () => YESTERDAY },
          namingOf(boardSchool().targets),
        ),
        ...mismatchesOf(routes),
        ...standingQuestions(
          second.slice(0, 4).map((learner) => ({ learner, target: WORD })),
          { isStanding: () => true },
          namingOf(boardSchool().targets),
        ),
      ],
      talks: rest.slice(-2, -1).map((learner) => ({ learner, target: WORD })),
      waiting: rest.slice(-1).map((learner) => ({
        learner,
        target: ADD,
        why: { en: 'Both seminars are full.', es: 'Los dos seminarios están llenos.' },
      })),
      teachAll: [{ target: WORD, need: Math.ceil(size * 0.55), of: size }],
    },
    pathway: {
      reassignments: again.map(({ learner, target, evidence }) => ({
        learner,
        target,
        round: 1,
        purpose: 'redo',
        due: instant('2026-05-20T04:59:00Z'),
        activity: null,
        repeats: false,
        check: null,
        prerequisite: null,
        minutes: 15,
        why: { evidence, rule: ROUTE_RULE.seminar, wouldChange: ROUTE_RULE.undecided },
      })),
      withheld: [],
      misses: [],
      menus: workshop.map((learner, index) => ({
        learner,
        target: ADD,
        deeper: true,
        choices: [
          {
            activity: {
              target: ADD,
              title: 'Fraction strips',
              url: 'https://example.org/strips',
              modality: 'video',
              kind: 'deeper' as const,
              minutes: 15,
            },
            why:
              index % 2 === 0
                ? { en: 'Because you like videos.', es: 'Porque te gustan los videos.' }
                : { en: 'It goes one step further.', es: 'Va un paso más allá.' },
          },
          {
            activity: {
              target: ADD,
              title: 'Plan the class bake sale',
              modality: 'partner',
              kind: 'real-world' as const,
              minutes: 20,
            },
            why: { en: 'From real life.', es: 'De la vida real.' },
          },
        ],
      })),
    },
    notes: [],
    nextTicket: {
      targets: [ADD, WORD],
      settles: 9,
      of: 11,
      asked: [],
      questions: [{ target: ADD, question: '2/3 + 1/4 = ?' }],
    },
    handIns: 12,
    rhythm: [
      {
        unit: 'Fractions',
        last: '2026-05-05' as SchoolDate,
        pause: 5,
        usual: 3,
        longer: true,
        tickets: ['2026-04-16', '2026-04-20', '2026-04-23', '2026-04-28', '2026-05-01', '2026-05-05'] as SchoolDate[],
        unasked: [{ target: WORD, since: null }],
      },
      {
        unit: 'Decimals and volume',
        last: '2026-05-11' as SchoolDate,
        pause: 1,
        usual: 2,
        longer: false,
        tickets: ['2026-05-07', '2026-05-11'] as SchoolDate[],
        unasked: [{ target: ADD, since: 12 }],
      },
    ],
    summatives: [
      {
        coursework: CourseworkId.parse('unit-test'),
        title: 'Unit test: fractions',
        date: '2026-05-14' as SchoolDate,
        days: 2,
        targets: [ADD, WORD].map((target) => ({ target, ...behindOn(target, mastery) })),
        fits: ['ticket', 'seminar'],
      },
    ],
    exits: [
      {
        date: '2026-05-11' as SchoolDate,
        targets: [ADD],
        had: learners.slice(12).map(({ id }) => id),
        notYet: learners.slice(2, 12).map(({ id }) => id),
        silent: learners.slice(0, 2).map(({ id }) => id),
        missed: { question: '2/3 − 1/4 = ?', wrong: 7, of: 29 },
      },
    ],
    seen: NOTHING_SEEN,
  };
}

/** Everything the first `size` learners did. */
export function boardEvidence(size: number): Evidence[] {
  return learnersOf(size).flatMap((_, learner) =>
    CODES.flatMap((_code, target) => resultsOf(learner, target, levelOf(learner, target))),
  );
}

function learnersOf(size: number): Decisions['learners'] {
  return NAMES.slice(0, size).map((name, index) => ({ id: LearnerId.parse(String(9001 + index)), name }));
}
