import type { Evidence } from '../../src/evidence/types.ts';
import {
  CourseId, CourseworkId, EvidenceId, LearnerId, Marker, PlanId, PostId, RunId, SourceId, TargetCode, WriteKey,
} from '../../src/ids.ts';
import type { Said } from '../../src/language.ts';
import type { Level, Mastery, Reason } from '../../src/mastery/types.ts';
import type { BoardInput } from '../../src/pages/board/input.ts';
import type { NoteWrite, PostingWrite, ReassignWrite, Write } from '../../src/plan/types.ts';
import type { DayRoute, Route } from '../../src/routing/types.ts';
import { SchoolFile } from '../../src/school/file.ts';
import type { Store } from '../../src/store/types.ts';
import type { CourseReport, Decisions } from '../../src/sync/types.ts';
import { instant, type SchoolDate } from '../../src/time.ts';
import type { LedgerRow } from '../../src/writeback/types.ts';
import { saveCoursework } from '../../src/store/coursework.ts';
import { saveDecisions } from '../../src/store/decisions.ts';
import { saveEvidence } from '../../src/store/evidence.ts';
import { recordDecision } from '../../src/store/ledger.ts';
import { savePlan } from '../../src/store/plans.ts';
import { saveRun } from '../../src/store/runs.ts';
import { saveSchoolFile } from '../../src/store/schools.ts';

/** A class of 31 and eight targets, six weeks in: what a real morning looks like. Same every time. */
export const NAMES = [
  'Amara Okafor', 'Mateo García Ruiz', 'Lucía Fernández', 'Noah Williams', 'Sofía Hernández', 'Ethan Nguyen', 'Valentina Morales', 'Liam O’Connor',
  'Camila Torres', 'Aiden Patel', 'Isabella Ramírez', 'Jackson Brown', 'Mía Castillo', 'Elijah Johnson', 'Ximena Delgado', 'Owen Miller',
  'Daniela Peña', 'Caleb Smith', 'Renata Ortiz', 'Hana Kim', 'Diego Álvarez', 'Grace Thompson', 'Emiliano Vargas', 'Zoe Martin',
  'Santiago Reyes', 'Layla Hassan', 'Julián Mendoza', 'Chloe Davis', 'Ángel Núñez', 'Ruby Clark', 'Fernanda Guadalupe Villaseñor Montes',
];

export const COURSE = CourseId.parse('6001');
export const TEACHER = 't.rivera@cedar.example';
export const NOW = instant('2026-05-12T12:00:00Z'); // seven in the morning in Chicago
const RUN_AT = instant('2026-05-12T07:10:00Z');
const RUN = RunId.parse('run-0512');
const DATE = '2026-05-12' as SchoolDate;

const TARGETS = [
  ['5.NF.A.1', 'add and subtract fractions with unlike denominators', 'sumar y restar fracciones con distinto denominador'],
  ['5.NF.A.2', 'solve word problems that add or subtract fractions', 'resolver problemas en los que se suman o restan fracciones'],
  ['5.NF.B.3', 'see a fraction as a division', 'ver una fracción como una división'],
  ['5.NF.B.4', 'multiply a fraction by a fraction', 'multiplicar una fracción por una fracción'],
  ['5.NF.B.6', 'solve real-world problems with multiplied fractions', 'resolver problemas reales multiplicando fracciones'],
  ['5.NBT.A.3', 'read, write and compare decimals to thousandths', 'leer, escribir y comparar decimales hasta milésimas'],
  ['5.NBT.B.7', 'calculate with decimals to hundredths', 'calcular con decimales hasta centésimas'],
  ['5.MD.C.5', 'find the volume of a box', 'hallar el volumen de una caja'],
] as const;

const CODES = TARGETS.map(([code]) => TargetCode.parse(code));
const [ADD, WORD] = CODES as [TargetCode, TargetCode];

export function boardSchool(): SchoolFile {
  return SchoolFile.parse({
    school: { id: 'cedar', name: 'Cedar Grove', lms: 'google', timeZone: 'America/Chicago', languages: ['en', 'es'] },
    courses: [
      {
        id: '6001', teacher: TEACHER, area: 'mathematics', grade: 5,
        units: [{ title: 'Fractions', targets: CODES.slice(0, 5) }, { title: 'Decimals and volume', targets: CODES.slice(5) }],
      },
      { id: '6002', teacher: TEACHER, area: 'mathematics', grade: 5 },
      { id: '7001', teacher: 'someone.else@cedar.example', area: 'science', grade: 5 },
    ],
    targets: TARGETS.map(([code, en, es]) => ({ code, iCan: { en: `I can ${en}`, es: `Puedo ${es}` }, grade: 5, area: 'mathematics' })),
  });
}

