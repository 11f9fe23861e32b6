import type { PostId } from '../../ids.ts';
import type { LedgerRow } from '../../plan/ledger-row.ts';
import type { Problem } from '../../report/types.ts';
import { namedPosts } from '../named-posts.ts';

/** A post that a teacher edited stays as edited (promise 4); each night reports it once and does not repair it. */
export function editedProblem(rows: readonly LedgerRow[], edited: ReadonlySet<PostId>): Problem[] {
  const titles = rows.flatMap(({ remoteId, write }) =>
    remoteId !== null && edited.has(remoteId) ? [write.title] : [],
  );
  if (titles.length === 0) return [];
  const posts = namedPosts(titles);
  return [
    {
      kind: 'edited',
      what: {
        en: `${titles.length === 1 ? 'A post of ours was' : `${titles.length} posts of ours were`} edited in the LMS: ${posts.en}`,
        es: `${titles.length === 1 ? 'Una publicación nuestra fue editada' : `${titles.length} publicaciones nuestras fueron editadas`} en la plataforma: ${posts.es}`,
      },
      do: { en: 'Nothing: they are left as they are now.', es: 'Nada: se quedan como están ahora.' },
    },
  ];
}

/** What a teacher removed stays removed. */
export function removedProblem(titles: readonly (string | null)[]): Problem[] {
  if (titles.length === 0) return [];
  const posts = namedPosts(titles);
  return [
    {
      kind: 'gone',
      what: {
        en: `${titles.length === 1 ? 'A post of ours was' : `${titles.length} posts of ours were`} removed in the LMS: ${posts.en}`,
        es: `${titles.length === 1 ? 'Una publicación nuestra fue borrada' : `${titles.length} publicaciones nuestras fueron borradas`} en la plataforma: ${posts.es}`,
      },
      do: { en: 'Nothing: they are not sent again.', es: 'Nada: no se envían otra vez.' },
    },
  ];
}

/** Posts of ours that the ledger knew nothing of. @param unclear titles of those that could not be entered into it again */
export function setBackProblem(
  counts: { found: number; entered: number },
  unclear: readonly (string | null)[],
): Problem {
  const { found, entered } = counts;
  const posts = namedPosts(unclear);
  return {
    kind: 'held',
    what: {
      en: `${found === 1 ? 'A post of ours stands' : `${found} posts of ours stand`} in the LMS of which Waymark's own record knew nothing, as after a backup was put back; ${entered} could be entered into it again`,
      es: `${found === 1 ? 'En la plataforma hay una publicación nuestra' : `En la plataforma hay ${found} publicaciones nuestras`} que el registro de Waymark no conocía, como al reponer una copia de seguridad; se ${entered === 1 ? 'pudo anotar' : 'pudieron anotar'} de nuevo ${entered}`,
    },
    do:
      unclear.length === 0
        ? { en: 'Nothing: they are not sent again.', es: 'Nada: no se envían otra vez.' }
        : {
            en: `Look at ${posts.en} in the LMS: until they are removed their learners get no new chance.`,
            es: `Mire ${posts.es} en la plataforma: hasta que se borren, sus estudiantes no reciben ninguna nueva oportunidad.`,
          },
  };
}
