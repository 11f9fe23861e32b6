import { z } from 'zod';
import { LearnerId, type CourseworkId } from '../../ids.ts';
import type { Language } from '../../language.ts';
import type { NoteChannel } from '../../lms/types.ts';
import type { Spoken } from '../../notes/types.ts';
import { schoolWeekOf } from '../../school/calendar.ts';
import type { SchoolDate } from '../../time.ts';
import type { Found } from './found.ts';
import type { Kind } from './kind.ts';
import { STORED } from './stored.ts';
import type { Wish } from './wish.ts';
import type { WriteBase, WriteCarrier } from './write-base.ts';

/** Words for one learner, who alone reads them: one note in a school week. */
export interface NoteWrite extends WriteBase {
  readonly kind: 'note';
  readonly learners: readonly [LearnerId];
  readonly week: SchoolDate;
  readonly language: Language;
  readonly channel: NoteChannel;
  readonly carrier: WriteCarrier;
  /** The learner's work a comment stands on; null for the other carriers. */
  readonly on: CourseworkId | null;
  readonly factsHash: string;
  /** What it says first; null: not known. */
  readonly said: Spoken | null;
}

/** Title of a note that has to be an assignment: others may see it, so it says nothing. */
type NoteTitle = (language: Language, week: SchoolDate) => string;

/** What was done, and what comes next. */
export const note: Kind<NoteWrite, NoteTitle> = {
  about: 'learner',
  cap: 'note',
  keptRoom: false,
  stored: z.looseObject({ ...STORED, kind: z.literal('note'), learners: z.tuple([LearnerId]) }),
  day: null,
  wanted,
  place: ({ carrier, on }) => ({ carrier, on }),
  stillMatters: ({ week }, date) => week === schoolWeekOf(date),
  chance: () => null,
  tells: ({ week, factsHash }) => ({ week, facts: factsHash }),
  behind,
  serves: () => [null],
  shown: ({ language, channel }) => ({ slot: null, target: null, language, channel }),
  json: ({ channel, language, week, text }) => ({ channel, language, week, text }),
  line: () => 'note',
  renewed,
};

/** One note per learner and school week. */
function wanted({ decided, placeOf, keyOf }: Wish, title: NoteTitle): NoteWrite[] {
  return decided.notes.map(({ learner, week, language, text, said, factsHash, why }) => {
    const place = placeOf(learner);
    return {
      kind: 'note',
      key: keyOf('note', week, learner),
      learners: [learner],
      week,
      language,
      ...place,
      factsHash,
      said,
      why,
      title: place.carrier === 'assignment' ? title(language, week) : null,
      text,
      links: [],
      due: null,
      points: null,
    };
  });
}

function behind({
  to: [learner, ...others],
  around,
  carrier,
  says,
  file: { school },
  keyIfBehind,
}: Found): NoteWrite | null {
  if (others.length > 0) return null;
  for (const week of new Set(around.map(schoolWeekOf))) {
    const key = keyIfBehind('note', week, learner);
    if (key === null) continue;
    return {
      ...says,
      kind: 'note',
      key,
      learners: [learner],
      week,
      language: school.languages[0] ?? 'en',
      channel: 'post',
      carrier,
      on: null,
      factsHash: '',
      said: null,
    };
  }
  return null;
}

/** Notes stored earlier did not say their carrier, or what they say first (F32: a newer Waymark finishes an older one's rows). */
function renewed(stored: NoteWrite): NoteWrite {
  const { channel } = stored;
  return {
    ...('carrier' in stored
      ? {}
      : ({ carrier: channel === 'post' ? 'announcement' : 'none', on: null } satisfies Partial<NoteWrite>)),
    ...('said' in stored ? {} : { said: null }),
    ...stored,
  };
}
