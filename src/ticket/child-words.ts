import { percent, quoted, type Said } from '../language.ts';
import type { ShownTarget } from './live.ts';

/** How a target stands, to the child it is about (P10: what comes next, never what somebody is). */
export const OWN_LEVEL: Readonly<Record<ShownTarget['level'], Said>> = {
  mastered: { en: 'You have it.', es: 'Ya lo tienes.' },
  approaching: { en: 'You are close.', es: 'Estás cerca.' },
  'not-yet': { en: 'Not yet. There is more time for it.', es: 'Todavía no. Hay más tiempo para esto.' },
  slipped: { en: 'You had it before. It wants another look.', es: 'Ya lo tenías. Conviene volver a mirarlo.' },
  'not-enough': { en: 'A few more answers will tell.', es: 'Con unas respuestas más se sabrá.' },
  'no-evidence': { en: 'Nothing is known yet.', es: 'Todavía no se sabe nada.' },
};

/** The definition of mastery in one sentence a ten-year-old reads once (P5). */
export function ownRule({ threshold, minSources }: { readonly threshold: number; readonly minSources: number }): Said {
  const mark = percent(threshold);
  return {
    en: `You have it when about ${mark.en} of your answers are right, on ${minSources} or more different days; you keep getting chances until then.`,
    es: `Lo tienes cuando aciertas cerca del ${mark.es} de las respuestas, en ${minSources} días distintos o más; sigues teniendo oportunidades hasta entonces.`,
  };
}

/**
 * Why this route, to the child it is for.
 * @param iCan the sentence of what it is most about; null: nothing is known of the day
 * @param level how that stands: above this sentence the child reads it too
 */
export function ownRouteWhy(
  recommended: 'seminar' | 'workshop' | 'undecided',
  iCan: Said | null,
  level: ShownTarget['level'] | null,
): Said {
  if (iCan === null) return UNKNOWN;
  const name = quoted(iCan);
  switch (recommended) {
    case 'seminar':
      return {
        en: `On ${name.en} your answers say: not yet. The seminar is a small group with your teacher on just that.`,
        es: `En ${name.es} tus respuestas dicen: todavía no. El seminario es un grupo pequeño con tu docente sobre justo eso.`,
      };
    case 'workshop':
      return {
        en: `You have shown ${name.en}. In the workshop you can go deeper in your own way.`,
        es: `Ya mostraste ${name.es}. En el taller puedes profundizar a tu manera.`,
      };
    case 'undecided':
      if (level === 'mastered')
        return {
          en: `You have shown ${name.en}, and your last answers leave today open. You know best what helps you.`,
          es: `Ya mostraste ${name.es}, y tus últimas respuestas dejan abierto el día de hoy. Tú sabes mejor qué te ayuda.`,
        };
      return {
        en: `On ${name.en} the answers do not tell yet. You know best what helps you today.`,
        es: `En ${name.es} las respuestas todavía no lo dicen. Tú sabes mejor qué te ayuda hoy.`,
      };
    default:
      return recommended satisfies never;
  }
}

const UNKNOWN: Said = {
  en: 'The answers do not tell yet. You know best what helps you today.',
  es: 'Las respuestas todavía no lo dicen. Tú sabes mejor qué te ayuda hoy.',
};

/** What comes next on a target that is not shown yet, without promising what nobody has given. */
export function nextWords(level: ShownTarget['level'] | null, iCan: Said | null, openChance: Said | null): Said {
  if (openChance !== null)
    return {
      en: `A chance is open for you: ${openChance.en}. You find it in your classwork.`,
      es: `Tienes una oportunidad abierta: ${openChance.es}. La encuentras en tu trabajo de clase.`,
    };
  if (level === null || iCan === null) return { en: '', es: '' };
  const name = quoted(iCan);
  return level === 'mastered'
    ? {
        en: `${name.en}: you have it. A question on it comes back after some time.`,
        es: `${name.es}: ya lo tienes. Dentro de un tiempo vuelve una pregunta sobre esto.`,
      }
    : {
        en: `${name.en}: you get another chance to show it.`,
        es: `${name.es}: tendrás otra oportunidad de mostrarlo.`,
      };
}

/** Why an activity stands in a child's own menu. */
export function activityWhy(kind: 'practice' | 'deeper' | 'real-world', isLiked: boolean): Said {
  const why = ACTIVITY[kind];
  return isLiked ? { en: `${why.en} It is in a way you like.`, es: `${why.es} Es de una manera que te gusta.` } : why;
}

/** Why an activity of one's own stands first. */
export const OWN_IDEA: Said = {
  en: 'Your teacher said yes.',
  es: 'Tu docente dijo que sí.',
};

/** Why an activity is there that a classmate proposed and the teacher accepted for the class. */
export const CLASS_IDEA: Said = { en: 'An idea from your class.', es: 'Una idea de tu clase.' };

const ACTIVITY: Readonly<Record<'practice' | 'deeper' | 'real-world', Said>> = {
  practice: { en: 'Practice for just this.', es: 'Práctica para justo esto.' },
  deeper: { en: 'It goes deeper.', es: 'Va más a fondo.' },
  'real-world': { en: 'You use it in real life.', es: 'Lo usas en la vida real.' },
};
