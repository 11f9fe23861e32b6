import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { SourceKind } from '../../src/evidence/types.ts';
import { SourceId, TargetCode } from '../../src/ids.ts';
import { targetsOfTheDay } from '../../src/routing/targets-of-the-day.ts';
import type { DayEvidence } from '../../src/routing/targets-of-the-day.ts';
import { instant } from '../../src/time.ts';

const NIGHT = instant('2026-11-16T08:00:00Z');

function seen(kind: SourceKind, source: string, target: string, at: string): DayEvidence {
  return { kind, source: SourceId.parse(source), target: TargetCode.parse(target), at: instant(at) };
}

describe('the targets of the day', () => {
  it('are those of the newest ticket, although other work is newer', () => {
    expect(
      targetsOfTheDay(
        [
          seen('entrance', 'ticket-1', 'A', '2026-11-10T15:00:00Z'),
          seen('exit', 'ticket-2', 'B', '2026-11-12T15:00:00Z'),
          seen('exit', 'ticket-2', 'C', '2026-11-12T15:01:00Z'),
          seen('coursework', 'work-1', 'D', '2026-11-13T15:00:00Z'),
        ],
        NIGHT,
      ),
    ).toEqual(['B', 'C']);
  });

  it('stay with the newest ticket when somebody hands in an older one late', () => {
    expect(
      targetsOfTheDay(
        [
          seen('entrance', 'ticket-1', 'A', '2026-11-10T15:00:00Z'),
          seen('entrance', 'ticket-2', 'B', '2026-11-12T15:00:00Z'),
          seen('entrance', 'ticket-1', 'A', '2026-11-13T15:00:00Z'),
        ],
        NIGHT,
      ),
    ).toEqual(['B']);
  });

  it('are those of the newest work where there is no ticket', () => {
    expect(
      targetsOfTheDay(
        [
          seen('coursework', 'work-1', 'A', '2026-11-10T15:00:00Z'),
          seen('unit', 'work-2', 'B', '2026-11-12T15:00:00Z'),
        ],
        NIGHT,
      ),
    ).toEqual(['B']);
  });

  it('are not set by a chance that only some were given', () => {
    expect(
      targetsOfTheDay(
        [
          seen('coursework', 'work-1', 'A', '2026-11-10T15:00:00Z'),
          seen('chance', 'chance-1', 'B', '2026-11-12T15:00:00Z'),
        ],
        NIGHT,
      ),
    ).toEqual(['A']);
  });

  it('do not know what comes after the time of the run', () => {
    expect(
      targetsOfTheDay(
        [
          seen('entrance', 'ticket-1', 'A', '2026-11-10T15:00:00Z'),
          seen('entrance', 'ticket-2', 'B', '2026-11-17T15:00:00Z'),
        ],
        NIGHT,
      ),
    ).toEqual(['A']);
  });

  it('are those of the ticket that began last, whatever its id', () => {
    expect(
      targetsOfTheDay(
        [
          seen('entrance', 'ticket-b', 'A', '2026-11-10T15:00:00Z'),
          seen('station', 'ticket-a', 'B', '2026-11-12T15:00:00Z'),
          seen('entrance', 'ticket-b', 'A', '2026-11-13T15:00:00Z'),
        ],
        NIGHT,
      ),
    ).toEqual(['B']);
  });

  it('are those of the work that somebody did last, whatever its id and whenever it began', () => {
    const [early, late] = [
      seen('coursework', 'work-a', 'A', '2026-11-09T15:00:00Z'),
      seen('coursework', 'work-a', 'A', '2026-11-13T15:00:00Z'),
    ];
    const between = seen('coursework', 'work-b', 'B', '2026-11-12T15:00:00Z');

    expect(targetsOfTheDay([early, late, between], NIGHT)).toEqual(['A']);
    expect(targetsOfTheDay([late, early, between], NIGHT)).toEqual(['A']);
    expect(targetsOfTheDay([early, between], NIGHT)).toEqual(['B']);
  });

  it('are those of a chance where nothing else was ever given, and of work of the very time of the run', () => {
    expect(targetsOfTheDay([seen('chance', 'chance-1', 'B', '2026-11-12T15:00:00Z')], NIGHT)).toEqual(['B']);
    expect(targetsOfTheDay([seen('exit', 'ticket-1', 'A', NIGHT)], NIGHT)).toEqual(['A']);
  });

  it('are none without evidence', () => {
    expect(targetsOfTheDay([], NIGHT)).toEqual([]);
  });

  it('do not depend on the order of the evidence', () => {
    const day = fc.integer({ min: 1, max: 15 }).map((n) => `2026-11-${String(n).padStart(2, '0')}T15:00:00Z`);
    const row = fc
      .tuple(
        fc.constantFrom<SourceKind>('entrance', 'exit', 'coursework', 'chance'),
        fc.constantFrom('s1', 's2', 's3'),
        fc.constantFrom('A', 'B', 'C'),
        day,
      )
      .map(([kind, source, target, at]) => seen(kind, `${kind}-${source}`, target, at));
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        expect(targetsOfTheDay(rows.toReversed(), NIGHT)).toEqual(targetsOfTheDay(rows, NIGHT));
      }),
    );
  });
});
