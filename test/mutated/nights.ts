import { loadEvidence } from '../../src/store/evidence.ts';
import { CourseId, LearnerId } from '../../src/ids.ts';
import { randomFor, type Random } from '../../src/sandbox/random.ts';
import { loadDecisions } from '../../src/store/decisions.ts';
import type { Store } from '../../src/store/types.ts';
import type { CourseResult } from '../../src/sync/sync-course.ts';
import { instant } from '../../src/time.ts';
import { nightsOf, type Nights } from '../builders/night.ts';
import { COURSE, learnerEmail, learnerId, quiz, smallSchool } from '../builders/sandbox.ts';
import { memoryStore } from '../builders/store.ts';
import { mutateRecord, mutateWhole, PLANTED, type Mutated } from './mutator.ts';

export interface MutatedFigures {
  nights: number;
  /** Answers that were mutated on their way. */
  answers: number;
  /** Nights that were finished although answers were spoilt. */
  finished: number;
  /** Scores of healthy records that were looked for, all of them found. */
  healthy: number;
  /** Records that were set aside with a reason. */
  setAside: number;
  readonly faults: string[];
}

const LEARNERS = 6;
const NIGHT = '2026-09-14T07:00:00Z';
const NEXT = '2026-09-15T07:00:00Z';
/** A night on loopback takes a tenth of a second; one that takes so long will not end. */
const LONGEST = 30_000;
/** More than enough to see what is wrong. */
const MOST_FAULTS = 40;
/** A store is used for so many schools. */
const SCHOOLS_A_STORE = 100;
/** Nights after which the answers are sound again, and the next night must put everything right. */
const HEALED = 0.2;

const [right, wrong] = [['right', 'right'], ['wrong', 'right']];
const everyone = <T>(of: (n: number) => T): Record<number, T> => Object.fromEntries(Array.from({ length: LEARNERS }, (_, n) => [n + 1, of(n + 1)]));

function school(id: string) {
  return smallSchool({
    learners: LEARNERS,
    file: { school: { id, name: 'Small School', lms: 'google', timeZone: 'America/Chicago', languages: ['en', 'es'] }, review: 'auto' },
    work: [
      { id: '7001', title: 'Entrance ticket [5.NF.A.1]', at: instant('2026-09-08T14:00:00Z'), quiz: quiz('f1', [{}, {}]), answers: everyone((n) => (n < 3 ? wrong : right)) },
      { id: '7002', title: 'Work [5.NF.A.1]', at: instant('2026-09-09T14:00:00Z'), grades: everyone((n) => ({ draft: n < 3 ? 3 : 9, assigned: n < 3 ? 3 : 9 })) },
      { id: '7003', title: 'Exit ticket [5.NF.A.1]', at: instant('2026-09-10T14:00:00Z'), quiz: quiz('f3', [{}, {}]), answers: everyone((n) => (n < 3 ? wrong : right)) },
    ],
  });
}

/** Runs nights over mutated answers of the sandbox until so many were mutated, and says what went wrong. */
export async function mutatedNights({ n, seed, onNight }: {
  readonly n: number; readonly seed: string; readonly onNight?: (figures: MutatedFigures) => void;
}): Promise<MutatedFigures> {
  const figures: MutatedFigures = { nights: 0, answers: 0, finished: 0, healthy: 0, setAside: 0, faults: [] };
  const untouched = globalThis.fetch;
  let store = await memoryStore();
  const lost = (reason: unknown): void => void figures.faults.push(`an error nobody looked at: ${String(reason)}`);
  process.on('unhandledRejection', lost);
  try {
    const sound = await soundNight(store);
    for (let night = 0; figures.answers < n && figures.faults.length < MOST_FAULTS; night += 1) {
      if (night % SCHOOLS_A_STORE === SCHOOLS_A_STORE - 1) {
        await store.close();
        store = await memoryStore();
      }
      await oneNight({ store, figures, night, seed, sound, untouched });
      onNight?.(figures);
    }
  } finally {
    process.off('unhandledRejection', lost);
    globalThis.fetch = untouched;
    await store.close();
  }
  return figures;
}

