import { describe, expect, it } from '@jest/globals';
import { sayApproved } from '../../../src/pages/actions/approve-from-page.ts';
import type { CourseReport } from '../../../src/report/types.ts';
import { courseReport } from '../../builders/decisions.ts';

function said(writes: Partial<CourseReport['writes']>, change: Partial<CourseReport> = {}) {
  const { ok, said: words } = sayApproved(courseReport({ ...change, writes: { ...courseReport().writes, ...writes } }));
  return [ok, words.en, words.es];
}

const busy = { key: 'k', why: 'busy' };
const over = { key: 'o', why: 'over the cap', over: 'class' } as const;

function problem(es: string | null): CourseReport['problems'][number] {
  return {
    kind: 'down',
    what: { en: 'Classroom is silent', es: es === null ? null : 'Classroom no responde' },
    do: { en: 'Try again.', es },
  };
}

describe('what a teacher reads after approving', () => {
  it('counts a post that was found again as sent, and says apart what was changed and what was taken back', () => {
    expect(said({ created: 2, adopted: 1 })).toEqual([
      true,
      'Sent: 3 posts and notes.',
      'Enviado: 3 publicaciones y notas.',
    ]);
    expect(said({ created: 1, updated: 2, withdrawn: 3, unchanged: 4 })).toEqual([
      true,
      'Sent: 1 posts and notes, 2 changed, 3 taken back.',
      'Enviado: 1 publicaciones y notas, 2 cambiadas, 3 retiradas.',
    ]);
  });

  it('says that nothing was sent twice where all of it stands already', () => {
    expect(said({ unchanged: 4 })).toEqual([
      true,
      expect.stringContaining('Nothing was sent twice'),
      expect.stringContaining('Nada se envió dos veces'),
    ]);
  });

  it('tells what waits for another day from what is tried again with the next run', () => {
    expect(said({ created: 1, adopted: 1, failed: [over, over] })).toEqual([
      false,
      expect.stringMatching(/^2 sent, 2 left for another day/),
      expect.stringMatching(/^2 enviados; 2 quedan para otro día/),
    ]);
    expect(said({ updated: 1, withdrawn: 1, failed: [over, busy] })).toEqual([
      false,
      '2 sent, 2 could not be sent; they are tried again with the next run.',
      '2 enviados; 2 no se pudieron enviar y se intentarán en la próxima ejecución.',
    ]);
  });

  it('says why where the class could not be finished, each in its language, and in English alone where there is no other', () => {
    expect(said({}, { unfinished: true, problems: [problem('Intente de nuevo.')] })).toEqual([
      false,
      'Nothing was sent: Classroom is silent. Try again.',
      'No se envió nada: Classroom no responde. Intente de nuevo.',
    ]);
    expect(said({}, { unfinished: true, problems: [problem(null)] })[2]).toBe(
      'No se envió nada: Classroom is silent. Try again.',
    );
  });
});
