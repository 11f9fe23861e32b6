import type { Language } from '../../language.ts';
import type { Tag, CourseSettings, SchoolFile, Target, Unit } from '../file.ts';
import { ruleSetBy, type RuleSetBy } from '../rules.ts';

/** The five parts a unit that is mastered step by step has (PRINCIPLES.md 3, unit). */
const UNIT_PARTS = ['objective', 'mastery', 'assessment', 'pathway', 'report'] as const;
export type UnitPart = (typeof UNIT_PARTS)[number];

export interface PartChecked {
  readonly part: UnitPart;
  readonly there: boolean;
  /** Targets for which it is missing; of an assessment: none. */
  readonly missing: readonly Target[];
  /** Of the definition of mastery: who said it. */
  readonly setBy: RuleSetBy | null;
}

/** In pupil words: somebody says what they can do. */
const PUPIL_WORDS = /^\W*(i|we|you|yo|puedo|podemos|sé|sabemos|nosotros)\b/iu;

/**
 * Which of its five parts a unit has. Objective: every target is said in pupil words. Mastery: a rule holds, and by whose word. Assessment: some work or
 * question is tagged as the unit's own. Pathway: every target has an activity. Report: every target has its sentence in each language of the school, so that
 * notes and pages can say where each learner stands.
 */
export function fiveParts(file: SchoolFile, course: CourseSettings, unit: Unit): PartChecked[] {
  const taught = new Set(unit.targets);
  const targets = file.targets.filter(({ code }) => taught.has(code));
  const withActivity = new Set(file.activities.map(({ target }) => target));
  const [first] = unit.targets;
  const without = (part: UnitPart, lacks: (target: Target) => boolean): PartChecked => {
    const missing = targets.filter(lacks);
    return { part, there: missing.length === 0, missing, setBy: null };
  };
  return [
    without('objective', ({ iCan }) => !PUPIL_WORDS.test(typeof iCan === 'string' ? iCan : iCan.en)),
    {
      part: 'mastery',
      there: true,
      missing: [],
      setBy: first === undefined ? null : ruleSetBy(file, course, first),
    },
    { part: 'assessment', there: file.tags.some((tag) => isAssessment(tag, taught)), missing: [], setBy: null },
    without('pathway', ({ code }) => !withActivity.has(code)),
    without('report', ({ iCan }) => !speaksAll(iCan, file.school.languages)),
  ];
}

function isAssessment(tag: Tag, taught: ReadonlySet<string>): boolean {
  return tag.kind === 'unit' && 'target' in tag && taught.has(tag.target);
}

/** One sentence alone is in the one language of a school that has one. */
function speaksAll(iCan: Target['iCan'], languages: readonly Language[]): boolean {
  return languages.length === 1 || !languages.includes('es') || (typeof iCan !== 'string' && iCan.es !== undefined);
}