/** Current evidence, as `learner coursework item`: share. */
type Scores = ReadonlyMap<string, number>;

async function soundNight(store: Store): Promise<Scores> {
  const nights = await nightsOf(school('sound'), NIGHT, { store });
  await nights.sync();
  const scores = await scoresOf(nights);
  await nights.sandbox.close();
  return scores;
}

interface OneNight {
  readonly store: Store;
  readonly figures: MutatedFigures;
  readonly night: number;
  readonly seed: string;
  readonly sound: Scores;
  readonly untouched: typeof fetch;
}

async function oneNight({ store, figures, night, seed, sound, untouched }: OneNight): Promise<void> {
  const random = randomFor(seed, 'night', night);
  const nights = await nightsOf(school(`s${night}`), NIGHT, { store });
  const mutations: (Mutated & { readonly address: string })[] = [];
  const wild = random() < 0.3;
  globalThis.fetch = mutating(untouched, random, wild, mutations);
  const fault = (what: string): void => void figures.faults.push(`night ${night} of seed ${seed}: ${what}; ${mutations.map(({ how, address }) => `${how} in ${address}`).join('; ')}`);
  figures.nights += 1;
  try {
    const report = await inTime(nights.sync());
    judgeReport(report, fault);
    if (!report.unfinished) figures.finished += 1;
    figures.setAside += report.problems.filter(({ what }) => what.includes(' was set aside: ')).length;
    for (const share of (await scoresOf(nights)).values()) if (!(share >= 0 && share <= 1)) fault(`a share of ${share}`);
    await judgeMastery(nights, fault);
    const reads = mutations.filter(({ address }) => !address.startsWith('POST') && !address.startsWith('PATCH'));
    if (reads.every(({ touched }) => touched !== 'all') && !report.unfinished) figures.healthy += await judgeHealthy(nights, sound, reads, fault);
    if (random() < HEALED) {
      globalThis.fetch = untouched;
      nights.moveTo(NEXT);
      await inTime(nights.sync());
      await judgeHealed(nights, sound, mutations, fault);
    }
  } catch (error) {
    fault(`threw ${error instanceof Error ? error.stack : String(error)}`);
  } finally {
    globalThis.fetch = untouched;
    figures.answers += mutations.length;
    await nights.sandbox.close();
  }
}

/** The network, with answers spoilt on their way: one record in most answers, or (a wild night) anything at all. */
function mutating(real: typeof fetch, random: Random, wild: boolean, mutations: (Mutated & { address: string })[]): typeof fetch {
  return async (input, init) => {
    const answer = await real(input, init);
    const text = await answer.text();
    const whole = (): Response => new Response(answer.status === 204 ? null : text, { status: answer.status, headers: answer.headers });
    if (answer.status !== 200 || random() >= (wild || /"(students|courseWork|studentSubmissions|responses)":/.test(text) ? 0.7 : 0.15)) return whole();
    const mutated = wild && random() < 0.25 ? mutateWhole(random, text) : mutateRecord(random, text);
    if (mutated === null) return whole();
    const { pathname } = new URL(input instanceof Request ? input.url : String(input));
    const form = /^\/v1\/forms\/(\w+)$/.exec(pathname)?.[1]; // one bad question makes the whole form unreadable
    const touched = mutated.touched === 'all' || form === undefined ? mutated.touched : [...mutated.touched, form];
    mutations.push({ ...mutated, touched, address: `${init?.method ?? 'GET'} ${pathname}` });
    return new Response(mutated.text, { status: 200, headers: { 'content-type': mutated.type } });
  };
}

