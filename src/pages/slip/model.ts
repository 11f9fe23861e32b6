import { DateTime } from 'luxon';
import type { CourseId, LearnerId } from '../../ids.ts';
import type { Language } from '../../language.ts';
import type { SeminarSlot } from '../../routing/types.ts';
import type { SchoolFile } from '../../school/file.ts';
import { iCanOf } from '../../school/i-can.ts';
import type { Morning } from '../../store/day/decisions.ts';
import { byName } from '../board/model/names.ts';

/** What a whole class may see of its day: who sits where, for how long, on what. */
export interface Slip {
  readonly language: Language;
  readonly course: { readonly id: CourseId; readonly name: string };
  readonly date: string;
  readonly groups: readonly {
    readonly slot: SeminarSlot;
    readonly minutes: number;
    readonly tasks: readonly string[];
    readonly names: readonly string[];
  }[];
  /** Everybody else, whatever the reason: a list of its own would be one. */
  readonly others: readonly string[];
}

/** Of the decisions the names and the tasks alone, so that nothing else can be shown. Who is left out of the day stands nowhere. */
export function slipOf(
  { course, courseName, date, learners, seminar }: Morning,
  { targets }: Pick<SchoolFile, 'targets'>,
  language: Language,
): Slip {
  const inOrder = byName(language);
  const names = new Map(learners.map(({ id, name }) => [id, name]));
  const sorted = (ids: readonly LearnerId[]): string[] => ids.flatMap((id) => names.get(id) ?? []).toSorted(inOrder);
  const seated = new Set([...seminar.sessions.flatMap((session) => session.learners), ...seminar.notToday]);
  return {
    language,
    course: { id: course, name: courseName },
    date: DateTime.fromISO(date, { zone: 'utc' })
      .setLocale(language)
      .toLocaleString({ weekday: 'long', day: 'numeric', month: 'long' }),
    groups: seminar.sessions
      .filter((session) => session.learners.length > 0)
      .map((session) => ({
        slot: session.slot,
        minutes: session.minutes,
        tasks: session.needs.flatMap((need) => {
          const target = targets.find(({ code }) => code === need.serves);
          return target === undefined ? [] : [iCanOf(target)[language]];
        }),
        names: sorted(session.learners),
      })),
    others: sorted(learners.map(({ id }) => id).filter((id) => !seated.has(id))),
  };
}
