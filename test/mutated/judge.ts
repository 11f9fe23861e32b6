import type { LearnerId } from '../../src/ids.ts';
import type { CourseResult } from '../../src/sync/night/sync-course.ts';
import { PLANTED } from './mutator.ts';
import type { Spoilt } from './spoiling.ts';
import type { Scores, Stage } from './stage.ts';

/** Said of each thing that is wrong. */
export type Fault = (what: string) => void;

/** More than a line of a page. */
const LONGEST_LINE = 1500;

/** Nothing personal, nothing of ours inside, nothing that fills a page. */
export function judgeReport(report: CourseResult, fault: Fault): void {
  const { skipped, failed } = report.writes;
  const lines = [
    ...report.problems.flatMap(({ what, do: todo }) => [what.en, what.es ?? '', todo.en, todo.es ?? '']),
    ...skipped.map(({ why }) => why),
    ...failed.map(({ why }) => why),
  ];
  for (const line of lines) {
    if (line.includes(PLANTED) || line.includes('small.example') || /Number \d/.test(line))
      fault(`personal data in "${line.slice(0, 200)}"`);
    if (/\bat .*:\d+:\d+|(Type|Range|Reference|Syntax|Zod)Error|Cannot read|is not a function/.test(line))
      fault(`a trace in "${line.slice(0, 200)}"`);
    if (line.length > LONGEST_LINE) fault(`a line of ${line.length} characters: "${line.slice(0, 100)}"`);
    if (/[\u202a-\u202e\u2066-\u2069\0]/.test(line)) fault(`hidden characters in "${line.slice(0, 200)}"`);
  }
  if (report.unfinished && report.problems.length === 0) fault('unfinished without a word');
}

export function judgeNumbers(scores: Scores, mastery: readonly number[], fault: Fault): void {
  for (const share of scores.values()) if (!(share >= 0 && share <= 1)) fault(`a share of ${share}`);
  for (const number of mastery) if (!(number >= 0 && number <= 1)) fault(`mastery of ${number}`);
}

/** Every score whose own records, and those they are read against, were never touched; how many those were. */
export function judgeHealthy(
  stage: Stage,
  scores: Scores,
  sound: Scores,
  spoilt: readonly Spoilt[],
  fault: Fault,
): number {
  const reads = spoilt.filter(({ method }) => method === 'GET');
  const touched = new Set(reads.flatMap((each) => each.touched));
  if (touched.has('all') || stage.ground.some((id) => touched.has(id))) return 0;
  let healthy = 0;
  for (const [place, share] of sound) {
    if (stage.restsOn(place).some((id) => touched.has(id))) continue;
    healthy += 1;
    if (scores.get(place) !== share) fault(`the healthy score ${place} is ${scores.get(place)} and not ${share}`);
  }
  return healthy;
}

/** Once answers are sound again, every score is there, and nobody was shown anything twice or of somebody else's. */
export function judgeHealed(
  stage: Stage,
  scores: Scores,
  sound: Scores,
  spoilt: readonly Spoilt[],
  fault: Fault,
): void {
  const touched = new Set(spoilt.flatMap((each) => each.touched));
  for (const [place, share] of sound) {
    const kept = stage.keeps(place).some((id) => touched.has(id));
    if (!kept && scores.get(place) !== share)
      fault(`healed, the score ${place} is ${scores.get(place)} and not ${share}`);
  }
}

/** Nobody sees the same words twice, nor words about somebody together with others. */
export function judgeSeen(stage: Stage, learner: LearnerId, fault: Fault): void {
  const seen = stage.seen(learner);
  const words = seen.map((each) => each.words);
  if (new Set(words).size < words.length) fault(`learner ${learner} was shown something twice: ${words.join(' | ')}`);
  if (seen.some(({ misdirected }) => misdirected)) fault(`something for learner ${learner} alone is for others too`);
}
