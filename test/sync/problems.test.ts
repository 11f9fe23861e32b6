import { describe, expect, it } from '@jest/globals';
import type { SetAside } from '../../src/evidence/types.ts';
import { CourseId } from '../../src/ids.ts';
import { onlyEnglish, saidIn } from '../../src/language.ts';
import { LmsError } from '../../src/lms/errors.ts';
import { StoreError } from '../../src/store/errors.ts';
import { capProblems, pausedProblem } from '../../src/sync/brake-problems.ts';
import { evidenceProblems } from '../../src/sync/night/evidence-problems.ts';
import { removedProblem, setBackProblem } from '../../src/sync/night/post-problems.ts';
import { addressesProblem, unreadProblems, unresolvedProblems } from '../../src/sync/night/results/quiz-problems.ts';
import {
  busy,
  faultProblem,
  frozen,
  notTeaching,
  refusedBy,
  setAsideRecord,
  stoppedBy,
} from '../../src/sync/problems.ts';
import { instant } from '../../src/time.ts';
import { coursework } from '../builders/coursework.ts';

const COURSE = CourseId.parse('6001');
const REFUSED = new LmsError('down', 'Classroom answered 503', { todo: 'Run it again later.' });

function aside(what: string, over: Partial<SetAside> = {}): SetAside {
  const said = saidIn((language) => `${what}-${language}`);
  return {
    kind: 'unmatched',
    count: 1,
    what: said,
    why: { en: 'why', es: 'porqué' },
    do: { en: 'do', es: 'haga' },
    ...over,
  };
}

/** So many notes were over the limit of one. */
function notes(number: number) {
  return capProblems(Array.from({ length: number }, () => ({ limit: 'note', most: 1 })))[0];
}

describe('a problem of the night', () => {
  it.each([
    ['a class that is archived', frozen(COURSE), /archivada/, /restaure/],
    ['a teacher who left', notTeaching(COURSE), /ya no da la clase 6001/, /waymark grant/],
    ['another run', busy(COURSE), /otra ejecución/, /Espere/],
    ['a fault of ours', faultProblem(COURSE, 'ref-1'), /referencia ref-1/, /quien cuida de Waymark/],
    [
      'a pause',
      pausedProblem({ of: 'school', by: 'administrator', since: instant('2026-09-07T06:00:00Z') }),
      /^No se envió nada: en pausa por la administración, toda la escuela\.$/,
      /waymark resume/,
    ],
    [
      'one thing over a limit',
      capProblems([{ limit: 'note', most: 1 }])[0],
      /^No se envió 1 mensaje: .*límite de 1 al día/,
      /una nota/,
    ],
    [
      'posts that were removed',
      removedProblem(['A', null])[0],
      /2 publicaciones nuestras fueron borradas.*«A» y 1 sin título/,
      /^Nada/,
    ],
    [
      'a ledger set back',
      setBackProblem({ found: 2, entered: 1 }, ['A']),
      /hay 2 publicaciones.*se pudo anotar de nuevo 1/,
      /^Mire «A»/,
    ],
    [
      'a short address',
      unresolvedProblems([{ work: coursework({ title: 'A' }), link: { form: null, publicId: null, title: '' } }])[0],
      /«A» \(trabajo/,
      /dirección propia/,
    ],
  ])('%s is told in Spanish as well', (_of, problem, what, todo) => {
    expect(problem?.what.es).toMatch(what);
    expect(problem?.do.es).toMatch(todo);
  });

  it('counts what a limit held back, one as one', () => {
    expect(notes(1)?.what.en).toMatch(/^1 write was not sent: /);
    expect(notes(1)?.what.es).toMatch(/^No se envió 1 mensaje: /);
    expect(notes(2)?.what.en).toMatch(/^2 writes were not sent: /);
    expect(notes(2)?.what.es).toMatch(/^No se enviaron 2 mensajes: /);
    expect(capProblems([])).toEqual([]);
  });

  it('of a record that was set aside says in both languages that nothing else is affected', () => {
    expect(setAsideRecord('A grade', 'it has no number')).toEqual({
      kind: 'malformed',
      what: { en: 'A grade was set aside: it has no number', es: null },
      do: {
        en: 'Nothing else is affected. If it stays, report it with this line.',
        es: 'No afecta a nada más. Si sigue igual, avise con esta línea.',
      },
    });
  });

  it('is told in English alone where an LMS or the store said it, and what to do about it in Spanish as well', () => {
    const unread = unreadProblems([{ work: coursework({ title: 'A' }), error: REFUSED }]);
    const told = [
      refusedBy(REFUSED),
      stoppedBy(COURSE, new StoreError('busy', 'in use', 'wait')),
      addressesProblem(REFUSED),
      ...unread,
    ];

    expect(told.map(({ what }) => what.es)).toEqual(told.map(() => null));
    expect(told.map(({ do: todo }) => todo)).toMatchObject([
      { en: 'Run it again later.', es: 'Inténtelo más tarde; la próxima noche también lo intenta.' },
      { en: 'wait', es: 'Espere a que termine la otra ejecución.' },
      { es: expect.stringMatching(/^Inténtelo más tarde/) },
      { es: expect.stringMatching(/^Inténtelo más tarde/) },
    ]);
    expect(addressesProblem(REFUSED).what.en).toBe(
      'Answers to quizzes could not be matched to students, and wait: Classroom answered 503',
    );
    expect(unread[0]?.what.en).toMatch(/^The questions of "A" .* could not be read: Classroom answered 503$/);
  });

  it.each([
    ['credential', {}, /^Conecte otra vez esta cuenta/],
    ['quizzes', {}, /dueño de los cuestionarios/],
    ['call', { uncertain: true }, /antes de enviarlo otra vez/],
    ['call', {}, /^Compruebe en la plataforma que este docente/],
  ] as const)('of a refusal (%s, %j) says in Spanish what the kind asks for', (scope, more, words) => {
    const refused = new LmsError('denied', 'no', { todo: 'Do it.', scope, ...more });
    expect(refusedBy(refused).do).toEqual({ en: 'Do it.', es: expect.stringMatching(words) });
  });

  it('names what the evidence left out for one reason, in both languages, and counts from the fourth on', () => {
    expect(evidenceProblems(['a', 'b', 'c', 'd', 'e'].map((what) => aside(what)))).toEqual([
      {
        kind: 'unmatched',
        what: { en: 'A-en; b-en; c-en; and 2 more: why', es: 'A-es; b-es; c-es; y 2 más: porqué' },
        do: { en: 'do', es: 'haga' },
      },
    ]);
  });

  it('of the evidence is in English alone while a list of earlier nights stands among it', () => {
    const [told] = evidenceProblems([aside('a'), aside('b', { what: onlyEnglish('b') })]);
    expect(told?.what).toEqual({ en: 'A-en; b: why', es: null });
  });
});
