import { loadHistory, loadMastery, loadMorning } from '../../../src/store/day/decisions.ts';
import type { CourseId } from '../../../src/ids.ts';
import type { Decisions } from '../../../src/plan/decisions.ts';
import { evidenceById } from '../../../src/store/results/evidence.ts';
import { boundIds } from '../../../src/store/ledger.ts';
import { recordsOf, type Bound, type Records } from '../../../src/store/records.ts';
import { saveSchoolFile } from '../../../src/store/schools.ts';
import type { SchoolDb } from '../../../src/store/types.ts';

/** What the contract of the store looks at beside the nouns a course's job uses. */
const MORE = { saveSchoolFile, loadDecisions, loadHistory, evidenceById, boundIds };

export type ContractRecords = Records & { readonly [Name in keyof typeof MORE]: Bound<(typeof MORE)[Name]> };

/** Over an engine with SQL. */
export function contractRecords(db: SchoolDb): ContractRecords {
  return {
    ...recordsOf(db),
    saveSchoolFile: (file, at) => saveSchoolFile(db, file, at),
    loadDecisions: (course) => loadDecisions(db, course),
    loadHistory: (learners) => loadHistory(db, learners),
    evidenceById: (ids) => evidenceById(db, ids),
    boundIds: (course) => boundIds(db, course),
  };
}

/** A course's newest decisions, whole. */
async function loadDecisions(db: SchoolDb, course: CourseId): Promise<Decisions | null> {
  const morning = await loadMorning(db, course);
  return morning === null ? null : { ...morning, mastery: await loadMastery(db, course, null) };
}