const learners = NAMES.map((name, index) => ({ id: LearnerId.parse(String(9001 + index)), name }));

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
  mastered: 0.88, approaching: 0.74, 'not-yet': 0.51, slipped: 0.62, 'not-enough': 0.7, 'no-evidence': null,
};

const RULE: Said = {
  en: 'Mastered is 80 % of the points, on at least two results from at least two sources; newer results count more.',
  es: 'Dominado es el 80 % de los puntos, en al menos dos resultados de al menos dos fuentes; los más recientes cuentan más.',
};

const WORK = [
  ['w1', 'Entrance ticket 9: sums of fractions', 'entrance', '2026-04-28'],
  ['w2', 'Exit ticket: unlike denominators', 'exit', '2026-05-01'],
  ['w3', 'Fractions at the bakery', 'coursework', '2026-05-05'],
  ['w4', 'Entrance ticket 11: fractions in word problems', 'entrance', '2026-05-11'],
] as const;

function evidenceOf(learner: number, target: number, level: Level): Evidence[] {
  if (level === 'no-evidence') return [];
  const works = level === 'not-enough' ? WORK.slice(3) : WORK;
  return works.flatMap(([work, , kind, day], index) => {
    const possible = index === 2 ? 10 : 3;
    const aim = (VALUE[level] ?? 0) + (mixed(learner * 7 + index, target) - 0.5) * 0.5;
    const points = Math.max(0, Math.min(possible, Math.round(aim * possible)));
    return [{
      id: EvidenceId.parse(`e-${learner}-${target}-${work}`), key: `e-${learner}-${target}-${work}`, version: 1,
      learner: LearnerId.parse(String(9001 + learner)), target: CODES[target] ?? ADD, course: COURSE,
      coursework: CourseworkId.parse(work), source: SourceId.parse(`coursework:${work}`), kind, item: null, attempt: 1,
      by: index === 2 ? 'teacher' : 'machine', share: points / possible, points, possible, questions: possible,
      at: instant(`${day}T14:05:00Z`), provisional: false, provenance: `s-${learner}-${work}`,
    } satisfies Evidence];
  });
}

function reasonOf(level: Level): Reason {
  switch (level) {
    case 'mastered': return { rule: 'mastered' };
    case 'not-yet': return { rule: 'not-yet' };
    case 'approaching': return { rule: 'one-source', source: SourceId.parse('coursework:w4') };
    case 'slipped': return { rule: 'slipped', masteredAt: instant('2026-05-01T14:05:00Z') };
    case 'not-enough': return { rule: 'too-little', evidence: 1, sources: 1 };
    case 'no-evidence': return { rule: 'no-evidence' };
  }
}

function masteryOf(learner: number, target: number, evidence: readonly Evidence[]): Mastery {
  const level = levelOf(learner, target);
  const value = VALUE[level];
  return {
    learner: LearnerId.parse(String(9001 + learner)), target: CODES[target] ?? ADD, method: 'beta-decay', value, points: value,
    low: value === null ? null : value - 0.14, high: value === null ? null : value + 0.09, pThreshold: value === null ? null : 0.3, level,
    certainty: level === 'no-evidence' || level === 'not-enough' ? 'too-little' : level === 'approaching' ? 'leaning' : 'sure',
    reason: reasonOf(level), evidence: evidence.map((each) => each.id), sources: [...new Set(evidence.map((each) => each.source))],
    newest: evidence.at(-1)?.at ?? null, stale: false,
    masteredAt: level === 'mastered' ? instant('2026-05-05T14:05:00Z') : null,
    recheckAt: level === 'mastered' ? instant('2026-05-12T14:05:00Z') : null,
    rule: RULE,
    wouldChange: { en: '3 of 3 on one more ticket would change it.', es: 'Lo cambiarían 3 de 3 en un boleto más.' },
  };
}

const ROUTE_RULE: Readonly<Record<Route, Said>> = {
  seminar: {
    en: 'The evidence says “not yet” on a target of today, from two or more sources.',
    es: 'La evidencia dice «todavía no» en un objetivo de hoy, con dos fuentes o más.',
  },
  workshop: { en: 'The targets of today are mastered.', es: 'Los objetivos de hoy están dominados.' },
  undecided: { en: 'Not enough yet: one more ticket.', es: 'Todavía no alcanza: un boleto más.' },
};

