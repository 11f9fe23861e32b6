import { LearnerId, TargetCode } from '../../src/ids.ts';
import { DEFAULT_RULE } from '../../src/mastery/rule.ts';
import { countMisses } from '../../src/pathway/misses.ts';
import { planPathway, type PathwayInput } from '../../src/pathway/plan-pathway.ts';
import type { Pathway } from '../../src/pathway/types.ts';
import { instant, SchoolDate } from '../../src/time.ts';
import { activity } from './activity.ts';
import { courseSettings } from './course-settings.ts';
import { atLevel } from './level.ts';
import { seminarPlan } from './seminar.ts';
import { target } from './target.ts';

export const ANA = LearnerId.parse('9001');
export const [A, B, C] = ['A', 'B', 'C'].map((code) => TargetCode.parse(code)) as [TargetCode, TargetCode, TargetCode];
export const STRIPS = activity({ target: 'A', title: 'Fraction strips', modality: 'hands-on' });
export const FILM = activity({ target: 'A', title: 'Film', modality: 'video' });

/** A Monday on which Ana is not yet there on A; two practice activities are on file for it, nothing was given, nobody has a seat. */
export function pathway(change: Partial<PathwayInput> = {}): Pathway {
  const input = {
    course: courseSettings(),
    zone: 'America/Chicago',
    at: instant('2026-11-16T08:00:00Z'),
    date: SchoolDate.parse('2026-11-16'),
    learners: [ANA],
    taught: [A],
    targets: [target({ code: A })],
    activities: [STRIPS, FILM],
    profiles: [],
    mastery: [atLevel('not-yet', { target: A })],
    sittings: [],
    given: [],
    dayTargets: [A],
    routes: [],
    ruleFor: () => DEFAULT_RULE,
    seminar: seminarPlan(),
    ticketsCome: false,
    linkOf: linked,
    ...change,
  };
  return planPathway({ ...input, misses: change.misses ?? countMisses(input) });
}

function linked(check: Parameters<PathwayInput['linkOf']>[0]): string {
  return `https://quiz.example/${'form' in check ? check.form : check.coursework}`;
}

/** Estimates on several taught targets of one learner, and nothing on file for them but 15 minutes each. */
export function onTargets(...codes: [TargetCode, number][]): Partial<PathwayInput> {
  return {
    taught: codes.map(([code]) => code),
    targets: codes.map(([code]) => target({ code })),
    activities: codes.map(([code]) => activity({ target: code, title: `Practice ${code}` })),
    mastery: codes.map(([code, value]) => atLevel('not-yet', { target: code, value })),
  };
}
