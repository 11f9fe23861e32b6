import { describe, expect, it } from '@jest/globals';
import { CourseworkId, FormId } from '../../../src/ids.ts';
import type { Coursework } from '../../../src/lms/types.ts';
import { SchoolFile } from '../../../src/school/file.ts';
import { todaysTickets } from '../../../src/sync/today/todays-tickets.ts';
import { underWay } from '../../../src/sync/today/under-way.ts';
import { TICKET_STATES } from '../../../src/ticket/types.ts';
import { instant } from '../../../src/time.ts';
import { coursework, post } from '../../builders/coursework.ts';
import { schoolFile } from '../../builders/school.ts';

/** Eight in the evening of Friday, November 20, in Chicago: the 21st in UTC. */
const NOW = instant('2026-11-21T02:00:00Z');
const QUIZ = [{ form: FormId.parse('f'), publicId: null, title: '' }];
const EXIT = [{ coursework: 'w', target: '5.NF.A.1', kind: 'exit' }];

/** Whether such work counts as a ticket of that evening. */
function isTicket(change: Partial<Coursework>, tags: readonly object[] = EXIT): boolean {
  const work = coursework({ id: CourseworkId.parse('w'), createdAt: NOW, ...change });
  return todaysTickets([work], { ...schoolFile(), tags: SchoolFile.shape.tags.parse(tags) }, NOW).length > 0;
}

function byQuestion(form: string): readonly object[] {
  return [{ form, item: 'i', target: '5.NF.A.1' }];
}

describe('a ticket of the day', () => {
  it("was given out or is due on the school's own day", () => {
    const old = instant('2026-11-10T15:00:00Z');
    expect(isTicket({ createdAt: instant('2026-11-20T06:00:00Z') })).toBe(true); // midnight there
    expect(isTicket({ createdAt: instant('2026-11-20T05:59:00Z') })).toBe(false);
    expect(isTicket({ createdAt: old, due: instant('2026-11-21T05:59:00Z') })).toBe(true);
    expect(isTicket({ createdAt: old, due: instant('2026-11-21T06:00:00Z') })).toBe(false);
    expect(isTicket({ createdAt: null, due: null })).toBe(false);
  });

  it.each([
    ['entrance', true],
    ['exit', true],
    ['station', true],
    ['unit', false],
    ['habit', false],
  ])('is what a tag calls %s: %s', (kind, is) => {
    expect(isTicket({}, [{ coursework: 'w', target: '5.NF.A.1', kind }])).toBe(is);
  });

  it('is a quiz whose tag names no kind, or whose questions are tagged, and no other work without one', () => {
    const plain = [{ coursework: 'w', target: '5.NF.A.1' }];
    expect([isTicket({ quizzes: QUIZ }, plain), isTicket({}, plain)]).toEqual([true, false]);
    expect(isTicket({ quizzes: QUIZ }, byQuestion('f'))).toBe(true);
    expect(isTicket({ quizzes: QUIZ }, byQuestion('other'))).toBe(false);
    expect(isTicket({ quizzes: QUIZ.map((each) => ({ ...each, form: null })) }, byQuestion('other'))).toBe(true);
    expect(isTicket({ quizzes: QUIZ }, [])).toBe(false);
  });

  it('is published, and no post of ours', () => {
    expect(isTicket({ state: 'draft' })).toBe(false);
    expect(isTicket({ state: 'deleted' })).toBe(false);
    expect(isTicket({ post: post() })).toBe(false);
  });
});

describe('tickets of ours under way', () => {
  it('are those that somebody may still answer, mark or choose on', () => {
    const going = TICKET_STATES.filter((state) => underWay([{ state }]) === 1);
    expect(going.toSorted()).toEqual(['key', 'marking', 'open']);
    expect(underWay([{ state: 'open' }, { state: 'draft' }, { state: 'key' }])).toBe(2);
  });
});