const TARGET_ROUTE: Readonly<Record<Level, Route>> = {
  mastered: 'workshop', 'not-yet': 'seminar', approaching: 'undecided', slipped: 'undecided', 'not-enough': 'undecided', 'no-evidence': 'undecided',
};

function dayRoute(learner: number, mastery: readonly Mastery[]): DayRoute {
  const id = LearnerId.parse(String(9001 + learner));
  const today = mastery.filter((each) => each.learner === id && (each.target === ADD || each.target === WORD));
  const levels = today.map((each) => each.level);
  const recommended: Route = levels.includes('not-yet') ? 'seminar' : levels.every((level) => level === 'mastered') ? 'workshop' : 'undecided';
  const declares = learner % 4 === 1;
  const chosen = recommended === 'seminar' && learner % 8 === 1 ? 'workshop' : recommended === 'workshop' && learner % 12 === 5 ? 'seminar' : 'workshop';
  const declared = declares
    ? { learner: id, by: 'declared' as const, route: chosen as 'seminar' | 'workshop', date: DATE, at: instant('2026-05-11T20:31:00Z'), actor: id }
    : null;
  const evidence = today.flatMap((each) => each.evidence);
  const differs = declared !== null && recommended !== 'undecided' && declared.route !== recommended;
  const wouldChange = recommended === 'undecided'
    ? { en: '2 of 3 on one more ticket would settle it.', es: 'Lo aclararían 2 de 3 en un boleto más.' }
    : { en: '3 of 3 on one more ticket would change it.', es: 'Lo cambiarían 3 de 3 en un boleto más.' };
  return {
    learner: id, date: DATE, recommended, declared, assigned: null, effective: declared?.route ?? recommended,
    question: differs ? {
      en: `Chose ${declared.route}, while the evidence suggests ${recommended}. What does the student see that the evidence does not show yet?`,
      es: `Eligió ${declared.route === 'workshop' ? 'el taller' : 'el seminario'}, y la evidencia sugiere ${recommended === 'seminar' ? 'el seminario' : 'el taller'}. ¿Qué ve el estudiante que la evidencia todavía no muestra?`,
    } : null,
    targets: today.map((each) => ({
      learner: id, target: each.target, route: TARGET_ROUTE[each.level], seatOwed: false,
      why: { evidence: each.evidence, rule: ROUTE_RULE[recommended], wouldChange },
    })),
    why: { evidence, rule: ROUTE_RULE[recommended], wouldChange },
  };
}

function decisionsOf(mastery: readonly Mastery[]): Decisions {
  const routes = learners.map((_, index) => dayRoute(index, mastery));
  const inSeminar = routes.filter((route) => route.effective === 'seminar').map((route) => route.learner);
  const needs = (target: TargetCode) => (id: LearnerId) => mastery.some((each) => each.learner === id && each.target === target && each.level === 'not-yet');
  const second = inSeminar.filter(needs(WORD)).slice(0, 8);
  const rest = inSeminar.filter((id) => !second.includes(id));
  const session = {
    minutes: 20, seats: 8,
    meanwhile: { en: 'Everyone else works from the choice menu; the second group starts its menu first.', es: 'Los demás trabajan con el menú de opciones; el segundo grupo empieza por su menú.' },
  };
  const workshop = routes.filter((route) => route.effective === 'workshop').map((route) => route.learner);
  const undecided = routes.filter((route) => route.effective === 'undecided').map((route) => route.learner);
  const again = mastery.filter((each) => each.target === WORD && each.level === 'not-yet').slice(0, 6);
  return {
    run: RUN, course: COURSE, courseName: 'Mathematics 5A', at: RUN_AT, date: DATE, learners, mastery, routes,
    seminar: {
      date: DATE,
      sessions: [
        {
          slot: 'first', ...session, target: ADD, serves: ADD, learners: rest.slice(0, 8),
          task: { en: 'Recipe cards: how much flour for one and a half cakes?', es: 'Tarjetas de recetas: ¿cuánta harina para pastel y medio?' },
        },
        {
          slot: 'second', ...session, target: WORD, serves: WORD, learners: second,
          task: { en: 'Two-step word problems from the school garden', es: 'Problemas de dos pasos del huerto escolar' },
        },
      ],
      workshop, undecided,
      waiting: rest.slice(8, 10).map((learner) => ({ learner, why: { en: 'Both seminars are full.', es: 'Los dos seminarios están llenos.' } })),
      teachAll: [{ target: WORD, need: 17, of: 31 }],
    },
    pathway: {
      reassignments: again.map(({ learner, target, evidence }) => ({
        learner, target, round: 1, purpose: 'redo', due: instant('2026-05-20T04:59:00Z'), activity: null, repeats: false, prerequisite: null, minutes: 15,
        why: { evidence, rule: ROUTE_RULE.seminar, wouldChange: ROUTE_RULE.undecided },
      })),
      withheld: [], misses: [],
      menus: workshop.map((learner, index) => ({
        learner, target: ADD, deeper: true,
        choices: [
          { activity: { target: ADD, title: 'Fraction strips', url: 'https://example.org/strips', modality: 'video', kind: 'deeper' as const, minutes: 15 }, why: index % 2 === 0 ? { en: 'Because you like videos.', es: 'Porque te gustan los videos.' } : { en: 'It goes one step further.', es: 'Va un paso más allá.' } },
          { activity: { target: ADD, title: 'Plan the class bake sale', modality: 'partner', kind: 'real-world' as const, minutes: 20 }, why: { en: 'From real life.', es: 'De la vida real.' } },
        ],
      })),
    },
    notes: [],
  };
}

