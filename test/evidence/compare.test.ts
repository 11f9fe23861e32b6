import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { compare, type EvidenceChange } from '../../src/evidence/compare.ts';
import type { Evidence, Observation } from '../../src/evidence/types.ts';
import { ItemId, TargetCode } from '../../src/ids.ts';
import { instant } from '../../src/time.ts';
import { evidence } from '../builders/evidence.ts';

const [MONDAY, TUESDAY, WEDNESDAY] = [
  instant('2026-09-07T02:00:00Z'),
  instant('2026-09-08T02:00:00Z'),
  instant('2026-09-09T02:00:00Z'),
];

function seen(change: Partial<Evidence> = {}): Observation {
  const { id: _id, version: _version, ...observation } = evidence(change);
  return observation;
}

function night(
  observations: readonly Observation[],
  stored: readonly Evidence[] = [],
  at = MONDAY,
  withdrawn: readonly string[] = [],
): EvidenceChange {
  return compare({ observations, withdrawn }, stored, at);
}

function storedAfter(change: EvidenceChange, stored: readonly Evidence[] = []): Evidence[] {
  return [...stored.filter(({ id }) => !change.superseded.includes(id)), ...change.added];
}

describe("a night's observations beside what is held", () => {
  it('are new the first time', () => {
    expect(night([seen()])).toMatchObject({
      added: [{ version: 1, share: 0.5 }],
      superseded: [],
      counts: { new: 1, changed: 0, kept: 0 },
    });
  });

  it('change nothing when they say the same again', () => {
    const stored = storedAfter(night([seen()]));
    expect(night([seen()], stored, TUESDAY)).toEqual({
      added: [],
      superseded: [],
      counts: { new: 0, changed: 0, kept: 1 },
    });
  });

  it.each([
    ['points', { points: 2, share: 1 }],
    ['the maximum', { possible: 4 }],
    ['the time', { at: instant('2026-09-02T14:00:00Z') }],
    ['whether it is provisional', { provisional: true }],
    ['the number of questions', { questions: null }],
    ['the kind of occasion', { kind: 'exit' }],
  ] as const)('are a new version when %s changed', (_, change) => {
    const stored = storedAfter(night([seen()]));
    const next = night([seen(change)], stored, TUESDAY);
    expect(next).toMatchObject({
      added: [{ version: 2, ...change }],
      superseded: stored.map(({ id }) => id),
      counts: { new: 0, changed: 1, kept: 0 },
    });
  });

  it('are a third version when the first value comes back', () => {
    const first = storedAfter(night([seen()]));
    const second = storedAfter(night([seen({ points: 2, share: 1 })], first, TUESDAY), first);
    expect(night([seen()], second, WEDNESDAY).added).toMatchObject([{ version: 3, share: 0.5 }]);
  });

  it('keep what vanished from the LMS', () => {
    const stored = storedAfter(night([seen()]));
    expect(night([], stored, TUESDAY)).toMatchObject({ superseded: [], counts: { kept: 1 } });
  });

  it('move an answer whose tag was corrected to its new target', () => {
    const item = ItemId.parse('q1');
    const stored = storedAfter(night([seen({ item })]));
    const moved = seen({ item, target: TargetCode.parse('5.NF.A.2') });
    expect(night([moved], stored, TUESDAY)).toMatchObject({
      added: [{ target: '5.NF.A.2', version: 1 }],
      superseded: stored.map(({ id }) => id),
    });
  });

  it('take back what is known to be wrong, and give it a new id should it come back', () => {
    const stored = storedAfter(night([seen()]));
    const taken = night([], stored, TUESDAY, [seen().key]);
    expect(taken).toMatchObject({
      added: [],
      superseded: stored.map(({ id }) => id),
      counts: { new: 0, changed: 1, kept: 0 },
    });
    const [back] = night([seen()], storedAfter(taken, stored), WEDNESDAY).added;
    expect(back?.id).not.toBe(stored[0]?.id);
  });

  it('take back nothing that was never held', () => {
    expect(night([], storedAfter(night([seen()])), TUESDAY, ['another key'])).toEqual({
      added: [],
      superseded: [],
      counts: { new: 0, changed: 0, kept: 1 },
    });
  });

  it('give the same ids when the same night is computed again', () => {
    expect(night([seen()])).toEqual(night([seen()]));
    expect(night([seen()]).added[0]?.id).toMatch(/^[\w-]{16}$/);
  });

  it('settle after one night, whatever they were', () => {
    const anyRow = fc
      .record({
        item: fc.constantFrom(null, 'a', 'b'),
        attempt: fc.integer({ min: 1, max: 3 }),
        points: fc.integer({ min: 0, max: 2 }),
      })
      .map(({ item, attempt, points }) =>
        seen({ item: item === null ? null : ItemId.parse(item), attempt, points, share: points / 2 }),
      );
    fc.assert(
      fc.property(fc.array(anyRow), fc.array(anyRow), (before, rows) => {
        const stored = storedAfter(night(before));
        const next = storedAfter(night(rows, stored, TUESDAY), stored);
        const again = night(rows, next, WEDNESDAY);
        expect(again).toEqual({ added: [], superseded: [], counts: { new: 0, changed: 0, kept: next.length } });
        expect(new Set(next.map(({ key }) => key)).size).toBe(next.length);
      }),
    );
  });
});
