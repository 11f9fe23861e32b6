import { describe, expect, it } from '@jest/globals';
import { CourseworkId, FormId, TargetCode } from '../../../src/ids.ts';
import type { Coursework } from '../../../src/lms/types.ts';
import { SchoolFile } from '../../../src/school/file.ts';
import { assessmentsIn } from '../../../src/sync/night/assessments.ts';
import { instant } from '../../../src/time.ts';
import { coursework, post } from '../../builders/coursework.ts';
import { schoolFile } from '../../builders/school.ts';

const [ADD, WORD] = ['5.NF.A.1', '5.NF.A.2'].map((code) => TargetCode.parse(code));
const DUE = instant('2026-11-21T04:00:00Z');

function found(change: Partial<Coursework>, tags: readonly object[]) {
  const file = { ...schoolFile(), tags: SchoolFile.shape.tags.parse(tags) };
  const units = [{ title: 'Fractions', targets: [ADD, WORD].flatMap((code) => code ?? []) }];
  return assessmentsIn([coursework({ id: CourseworkId.parse('w'), due: DUE, ...change })], file, { units });
}

const BY_ID = [{ coursework: 'w', target: '5.NF.A.1', kind: 'unit' }];

describe('a summative assessment', () => {
  it("is work that a tag of kind `unit` names, on the school's day it is due", () => {
    expect(found({ title: 'Test' }, BY_ID)).toEqual([
      { coursework: 'w', title: 'Test', date: '2026-11-20', targets: [ADD, WORD] },
    ]);
    expect(
      found({ title: 'Test [5.NF.A.1]' }, [{ titlePattern: '\\[(?<code>[^\\]]+)\\]', kind: 'unit' }]),
    ).toHaveLength(1);
    expect(found({}, [{ coursework: 'w', target: '5.NF.A.1', kind: 'exit' }])).toEqual([]);
  });

  it('asks what its questions are tagged with, else all of its unit', () => {
    const quizzes = [{ form: FormId.parse('f'), publicId: null, title: '' }];
    const tag = { form: 'f', item: 'i', target: '5.NF.A.1' };
    expect(found({ quizzes }, [{ ...tag, kind: 'unit' }])).toMatchObject([{ targets: [ADD] }]);
    expect(found({ quizzes }, [tag])).toEqual([]);
  });

  it("may be a teacher's draft, but nothing deleted, without a day or of ours", () => {
    expect(found({ state: 'draft' }, BY_ID)).toHaveLength(1);
    expect(found({ state: 'deleted' }, BY_ID)).toEqual([]);
    expect(found({ due: null }, BY_ID)).toEqual([]);
    expect(found({ post: post() }, BY_ID)).toEqual([]);
  });
});
