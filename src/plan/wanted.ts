import type { LearnerId, WriteKey } from '../ids.ts';
import type { Language } from '../language.ts';
import type { Note } from '../notes/types.ts';
import type { Pathway, Reassignment } from '../pathway/types.ts';
import type { DayRoute, SeminarPlan, Slot, Why } from '../routing/types.ts';
import type { SchoolDate } from '../time.ts';
import type { NotePlace } from './note-place.ts';
import type { NoteWrite, PostingWrite, ReassignWrite, RouteWrite } from './types.ts';

/** Points a teacher can give on one chance; more than any ticket has, so that partial credit is easy. */
const CHANCE_POINTS = 10;

/** Words of shared posts; they are made without any child's data (writeback/PROTOCOL.md 2.4). */
export interface PostWords {
  /** `sessions`: how many seminars the day has. */
  route(slot: Slot, date: SchoolDate, session: SeminarPlan['sessions'][number] | null, sessions: number): { title: string; text: string };
  reassign(sample: Reassignment, date: SchoolDate): { title: string; text: string };
  /** Title of a note that has to be an assignment: others may see it, so it says nothing. */
  note(language: Language, week: SchoolDate): string;
}

export interface Decided {
  readonly date: SchoolDate;
  readonly routes: readonly DayRoute[];
  readonly seminar: SeminarPlan;
  readonly pathway: Pathway;
  readonly notes: readonly Note[];
}

/** Makes the key of one intent out of its parts: kind, subject, target, round or period. */
export type KeyOf = (...parts: readonly string[]) => WriteKey;

/** Every post and note the decisions ask for, whether or not it stands in the LMS already. */
export function wantedWrites(decided: Decided, words: PostWords, placeOf: (learner: LearnerId) => NotePlace, keyOf: KeyOf): PostingWrite[] {
  return [
    ...routeWrites(decided, words, keyOf),
    ...reassignWrites(decided, words, keyOf),
    ...decided.notes.map((note) => noteWrite(note, words, placeOf(note.learner), keyOf)),
  ];
}

/** One post per date and slot (house rule); the undecided and those without a seat get none. */
function routeWrites(decided: Decided, words: PostWords, keyOf: KeyOf): RouteWrite[] {
  const { date, seminar } = decided;
  const slots: { slot: Slot; learners: readonly LearnerId[]; session: SeminarPlan['sessions'][number] | null }[] = [
    ...seminar.sessions.map((session) => ({ slot: session.slot, learners: session.learners, session })),
    { slot: 'workshop' as const, learners: seminar.workshop, session: null },
  ];
  const whys = new Map(decided.routes.map((route) => [route.learner, route.why]));
  return slots.flatMap(({ slot, learners, session }) => {
    const to = nonEmpty(learners);
    if (to === null) return [];
    return [{
      kind: 'route' as const,
      key: keyOf('route', date, slot),
      slot,
      date,
      route: slot === 'workshop' ? 'workshop' as const : 'seminar' as const,
      target: session?.needs[0].target ?? null,
      targets: session?.needs.map((need) => need.target) ?? [],
      learners: to,
      why: sharedWhy(to.flatMap((learner) => whys.get(learner) ?? [])),
      ...words.route(slot, date, session, seminar.sessions.length),
      links: [],
      due: null,
      points: null,
    }];
  });
}

/** Learners given the same task on the same target and round share one post; the group is part of the key. */
function reassignWrites(decided: Decided, words: PostWords, keyOf: KeyOf): ReassignWrite[] {
  const groups = new Map<string, Reassignment[]>();
  for (const each of decided.pathway.reassignments) {
    const task = JSON.stringify([
      each.target, each.round, each.activity?.url ?? each.activity?.title ?? '',
      each.prerequisite?.target ?? '', each.prerequisite?.activity?.title ?? '', each.due,
    ]);
    groups.set(task, [...(groups.get(task) ?? []), each]);
  }
  return [...groups.values()].flatMap((group) => {
    const [sample] = group;
    const to = nonEmpty(group.map((each) => each.learner));
    if (sample === undefined || to === null) return [];
    const links = [sample.activity, sample.prerequisite?.activity]
      .flatMap((activity) => (activity?.url === undefined ? [] : [{ title: activity.title, url: activity.url }]));
    return [{
      kind: 'reassign' as const,
      key: keyOf('reassign', sample.target, String(sample.round), ...to),
      learners: to,
      target: sample.target,
      round: sample.round,
      date: decided.date,
      minutes: sample.minutes,
      activity: sample.activity?.url ?? sample.activity?.title ?? null,
      why: sharedWhy(group.map((each) => each.why)),
      ...words.reassign(sample, decided.date),
      links,
      due: sample.due,
      points: CHANCE_POINTS,
    }];
  });
}

/** One note per learner and school week. */
function noteWrite(note: Note, words: PostWords, place: NotePlace, keyOf: KeyOf): NoteWrite {
  return {
    kind: 'note',
    key: keyOf('note', note.week, note.learner),
    learners: [note.learner],
    week: note.week,
    language: note.language,
    ...place,
    factsHash: note.factsHash,
    why: note.why,
    title: place.carrier === 'assignment' ? words.note(note.language, note.week) : null,
    text: note.text,
    links: [],
    due: null,
    points: null,
  };
}

/** Of a shared post: the evidence of all its learners, and the reasons that stand behind it. */
function sharedWhy(whys: readonly Why[]): Why {
  const join = (pick: (why: Why) => string): string => [...new Set(whys.map(pick))].slice(0, 3).join(' · ');
  return {
    evidence: [...new Set(whys.flatMap((why) => why.evidence))],
    rule: { en: join((why) => why.rule.en), es: join((why) => why.rule.es) },
    wouldChange: { en: join((why) => why.wouldChange.en), es: join((why) => why.wouldChange.es) },
  };
}

/** Sorted, so that the same group is the same group whatever the order it came in. */
function nonEmpty(learners: readonly LearnerId[]): readonly [LearnerId, ...LearnerId[]] | null {
  const [first, ...rest] = [...new Set(learners)].toSorted();
  return first === undefined ? null : [first, ...rest];
}
