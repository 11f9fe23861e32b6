import { describe, expect, it } from '@jest/globals';
import { render } from 'preact-render-to-string';
import { daysIn } from '../../../src/pages/board/model/days.ts';
import { WhoDidWhat } from '../../../src/pages/school/who-did-what.tsx';
import { CourseId } from '../../../src/ids.ts';
import type { AuditShown } from '../../../src/store/audit-told.ts';
import { instant } from '../../../src/time.ts';

const chosen: AuditShown['acts'][number] = {
  n: 2,
  at: instant('2026-09-07T07:00:00Z'),
  role: 'teacher',
  who: 't.rivera',
  act: 'route.chosen',
  thing: 'workshop',
  about: 'child-4711',
  aboutSomebody: true,
  aboutStudent: true,
  course: CourseId.parse('6001'),
  why: null,
};

const shown = (audit: AuditShown, language: 'en' | 'es' = 'en'): string =>
  render(
    <WhoDidWhat
      audit={audit}
      classes={[{ id: '6001', name: 'Math 5' }]}
      language={language}
      days={daysIn(language, 'America/New_York')}
    />,
  );

const whole: AuditShown['checked'] = { whole: true, entries: 2, first: 1, head: { n: 2, hash: 'h' } };

describe('who did what, on the school’s page', () => {
  it('names who acts and in which class, and no student', () => {
    const page = shown({ acts: [chosen, { ...chosen, n: 1, role: 'learner', who: 'child-4711' }], checked: whole });
    expect(page).toContain('The record is whole: 2 entries');
    expect(page).toMatch(/t\.rivera.*chose a route \(workshop\) about a student.*Math 5/);
    expect(page).not.toContain('child-4711');
  });

  it('says where the record is broken, and what to do, in both languages', () => {
    const broken: AuditShown = { acts: [], checked: { whole: false, broken: { n: 7, what: 'cut' } } };
    expect(shown(broken)).toMatch(/role="alert".*The record ends before entry 7.*ask whoever runs Waymark/);
    expect(shown(broken, 'es')).toMatch(/El registro termina antes de la entrada 7.*pregunte a quien opera Waymark/);
  });
});