function writesOf({ seminar, pathway, routes }: Decisions): Write[] {
  const why = { evidence: [EvidenceId.parse('e-0-0-w1'), EvidenceId.parse('e-0-0-w2')], rule: ROUTE_RULE.seminar, wouldChange: ROUTE_RULE.undecided };
  const route = (slot: 'first' | 'second' | 'workshop', ids: readonly LearnerId[]): Write[] => {
    const [first, ...others] = ids;
    if (first === undefined) return [];
    return [{
      kind: 'route', key: WriteKey.parse(`route-${slot}`), why, title: 'Tuesday, May 12: your next step · martes 12 de mayo: tu siguiente paso',
      text: slot === 'workshop'
        ? 'Today the choice menu is for you: pick what helps you most. If you would rather sit with the teacher, just say so.\n\nHoy el menú de opciones es para ti: elige lo que más te ayude. Si prefieres trabajar con la maestra, solo dilo.'
        : 'There is a place for you at the small table today, 20 minutes with the teacher. If you would rather start with the choice menu, just say so.\n\nHoy hay un lugar para ti en la mesa pequeña, 20 minutos con la maestra. Si prefieres empezar con el menú de opciones, solo dilo.',
      links: [], due: null, points: null, learners: [first, ...others], target: slot === 'workshop' ? null : ADD, route: slot === 'workshop' ? 'workshop' : 'seminar', slot, date: DATE,
    }];
  };
  const [first, ...others] = pathway.reassignments.map((each) => each.learner);
  const again: ReassignWrite | null = first === undefined ? null : {
    kind: 'reassign', key: WriteKey.parse('again-1'), why, title: 'One more chance: 5.NF.A.2 · Una oportunidad más: 5.NF.A.2',
    text: 'I can solve word problems that add or subtract fractions.\nWork through the problems until the due day. You can hand it in again as often as you like until then.\n\nPuedo resolver problemas en los que se suman o restan fracciones.\nTrabaja los problemas hasta el día de entrega. Puedes entregarlo de nuevo cuantas veces quieras hasta entonces.',
    links: [{ title: 'Word problems from the garden', url: 'https://example.org/garden' }], due: instant('2026-05-20T04:59:00Z'), points: 10,
    learners: [first, ...others], target: WORD, round: 1, date: DATE, minutes: 15, activity: 'https://example.org/garden',
  };
  const notes = routes.slice(0, 12).map(({ learner }, index): NoteWrite => ({
    kind: 'note', key: WriteKey.parse(`note-${learner}`), why, title: null, learners: [learner], week: '2026-05-11',
    language: index % 3 === 1 ? 'es' : 'en', channel: index === 4 ? 'paste' : 'post', factsHash: 'f', links: [], due: null, points: null,
    text: index % 3 === 1
      ? 'Esta semana respondiste bien dos preguntas más que la vez pasada en sumar fracciones.\nSiguiente paso: prueba las tiras de fracciones del menú.\nLa próxima oportunidad es el viernes 15 de mayo.'
      : 'This week you got two more right than last time on adding fractions.\nNext step: try the fraction strips from the menu.\nThe next chance is Friday, May 15.',
  }));
  return [
    ...route('first', seminar.sessions[0]?.learners ?? []), ...route('second', seminar.sessions[1]?.learners ?? []), ...route('workshop', seminar.workshop),
    ...(again === null ? [] : [again]),
    ...notes,
    {
      kind: 'withdraw', key: WriteKey.parse('back-1'), of: WriteKey.parse('route-old'), post: { carrier: 'assignment', id: PostId.parse('p-old') },
      learners: [LearnerId.parse('9001')], title: 'Monday, May 11: your next step', why,
    },
  ];
}

