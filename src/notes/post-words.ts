import type { TargetCode } from '../ids.ts';
import { linkTitle, noteTitle, reassignWords, routeWords } from './posts.ts';
import type { PostWords } from '../plan/kinds/registry.ts';
import type { Activity, SchoolFile, Target } from '../school/file.ts';
import { saidIn, type Said } from '../language.ts';
import { namingOf } from '../school/i-can.ts';

/** The words of shared posts in a school's languages; made of targets, dates and activities alone. */
export function postWordsOf({ school, targets }: Pick<SchoolFile, 'school' | 'targets'>): PostWords {
  const byCode = new Map(targets.map((target) => [target.code, target]));
  const naming = namingOf(targets);
  const target = (code: TargetCode): Target => byCode.get(code) ?? { code, iCan: code, requires: [] };
  const spoken = { zone: school.timeZone, languages: school.languages };
  const called = (activity: Pick<Activity, 'title' | 'titleEs'>): string => linkTitle(activity, school.languages);
  return {
    route: (slot, date, session, sessions, hasMenu) => ({
      called,
      ...routeWords({
        ...spoken,
        date,
        hasMenu,
        slot:
          slot === 'workshop' || session === null
            ? { kind: 'workshop' }
            : {
                kind: 'seminar',
                which: slot,
                of: sessions,
                minutes: session.minutes,
                iCan: both(session.needs.map(({ serves }) => naming(serves))),
              },
      }),
    }),
    note: (language, week) => noteTitle(language, school.timeZone, week),
    reassign: ({ target: code, due, activity, check, purpose, prerequisite }, date) => ({
      called,
      ...reassignWords({
        ...spoken,
        date,
        target: target(code),
        due,
        activity,
        check: check !== null,
        again: purpose === 'recheck',
        prerequisite:
          prerequisite === null ? null : { target: target(prerequisite.target), activity: prerequisite.activity },
      }),
    }),
  };
}

/** One sentence, or two joined. */
function both(sentences: readonly Said[]): Said {
  return saidIn((language) => [...new Set(sentences.map((each) => each[language]))].join(AND[language]));
}

const AND: Said = { en: ' and ', es: ' y ' };
