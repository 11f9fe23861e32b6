import { describe, expect, it } from '@jest/globals';
import { TargetCode } from '../../src/ids.ts';
import { activityTitle, withoutSpanishTitle } from '../../src/school/activity-title.ts';
import { reassignWords } from '../../src/notes/posts.ts';
import { meanwhileWords } from '../../src/routing/seminar-words.ts';
import { Activity, SchoolFile, Target } from '../../src/school/file.ts';
import { instant, SchoolDate } from '../../src/time.ts';

const target = Target.parse({ code: '5.NF.A.1', iCan: { en: 'I can add fractions', es: 'Puedo sumar fracciones' } });
const strips = Activity.parse({
  target: TargetCode.parse('5.NF.A.1'),
  title: 'Fraction strips',
  titleEs: 'Tiras de fracciones',
  kind: 'practice',
  minutes: 15,
});
const { titleEs: _titleEs, ...english } = strips;

function school(...languages: string[]) {
  return SchoolFile.parse({
    school: { id: 'small', name: 'Small', lms: 'google', timeZone: 'UTC', languages },
    targets: [target],
    activities: [strips, english],
  });
}

describe('the title of an activity', () => {
  it('stands in Spanish where the school wrote one, else as it is', () => {
    expect(activityTitle(strips)).toEqual({ en: 'Fraction strips', es: 'Tiras de fracciones' });
    expect(activityTitle(english)).toEqual({ en: 'Fraction strips', es: 'Fraction strips' });
  });

  it('is read in each language in a chance and in what the others do meanwhile', () => {
    const chance = reassignWords({
      target,
      due: instant('2026-05-20T04:59:00Z'),
      activity: strips,
      check: false,
      again: false,
      prerequisite: null,
      zone: 'UTC',
      date: SchoolDate.parse('2026-05-12'),
      languages: ['es'],
    });
    expect(chance.text).toContain('Tiras de fracciones');
    const meanwhile = meanwhileWords(20, [strips], null);
    expect([meanwhile.en.includes('Fraction strips'), meanwhile.es.includes('Tiras de fracciones')]).toEqual([
      true,
      true,
    ]);
  });

  it('is missed only in a school that speaks Spanish beside another language', () => {
    expect(withoutSpanishTitle(school('en', 'es'))).toEqual([english]);
    expect(withoutSpanishTitle(school('en'))).toEqual([]);
    expect(withoutSpanishTitle(school('es'))).toEqual([]);
  });
});
