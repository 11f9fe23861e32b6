import { describe, expect, it } from '@jest/globals';
import { wholeTagOf } from '../../src/evidence/observe-whole.ts';
import type { Work } from '../../src/evidence/work.ts';
import { CourseworkId, FormId, ItemId, SourceId, TargetCode } from '../../src/ids.ts';
import { coursework } from '../builders/coursework.ts';
import { quiz } from '../builders/quiz.ts';

const [A, B] = [TargetCode.parse('A'), TargetCode.parse('B')];
const WORK = CourseworkId.parse('7001');

/** Work with so many forms, of which those given were read; each question has one target. */
function work(forms: number, ...read: readonly (readonly (TargetCode | null)[])[]): Work {
  return {
    coursework: coursework({
      id: WORK,
      quizzes: Array.from({ length: forms }, (_, i) => ({
        form: FormId.parse(`f${i}`),
        publicId: null,
        title: `Form ${i}`,
      })),
    }),
    source: SourceId.parse('coursework:7001'),
    tagged: { target: B, kind: 'entrance' },
    quizzes: read.map((targets, i) => ({
      coursework: WORK,
      quiz: quiz({ form: FormId.parse(`f${i}`) }),
      responses: [],
      tags: new Map(
        targets.map((target, n) => [ItemId.parse(`q${i}-${n}`), target === null ? null : { target, kind: null }]),
      ),
    })),
  };
}

describe('the target that the grade of whole coursework speaks for', () => {
  it('is that of its questions where every one has the same', () => {
    expect(wholeTagOf(work(1, [A, A]))).toEqual({
      tagged: { target: A, kind: 'entrance' },
      questions: 2,
      mixed: false,
    });
    expect(wholeTagOf(work(2, [A], [A, A]))).toEqual({
      tagged: { target: A, kind: 'entrance' },
      questions: null,
      mixed: false,
    });
  });

  it("is its own tag's where one of its forms could not be read: the grade is of that form too", () => {
    expect(wholeTagOf(work(2, [A, A]))).toEqual({
      tagged: { target: B, kind: 'entrance' },
      questions: null,
      mixed: true,
    });
  });

  it("is its own tag's where the questions have several targets, or one has none", () => {
    expect(wholeTagOf(work(1, [A, B]))?.tagged.target).toBe(B);
    expect(wholeTagOf(work(1, [A, null]))?.tagged.target).toBe(B);
    expect(wholeTagOf({ ...work(1, [A, B]), tagged: null })).toBeNull();
    expect(wholeTagOf(work(0))).toEqual({ tagged: { target: B, kind: 'entrance' }, questions: null, mixed: false });
  });
});