export function ledgerRow(write: PostingWrite, over: Partial<LedgerRow> = {}): LedgerRow {
  return {
    key: write.key, course: COURSE, state: 'DONE', write, carrier: write.kind === 'note' ? 'announcement' : 'assignment',
    marker: Marker.parse(`m-${write.key}`), contentHash: 'h', remoteId: PostId.parse(`p-${write.key}`), run: RUN, decidedAt: RUN_AT, changedAt: RUN_AT, trouble: null, ...over,
  };
}

/** A whole morning; `over` replaces any part of it. */
export function boardInput(over: Partial<BoardInput> = {}): BoardInput {
  const school = boardSchool();
  const [course] = school.courses;
  if (course === undefined) throw new Error('the school of the builder has courses');
  const evidence = learners.flatMap((_, learner) => CODES.flatMap((_code, target) => evidenceOf(learner, target, levelOf(learner, target))));
  const mastery = learners.flatMap(({ id }, learner) => CODES.map((code, target) =>
    masteryOf(learner, target, evidence.filter((each) => each.learner === id && each.target === code))));
  const decisions = decisionsOf(mastery);
  const note = { ...writesOf(decisions).find((write) => write.kind === 'note') } as NoteWrite;
  const earlier = (key: string, learner: string): NoteWrite => ({ ...note, key: WriteKey.parse(key), learners: [LearnerId.parse(learner)] });
  return {
    school, course, language: 'en', sort: 'support', asked: null, now: NOW, decisions, evidence,
    courses: [{ id: COURSE, name: 'Mathematics 5A' }, { id: CourseId.parse('6002'), name: 'Mathematics 5B' }],
    plan: { plan: { id: PlanId.parse('plan-0512'), run: RUN, course: COURSE, at: RUN_AT, date: DATE, writes: writesOf(decisions), hash: 'h' }, state: 'waiting' },
    ledger: [
      ledgerRow(earlier('note-a', '9020')),
      ledgerRow(earlier('note-b', '9021'), { state: 'HELD', trouble: 'The draft differed from what was sent; look at it in the class.' }),
      ledgerRow(earlier('note-c', '9022'), { state: 'TOMBSTONE', trouble: null }),
    ],
    report: courseReport(),
    titles: new Map(WORK.map(([id, title]) => [CourseworkId.parse(id), title])),
    ...over,
  };
}

export function courseReport(over: Partial<CourseReport> = {}): CourseReport {
  return {
    id: COURSE, learners: 31, coursework: 12, submissions: 340, responses: 118, evidence: { new: 40, changed: 2, kept: 900 },
    mastery: { mastered: 0, approaching: 0, 'not-yet': 0, slipped: 0, 'not-enough': 0, 'no-evidence': 0 },
    routes: { seminar: 0, workshop: 0, undecided: 0 },
    writes: { created: 0, updated: 0, adopted: 0, withdrawn: 0, unchanged: 0, waiting: 17, skipped: [], failed: [] },
    problems: [
      { kind: 'unmatched', what: '1 response to “Entrance ticket 11” came from an address of nobody in the class.', do: 'Ask who answered from another account; the answer counts once it comes from the school account.' },
      { kind: 'untagged', what: '“Warm-up 3” has no learning target.', do: 'Add a tag for it to the school file, or leave it out on purpose.' },
    ],
    calls: { google: 21 }, unfinished: false, ...over,
  };
}

/** Puts a morning into a store, as a night would have left it. */
export async function keepBoard(store: Store, input: BoardInput): Promise<void> {
  await store.school(input.school.school.id, async (db) => {
    await saveSchoolFile(db, input.school, RUN_AT);
    await saveCoursework(db, COURSE, [...input.titles].map(([id, title]) => ({
      id, title, state: 'published', maxPoints: 10, due: null, createdAt: null, updatedAt: null, quizzes: [], post: null,
    })), RUN_AT);
    await saveEvidence(db, { added: input.evidence, superseded: [] }, RUN, RUN_AT);
    await saveDecisions(db, input.decisions);
    await recordDecision(db, input.ledger);
    if (input.plan !== null) await savePlan(db, input.plan.plan, input.plan.state);
    if (input.report !== null) await saveRun(db, RUN, COURSE, RUN_AT, input.report);
  });
}
