import { describe, expect, it } from '@jest/globals';
import type { Evidence } from '../../../src/evidence/types.ts';
import { CourseId, LearnerId, SourceId, TargetCode } from '../../../src/ids.ts';
import { ruleFor } from '../../../src/school/rules.ts';
import { assessAndRoute } from '../../../src/sync/night/decide.ts';
import { instant, SchoolDate } from '../../../src/time.ts';
import { evidence } from '../../builders/evidence.ts';
import { NOTHING_SEEN } from '../../../src/plan/decisions.ts';
import { schoolFile } from '../../builders/school.ts';

const file = schoolFile();
const [course] = file.courses;
const OLD = TargetCode.parse('4.NF.B.3');
const NEW = TargetCode.parse('5.NF.A.1');

function dayOf(rows: readonly Evidence[]): readonly TargetCode[] {
  if (course === undefined) throw new Error('the school has a course');
  const facts = {
    file, course, learners: [{ id: LearnerId.parse('9001'), name: 'Ana' }], evidence: rows, given: [], seen: NOTHING_SEEN, choices: [], past: [], earlierNotes: [], questionWords: new Map(),
    date: SchoolDate.parse('2026-09-14'), at: instant('2026-09-14T07:00:00Z'),
  };
  return assessAndRoute(facts, ruleFor(file, course)).dayTargets;
}

describe('what a course\'s day is about', () => {
  it('is told by its own newest ticket, whatever its learners did in another course since', () => {
    const own = evidence({ target: OLD, at: instant('2026-09-10T14:00:00Z') });
    const other = evidence({ target: NEW, course: CourseId.parse('6002'), source: SourceId.parse('7777'), at: instant('2026-09-11T14:00:00Z') });

    expect(dayOf([own, other])).toEqual([OLD]);
    expect(dayOf([own, { ...other, course: own.course }])).toEqual([NEW]);
  });
});
