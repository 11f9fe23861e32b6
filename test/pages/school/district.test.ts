import { describe, expect, it } from '@jest/globals';
import { RunId, SchoolId } from '../../../src/ids.ts';
import { districtPage, type SchoolLine } from '../../../src/pages/school/district.tsx';
import type { NightListed } from '../../../src/store/nights/night-list.ts';
import { SchoolDate } from '../../../src/time.ts';

const night = (day: number, change: Partial<NightListed> = {}): NightListed => ({
  date: SchoolDate.parse(`2026-09-${day}`),
  run: RunId.parse(`r-${day}`),
  ended: 'finished',
  courses: 4,
  done: 4,
  unfinished: 0,
  failed: 0,
  ...change,
});

type Readable = Extract<SchoolLine, { readonly trouble: unknown }>;

function school(name: string, change: Partial<Readable> = {}): Readable {
  return {
    school: SchoolId.parse(name.toLowerCase()),
    name,
    nights: [night(16), night(15)],
    trouble: null,
    first: null,
    calls: { google: 60 },
    ...change,
  };
}

/** The card of a school on the page. */
function cardOf(page: string, name: string): string {
  return page.split('<li class="card').find((card) => card.includes(name)) ?? '';
}

const order = (page: string): string[] =>
  [...page.matchAll(/<h2><a[^>]*>([^<]+)<|<h2>([^<]+)<\/h2>/g)].flatMap(([, a, b]) => a ?? b ?? []);

const DISTRICT: readonly SchoolLine[] = [
  school('Alder'),
  school('Birch', { first: { what: 'ended', count: 2, at: '#classes' } }),
  school('Cedar', { trouble: 'late', first: { what: 'late', count: 1, at: '#nights' }, nights: [night(15)] }),
  school('Dogwood', {
    trouble: 'overdue',
    first: { what: 'overdue', count: 1, at: '#nights' },
    nights: [night(16, { ended: 'left', done: 2, unfinished: 1 })],
    calls: { google: 120 },
  }),
  { school: SchoolId.parse('elm'), name: null },
  school('Fir', { trouble: 'never', first: { what: 'never', count: 1, at: '#nights' }, nights: [], calls: {} }),
];

describe('the page of who looks after several schools', () => {
  const page = districtPage('en', DISTRICT);

  it('puts nights in trouble first, then what somebody has to do, then what is well, and counts each', () => {
    expect(order(page)).toEqual(['Cedar', 'Dogwood', 'elm', 'Fir', 'Birch', 'Alder']);
    expect(page.replaceAll(/<[^>]+>/g, ' ')).toMatch(
      /4\s+have a night in trouble\s+1\s+has something to do\s+1\s+is well/,
    );
  });

  it('says of half a night that it is half, and what to do', () => {
    const card = cardOf(page, 'Dogwood');
    expect(card).toContain('broken off, and tried again at the next call, 2 done of 4 classes, 1 could not be read');
    expect(card).toContain('not finished three hours after its time');
  });

  it('shows a night that was not had as one beside those that were', () => {
    expect(cardOf(page, 'Cedar').match(/night-shape \w+/g)).toEqual(['night-shape whole', 'night-shape missing']);
    expect(cardOf(page, 'Fir').match(/night-shape \w+/g)).toEqual(['night-shape missing']);
    expect(cardOf(page, 'Fir')).not.toContain('The first one runs tonight');
    expect(cardOf(page, 'Alder').match(/night-shape \w+/g)).toEqual(['night-shape whole', 'night-shape whole']);
  });

  it('keeps a school that cannot be read among the others', () => {
    expect(cardOf(page, '<h2>elm')).toContain('cannot be read');
  });

  it('sets what each school asked of the LMS beside what all did, and that beside the limit', () => {
    expect(cardOf(page, 'Dogwood')).toContain('120 calls, 40 % of all schools’');
    expect(page).toContain('300 to google, which allows 3000 in each minute');
    expect(cardOf(page, 'Fir')).not.toContain('%');
  });

  it('speaks Spanish', () => {
    const spanish = districtPage('es', DISTRICT);
    expect(cardOf(spanish, 'Dogwood')).toContain('2 hechas de 4 clases');
    expect(cardOf(spanish, 'Dogwood')).toContain('120 llamadas, el 40 % de las de todas');
    expect(spanish).toContain('lang="es"');
  });
});
