import { describe, expect, it } from '@jest/globals';
import { sittingsOf } from '../../src/evidence/sittings.ts';
import type { Evidence } from '../../src/evidence/types.ts';
import { EvidenceId, ItemId, SourceId, TargetCode } from '../../src/ids.ts';
import { instant } from '../../src/time.ts';
import { evidence } from '../builders/evidence.ts';

function row(id: string, change: Partial<Evidence> = {}): Evidence {
  const { points = 1, possible = 2 } = change;
  return evidence({ id: EvidenceId.parse(id), points, possible, share: points / possible, ...change });
}

function answer(id: string, points: number, change: Partial<Evidence> = {}): Evidence {
  return row(id, { item: ItemId.parse(id), points, ...change });
}

describe('a sitting', () => {
  it('sums up the questions of one occasion on one target', () => {
    expect(sittingsOf([answer('q1', 2), answer('q2', 1), answer('q3', 0, { possible: 4 })])).toMatchObject([
      { source: '7001', kind: 'entrance', share: 3 / 8, possible: 8, questions: 3, evidence: ['q1', 'q2', 'q3'] },
    ]);
  });

  it("takes the teacher's word, else the machine's, else the learner's own (P14)", () => {
    const self = row('self', { by: 'self', points: 2 });
    const machine = [answer('q1', 1), answer('q2', 0)];
    const teacher = row('teacher', { by: 'teacher', points: 2, questions: null });
    expect(sittingsOf([self, ...machine, teacher])).toMatchObject([
      { share: 1, questions: null, evidence: ['teacher'] },
    ]);
    expect(sittingsOf([self, ...machine])).toMatchObject([{ share: 0.25, evidence: ['q1', 'q2'] }]);
    expect(sittingsOf([self])).toMatchObject([{ share: 1, evidence: ['self'] }]);
  });

  it('is the newest attempt of its source; earlier ones do not count', () => {
    const first = answer('first', 0, { attempt: 1 });
    const second = answer('second', 2, { attempt: 2, at: instant('2026-09-03T14:00:00Z') });
    expect(sittingsOf([second, first])).toMatchObject([
      { share: 1, at: instant('2026-09-03T14:00:00Z'), evidence: ['second'] },
    ]);
  });

  it('takes a row per question before a row for the whole by the same grader', () => {
    expect(sittingsOf([row('whole', { points: 2 }), answer('q1', 0)])).toMatchObject([{ share: 0, evidence: ['q1'] }]);
  });

  it('is of the time of its last answer, in whatever order the answers come', () => {
    const [first, last] = [
      answer('q1', 2, { at: instant('2026-09-02T14:00:00Z') }),
      answer('q2', 2, { at: instant('2026-09-02T14:09:00Z') }),
    ];
    expect(sittingsOf([first, last])).toMatchObject([{ at: last.at }]);
    expect(sittingsOf([last, first])).toMatchObject([{ at: last.at }]);
  });

  it('does not know its questions when one of its rows does not', () => {
    expect(sittingsOf([answer('q1', 2), answer('q2', 2, { questions: null })])).toMatchObject([{ questions: null }]);
  });

  it('is one for each target and source, in time order', () => {
    const rows = [
      answer('late', 2, { source: SourceId.parse('b'), at: instant('2026-09-05T14:00:00Z') }),
      answer('early', 2, { source: SourceId.parse('a') }),
      answer('other', 2, {
        source: SourceId.parse('a'),
        target: TargetCode.parse('5.NF.A.2'),
        at: instant('2026-09-02T14:00:00Z'),
      }),
    ];
    expect(sittingsOf(rows).map(({ evidence: ids }) => ids)).toEqual([['early'], ['other'], ['late']]);
  });

  it('of full marks above the maximum is full, not more', () => {
    expect(sittingsOf([row('extra', { points: 5, possible: 4, share: 1 })])).toMatchObject([{ share: 1 }]);
  });
});
