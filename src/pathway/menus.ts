import type { Said } from '../language.ts';
import type { Activity, Profile } from '../school/file.ts';
import { byLiking, isLiked } from './activities.ts';
import type { ChoiceMenu, MenuChoice } from './types.ts';

const KIND_REASON: Readonly<Record<Activity['kind'], Said>> = {
  practice: { en: 'Practice for this target.', es: 'Práctica para este objetivo.' },
  deeper: { en: 'Goes deeper into this target.', es: 'Profundiza en este objetivo.' },
  'real-world': { en: 'Uses it in real life.', es: 'Lo usa en la vida real.' },
};

const FEW_DEEPER: Said = {
  en: 'Fewer than two deeper choices are on file for this target: add activities of the kind "deeper" or "real-world".',
  es: 'Hay menos de dos opciones para profundizar en este objetivo: añada actividades del tipo "deeper" o "real-world".',
};

const NONE: Said = {
  en: 'No activity is on file for this target.',
  es: 'No hay ninguna actividad registrada para este objetivo.',
};

/**
 * Workshop activities on one target, liked ones first, each with its reason (capabilities 30, 45). At mastery the deeper
 * ones lead, one from real life among the first two where the file has one; else practice leads.
 */
export function menuFor(
  of: Pick<ChoiceMenu, 'learner' | 'target'>,
  mastered: boolean,
  onFile: readonly Activity[],
  profile: Profile | undefined,
): ChoiceMenu {
  const ordered = byLiking(onFile, profile);
  const practice = ordered.filter((activity) => activity.kind === 'practice');
  const deeper = withRealLifeEarly(ordered.filter((activity) => activity.kind !== 'practice'));
  const listed = mastered ? [...deeper, ...practice] : [...practice, ...deeper];
  const missing = listed.length === 0 ? NONE : FEW_DEEPER;
  const isMissing = listed.length === 0 || (mastered && deeper.length < 2);
  return {
    learner: of.learner,
    target: of.target,
    choices: listed.map((activity): MenuChoice => ({ activity, why: reasonFor(activity, profile) })),
    deeper: mastered,
    ...(isMissing ? { missing } : {}),
  };
}

function withRealLifeEarly(deeper: readonly Activity[]): Activity[] {
  const place = deeper.findIndex((activity) => activity.kind === 'real-world');
  const realLife = deeper[place];
  if (realLife === undefined || place < 2) return [...deeper];
  return deeper.toSpliced(place, 1).toSpliced(1, 0, realLife);
}

/** To the learner: what it is for, and that it is in their own way of learning. */
function reasonFor(activity: Activity, profile: Profile | undefined): Said {
  const kind = KIND_REASON[activity.kind];
  if (activity.modality === undefined || !isLiked(activity, profile)) return kind;
  return {
    en: `${kind.en} Likes to learn this way: ${activity.modality}.`,
    es: `${kind.es} Le gusta aprender así: ${activity.modality}.`,
  };
}
