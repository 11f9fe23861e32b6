import type { Said } from '../language.ts';
import type { Reason } from './types.ts';

/** Most shared words that a reason lists. */
const MOST = 4;

/** Why a target is suggested, in one sentence without a full stop. */
export function reasonSaid(reason: Reason): Said {
  switch (reason.kind) {
    case 'code':
      return { en: `has the code ${reason.code}`, es: `lleva el código ${reason.code}` };
    case 'copied':
      return reason.from === null
        ? { en: 'is copied from another class', es: 'está copiado de otra clase' }
        : { en: `is copied from “${reason.from}”`, es: `está copiado de «${reason.from}»` };
    case 'words': {
      const words = reason.words.slice(0, MOST);
      return {
        en: `speaks of ${words.map(({ en }) => en).join(', ')}`,
        es: `habla de ${words.map(({ es }) => es).join(', ')}`,
      };
    }
    case 'beside': {
      const { en, es } = reasonSaid(reason.reason);
      return { en: `by the title of its work, which ${en}`, es: `por el título de su trabajo, que ${es}` };
    }
    case 'several': {
      const codes = reason.targets.slice(0, MOST).join(', ');
      return { en: `fits several: ${codes}`, es: `encaja con varios: ${codes}` };
    }
    default:
      return reason satisfies never;
  }
}
