import { expect, it } from '@jest/globals';
import { LearnerId } from '../../src/ids.ts';
import { NO_ROUTE, type LearnerAdvice } from '../../src/ticket/advice.ts';
import { ownView } from '../../src/ticket/own.ts';
import type { Chosen } from '../../src/ticket/live.ts';
import { instant, SchoolDate } from '../../src/time.ts';
import { work } from '../builders/ticket/ticket.ts';

const ANA = LearnerId.parse('9001');

function chosen(over: Partial<Chosen>): Chosen {
  return {
    route: 'seminar',
    at: instant('2026-09-14T15:00:00Z'),
    by: ANA,
    date: SchoolDate.parse('2026-09-14'),
    ...over,
  };
}

it('a learner reads that a teacher placed them, and no id of that teacher', () => {
  const advice: LearnerAdvice = {
    route: { ...NO_ROUTE, declared: chosen({}), assigned: chosen({ route: 'workshop', by: '8001' }) },
    teacherWhy: { en: '', es: '' },
    targets: [],
    menu: [],
    next: { en: '', es: '' },
    asks: [],
    ideas: [],
  };

  const { route } = ownView({
    v: 1,
    work: work({ ticket: { state: 'key', shown: [1] } }),
    learner: ANA,
    done: true,
    notes: [],
    advice,
  });

  expect([route?.declared?.by, route?.assigned?.route, route?.assigned?.by]).toEqual([ANA, 'workshop', 'teacher']);
});
