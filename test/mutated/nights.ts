import { randomFor } from '../../src/sandbox/shell/random.ts';
import type { LmsId } from '../../src/lms/known.ts';
import { googleStage } from './google-stage.ts';
import { judgeHealed, judgeHealthy, judgeNumbers, judgeReport, judgeSeen, type Fault } from './judge.ts';
import { schoologyStage } from './schoology-stage.ts';
import { spoiling, type Measure, type Spoilt } from './spoiling.ts';
import { numbersOf, scoresOf, type OpenStage, type Scores, type Stage } from './stage.ts';

export interface MutatedFigures {
  schools: number;
  nights: number;
  /** Answers that were mutated on their way. */
  answers: number;
  /** Nights that were finished although answers were spoilt. */
  finished: number;
  /** Scores of healthy records that were looked for. */
  healthy: number;
  /** Records that were set aside with a reason. */
  setAside: number;
  readonly faults: string[];
}

const STAGES: Readonly<Record<LmsId, OpenStage>> = { google: googleStage, schoology: schoologyStage };

/** New work comes on the days between; the last night is sound again. */
const SPOILT_NIGHTS = ['2026-09-14T07:00:00Z', '2026-09-15T07:00:00Z', '2026-09-16T07:00:00Z'] as const;
const SOUND_NIGHT = '2026-09-17T07:00:00Z';
/** A night takes some hundredths of a second, on a busy machine some tenths; one that takes so long will not end. */
const LONGEST = 180_000;
/** More than enough to see what is wrong. */
const MOST_FAULTS = 40;

/** A few answers a night, so that nearly every record is sound; many; or many and anything at all. */
const MEASURES: readonly Measure[] = [
  { lists: 0.1, singles: 0.01, whole: 0 },
  { lists: 0.8, singles: 0.04, whole: 0 },
  { lists: 0.6, singles: 0.15, whole: 0.2 },
];

export interface Play {
  readonly lms: LmsId;
  readonly seed: string;
  /** Plays school `from`, `from + step`, ... until `n` answers were spoilt. */
  readonly n: number;
  readonly from: number;
  readonly step: number;
  readonly onSchool?: (figures: MutatedFigures) => void;
}

/** Plays schools whose nights read spoilt answers until so many were spoilt, and says what went wrong. */
export async function mutatedNights({ lms, seed, n, from, step, onSchool }: Play): Promise<MutatedFigures> {
  const figures: MutatedFigures = {
    schools: 0,
    nights: 0,
    answers: 0,
    finished: 0,
    healthy: 0,
    setAside: 0,
    faults: [],
  };
  const lost = (reason: unknown): void => void figures.faults.push(`an error nobody looked at: ${String(reason)}`);
  process.on('unhandledRejection', lost);
  try {
    const sound = await soundNights(lms);
    for (let school = from; figures.answers < n && figures.faults.length < MOST_FAULTS; school += step) {
      await oneSchool({ lms, seed, school, sound, figures });
      onSchool?.(figures);
    }
  } finally {
    process.off('unhandledRejection', lost);
  }
  return figures;
}

/** What each night holds when nothing is spoilt. */
async function soundNights(lms: LmsId): Promise<ReadonlyMap<string, Scores>> {
  const stage = await STAGES[lms](SPOILT_NIGHTS[0], (inside) => inside);
  const scores = new Map<string, Scores>();
  for (const at of [...SPOILT_NIGHTS, SOUND_NIGHT]) {
    stage.nights.moveTo(at);
    await stage.nights.sync();
    scores.set(at, await scoresOf(stage));
  }
  return scores;
}

interface OneSchool {
  readonly lms: LmsId;
  readonly seed: string;
  readonly school: number;
  readonly sound: ReadonlyMap<string, Scores>;
  readonly figures: MutatedFigures;
}

async function oneSchool({ lms, seed, school, sound, figures }: OneSchool): Promise<void> {
  const random = randomFor(seed, lms, school);
  const measure = MEASURES[school % MEASURES.length] ?? { lists: 1, singles: 1, whole: 0 };
  const spoilt: Spoilt[] = [];
  let healed = false;
  const stage: Stage = await STAGES[lms](SPOILT_NIGHTS[0], (inside) => {
    const spoils = spoiling(inside, random, measure, () => stage.kinds, spoilt);
    return (...call) => (healed ? inside : spoils)(...call);
  });
  const fault: Fault = (what) =>
    void figures.faults.push(
      `--lms ${lms} --seed ${seed} --school ${school}: ${what}; ${spoilt.map(({ how, method, pathname }) => `${how} in ${method} ${pathname}`).join('; ')}`,
    );
  const expected = (at: string): Scores => sound.get(at) ?? new Map();
  try {
    for (const at of SPOILT_NIGHTS) {
      const { unfinished, setAside } = await night(stage, at, fault);
      figures.nights += 1;
      figures.finished += unfinished ? 0 : 1;
      figures.setAside += setAside;
      if (!unfinished) figures.healthy += judgeHealthy(stage, await scoresOf(stage), expected(at), spoilt, fault);
    }
    healed = true;
    const { unfinished } = await night(stage, SOUND_NIGHT, fault);
    if (unfinished) fault('answers are sound again, and the night was not finished');
    judgeHealed(stage, await scoresOf(stage), expected(SOUND_NIGHT), spoilt, fault);
    for (const learner of stage.learners) judgeSeen(stage, learner, fault);
  } catch (error) {
    fault(`threw ${error instanceof Error ? error.stack : String(error)}`);
  } finally {
    figures.schools += 1;
    figures.answers += spoilt.length;
  }
}

/** One night, judged by what it says and holds. */
async function night(
  stage: Stage,
  at: string,
  fault: Fault,
): Promise<{ readonly unfinished: boolean; readonly setAside: number }> {
  stage.nights.moveTo(at);
  const report = await inTime(stage.nights.sync());
  judgeReport(report, fault);
  judgeNumbers(await scoresOf(stage), await numbersOf(stage), fault);
  return {
    unfinished: report.unfinished,
    setAside: report.problems.filter(({ what }) => what.en.includes(' was set aside: ')).length,
  };
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
