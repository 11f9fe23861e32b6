import type { Language, Said } from '../language.ts';
import type { SeminarSlot } from '../routing/types.ts';
import { activityTitle } from '../school/activity-title.ts';
import type { Activity, Target } from '../school/file.ts';
import { startOfDay } from '../school/calendar.ts';
import { namingOf } from '../school/i-can.ts';
import { dayInWords, type Instant, type SchoolDate } from '../time.ts';
import { doingOf } from './doing.ts';
import { WORDS } from './words/index.ts';

/** Words of a post that several share. Made of the decision and the date, without any child's data (writeback/PROTOCOL.md 2.4). */
export interface PostText {
  readonly title: string;
  readonly text: string;
}

interface Spoken {
  readonly date: SchoolDate;
  readonly zone: string;
  /** Each of the school's languages in turn: a shared post is read by all of them. */
  readonly languages: readonly Language[];
}

export interface RoutePost extends Spoken {
  /** The post links activities to choose from. */
  readonly hasMenu: boolean;
  /** `iCan` is the sentence, quoted, of the grade-level target the session serves; `of` counts the day's sessions. */
  readonly slot:
    | { readonly kind: 'workshop' }
    | {
        readonly kind: 'seminar';
        readonly which: SeminarSlot;
        readonly of: number;
        readonly minutes: number;
        readonly iCan: Said;
      };
}

/** A route post: the title is the same for every slot of the day; the text invites (P1, P9). */
export function routeWords(post: RoutePost): PostText {
  const { slot, zone, date } = post;
  const day = dayFor(zone, date);
  return spoken(post.languages, (language) => {
    const { posts } = WORDS[language];
    const where =
      slot.kind === 'workshop'
        ? posts.workshop
        : posts.seminar(slot.of === 1 ? 'only' : slot.which, slot.minutes, slot.iCan[language]);
    return { title: posts.routeTitle(day(language)), text: post.hasMenu ? `${where} ${posts.menu[slot.kind]}` : where };
  });
}

export interface ReassignPost extends Spoken {
  readonly target: Target;
  readonly due: Instant;
  readonly activity: Activity | null;
  /** It links questions that mark themselves. */
  readonly check: boolean;
  /** It asks again about what was shown before. */
  readonly again: boolean;
  readonly prerequisite: { readonly target: Target; readonly activity: Activity | null } | null;
}

/** A chance, or a quick check: the title is a function of target and date; the same words for everyone and every round. */
export function reassignWords(post: ReassignPost): PostText & { readonly questions: string } {
  const { target, due, activity, check, again, prerequisite, zone, date, languages } = post;
  const naming = namingOf(prerequisite === null ? [target] : [target, prerequisite.target]);
  const day = dayFor(zone, date);
  const words = spoken(languages, (language) => {
    const { posts } = WORDS[language];
    const iCan = naming(target.code)[language];
    const until = dayInWords(zone, due, language);
    if (again)
      return { title: posts.quickCheckTitle(iCan, day(language)), text: posts.quickCheck({ iCan, due: until, check }) };
    return {
      title: posts.chanceTitle(iCan, day(language)),
      text: posts.chance({
        iCan,
        due: until,
        activity:
          activity === null
            ? null
            : { title: activityTitle(activity)[language], minutes: activity.minutes, does: doingOf(activity) },
        check,
        prerequisite:
          prerequisite === null
            ? null
            : {
                iCan: naming(prerequisite.target.code)[language],
                activity: prerequisite.activity === null ? null : activityTitle(prerequisite.activity)[language],
              },
      }),
    };
  });
  return { ...words, questions: languages.map((language) => WORDS[language].posts.questions).join(' / ') };
}

/** The title of a note that has to be an assignment, in the learner's language; `week` is the Monday of its school week. */
export function noteTitle(language: Language, zone: string, week: SchoolDate): string {
  return WORDS[language].posts.noteTitle(dayFor(zone, week)(language));
}

/** What a link of a shared post is called: the activity's title in each of the school's languages, where they differ. */
export function linkTitle(activity: Parameters<typeof activityTitle>[0], languages: readonly Language[]): string {
  const title = activityTitle(activity);
  return [...new Set(languages.map((language) => title[language]))].join(' / ');
}

/** The heading under which our posts stand. */
export function topicWords(languages: readonly Language[]): string {
  return languages.map((language) => WORDS[language].posts.topic).join(' / ');
}

function dayFor(zone: string, date: SchoolDate): (language: Language) => string {
  const morning = startOfDay(zone, date);
  return (language) => dayInWords(zone, morning, language);
}

function spoken(languages: readonly Language[], say: (language: Language) => PostText): PostText {
  const said = languages.map(say);
  return { title: said.map((each) => each.title).join(' / '), text: said.map((each) => each.text).join('\n\n') };
}