/** Nothing personal, nothing of ours inside, nothing that fills a page. */
function judgeReport(report: CourseResult, fault: (what: string) => void): void {
  const { skipped, failed } = report.writes;
  const lines = [...report.problems.flatMap(({ what, do: todo }) => [what, todo]), ...skipped.map(({ why }) => why), ...failed.map(({ why }) => why)];
  for (const line of lines) {
    if (line.includes(PLANTED) || line.includes('small.example') || /Number \d/.test(line)) fault(`personal data in "${line.slice(0, 200)}"`);
    if (/\bat .*:\d+:\d+|(Type|Range|Reference|Syntax|Zod)Error|Cannot read|is not a function/.test(line)) fault(`a trace in "${line.slice(0, 200)}"`);
    if (line.length > 1500) fault(`a line of ${line.length} characters: "${line.slice(0, 100)}"`);
    if (/[\u202a-\u202e\u2066-\u2069\0]/.test(line)) fault(`hidden characters in "${line.slice(0, 200)}"`);
  }
  if (report.unfinished && report.problems.length === 0) fault('unfinished without a word');
}

async function judgeMastery(nights: Nights, fault: (what: string) => void): Promise<void> {
  const decisions = await nights.app.store.school(nights.file.school.id, (db) => loadDecisions(db, CourseId.parse(COURSE)));
  for (const { value, low, high } of decisions?.mastery ?? []) {
    for (const number of [value, low, high]) if (number !== null && !(number >= 0 && number <= 1)) fault(`mastery of ${number}`);
  }
}

/** Every score whose own records, and those they are read against, were not touched. */
async function judgeHealthy(nights: Nights, sound: Scores, reads: readonly Mutated[], fault: (what: string) => void): Promise<number> {
  const touched = new Set(reads.flatMap((mutation) => mutation.touched));
  if (touched.has('8001') || touched.has(COURSE)) return 0; // the teacher, or the course as a whole
  const scores = await scoresOf(nights);
  let healthy = 0;
  for (const [place, share] of sound) {
    const [learner = '', work = ''] = place.split(' ');
    const n = Number(learner) - 9000;
    if ([learner, work, `${learner} ${work}`, formOf(place), learnerEmail(n), `r-${work}-${n}`].some((id) => touched.has(id))) continue;
    healthy += 1;
    if (scores.get(place) !== share) fault(`the healthy score ${place} is ${scores.get(place)} and not ${share}`);
  }
  return healthy;
}

function formOf(place: string): string {
  return (place.split(' ')[1] ?? '').replace('700', 'f');
}

/** Once answers are sound again, every score is there, and nobody was shown anything twice or of somebody else's. */
async function judgeHealed(nights: Nights, sound: Scores, mutations: readonly Mutated[], fault: (what: string) => void): Promise<void> {
  const scores = await scoresOf(nights);
  // Questions that looked sound and were not are kept until the coursework changes: nothing tells them from true ones.
  const forms = new Set(mutations.flatMap(({ touched }) => (touched === 'all' ? [] : touched.filter((id) => /^f\d$/.test(id)))));
  const kept = [...sound].filter(([place]) => !forms.has(formOf(place)));
  for (const [place, share] of kept) if (scores.get(place) !== share) fault(`healed, the score ${place} is ${scores.get(place)} and not ${share}`);
  for (let n = 1; n <= LEARNERS; n += 1) {
    const { coursework, announcements } = nights.sandbox.world.seenBy(learnerId(n), COURSE);
    const seen = [...coursework.filter(({ project }) => project !== 'web').map(({ title }) => title), ...announcements.map(({ text }) => text)];
    if (new Set(seen).size < seen.length) fault(`learner ${n} was shown something twice: ${seen.join(' | ')}`);
    if (announcements.some(({ students }) => students.length !== 1)) fault(`a note of learner ${n} is for others too`);
  }
}

async function scoresOf(nights: Nights): Promise<Scores> {
  const learners = Array.from({ length: LEARNERS }, (_, n) => LearnerId.parse(learnerId(n + 1)));
  const held = await nights.app.store.school(nights.file.school.id, (db) => loadEvidence(db, learners));
  return new Map(held.filter(({ attempt }) => attempt === 1).map(({ learner, coursework, item, share }) => [`${learner} ${coursework} ${item ?? ''}`, share]));
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the night did not end')), LONGEST);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
