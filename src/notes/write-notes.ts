import { createHash } from 'node:crypto';
import type { ItemId, LearnerId, TargetCode } from '../ids.ts';
import type { Sitting } from '../evidence/types.ts';
import type { Language } from '../language.ts';
import type { Rule } from '../mastery/rule.ts';
import type { Mastery } from '../mastery/types.ts';
import type { GivenChance, Pathway } from '../pathway/types.ts';
import type { DayRoute, PastSeminar, SeminarPlan, Why } from '../routing/types.ts';
import { schoolWeekOf } from '../school/calendar.ts';
import type { SchoolFile } from '../school/file.ts';
import { namingOf } from '../school/i-can.ts';
import type { Naming } from '../school/i-can.ts';
import type { Instant, SchoolDate } from '../time.ts';
import { cameBack } from './done/came-back.ts';
import { hardQuestions, type Answer, type HardOne } from './done/hard-questions.ts';
import { thingsDone, type OwnRecord } from './done/things-done.ts';
import { workedWithTeacher, type WithTeacher } from './done/with-teacher.ts';
import { oneNextStep, type OwnPlan } from './next.ts';
import { noteText } from './note-text.ts';
import { pickAll, type Asked, type Picked } from './pick.ts';
import type { EarlierNote, NextStep, Note } from './types.ts';

export interface NotesInput {
  readonly file: Pick<SchoolFile, 'school' | 'learners' | 'targets'>;
  readonly at: Instant;
  readonly date: SchoolDate;
  readonly learners: readonly LearnerId[];
  /** Of the course's targets; a note speaks of these alone. */
  readonly mastery: readonly Mastery[];
  readonly sittings: readonly Sitting[];
  readonly ruleFor: (target: TargetCode) => Rule;
  /** The class's answers to single questions, and their words. */
  readonly answers: readonly Answer[];
  readonly questionWords: ReadonlyMap<ItemId, string>;
  readonly given: readonly GivenChance[];
  readonly past: readonly PastSeminar[];
  /** This week's and earlier ones. */
  readonly earlier: readonly EarlierNote[];
  readonly routes: readonly DayRoute[];
  readonly seminar: Pick<SeminarPlan, 'sessions'>;
  readonly pathway: Pick<Pathway, 'reassignments' | 'menus'>;
}

/** One learner's part of the input and nobody else's (writeback/PROTOCOL.md 2.13): a note is made of nothing but this. */
interface Own extends Asked {
  readonly record: OwnRecord;
  readonly plan: OwnPlan;
}

/** What had to be looked for in the whole class. */
interface FoundInClass {
  readonly sittings: ReadonlyMap<LearnerId, readonly Sitting[]>;
  readonly cameBack: readonly Mastery[];
  readonly hard: readonly HardOne[];
  readonly withTeacher: readonly WithTeacher[];
}

/**
 * One note per learner and school week: one thing done, one next step (P9, P10). None for a learner of whom the record shows
 * nothing done. Of the others only their sentences are looked at, so that not all of a class read the same.
 */
export function writeNotes(input: NotesInput): Note[] {
  const { sittings, ruleFor, at, file } = input;
  const week = schoolWeekOf(input.date);
  const found: FoundInClass = {
    sittings: byLearner(sittings),
    cameBack: cameBack(input.mastery, { sittings, ruleFor }),
    hard: hardQuestions(
      input.answers.filter((answer) => answer.at <= at),
      input.questionWords,
    ),
    withTeacher: workedWithTeacher(input.past),
  };
  const owns = input.learners.map((learner) => ownOf(learner, input, found)).filter(({ things }) => things.length > 0);
  const spoken = (own: Own): boolean => own.earlier.some((note) => note.week === week);
  const picks = pickAll(
    owns.filter((own) => !spoken(own)),
    week,
  );
  const naming = namingOf(file.targets);
  return owns.flatMap((own) => {
    const pick = picks.get(own.learner) ?? pickAll([own], week).get(own.learner);
    return pick === undefined ? [] : [noteOf(own, pick, { at, week, zone: file.school.timeZone, naming })];
  });
}

/** A class's year is looked through once, and not for each of its learners. */
function byLearner(sittings: readonly Sitting[]): ReadonlyMap<LearnerId, readonly Sitting[]> {
  const own = new Map<LearnerId, Sitting[]>();
  for (const sitting of sittings) {
    const rows = own.get(sitting.learner);
    if (rows === undefined) own.set(sitting.learner, [sitting]);
    else rows.push(sitting);
  }
  return own;
}

function ownOf(learner: LearnerId, input: NotesInput, found: FoundInClass): Own {
  const mine = (row: { readonly learner: LearnerId }): boolean => row.learner === learner;
  const { school, learners: profiles } = input.file;
  const mastery = input.mastery.filter(mine);
  const targets = new Set(mastery.map((each) => each.target));
  const ofCourse = (row: { readonly learner: LearnerId; readonly target: TargetCode; readonly at: Instant }): boolean =>
    mine(row) && targets.has(row.target) && row.at <= input.at;
  const given = input.given.filter(mine);
  const record: OwnRecord = {
    mastery,
    cameBack: new Set(found.cameBack.filter(mine).map(({ target }) => target)),
    sittings: (found.sittings.get(learner) ?? []).filter(ofCourse),
    given,
    hard: found.hard.filter(ofCourse),
    withTeacher: found.withTeacher.filter(ofCourse),
    markOf: (target) => input.ruleFor(target).threshold,
  };
  return {
    learner,
    language: profiles.find((profile) => profile.id === learner)?.language ?? school.languages[0] ?? 'en',
    things: thingsDone(record),
    earlier: input.earlier.filter(mine),
    record,
    plan: {
      reassignments: input.pathway.reassignments.filter(mine),
      given,
      menus: input.pathway.menus.filter(mine),
      route: input.routes.find(mine) ?? null,
      seat:
        input.seminar.sessions.flatMap(({ needs }) => needs).find(({ learners }) => learners.includes(learner))
          ?.serves ?? null,
    },
  };
}

interface Said {
  readonly at: Instant;
  readonly week: SchoolDate;
  readonly zone: string;
  readonly naming: Naming;
}

function noteOf(
  { learner, language, things, record, plan }: Own,
  { thing: { done }, way }: Picked,
  { at, week, zone, naming }: Said,
): Note {
  const next = oneNextStep(plan, done.target, at, language);
  return {
    learner,
    week,
    language,
    text: noteText({ language, done, way, next }, naming, zone),
    said: { kind: done.kind, target: done.target, way },
    factsHash: hashOf(learner, language, things, next),
    why: whyOf(done.target, next, record),
  };
}

/** Of all that could be told and the next step; neither of what was picked to tell, nor of the wording, nor of the day it is said. */
function hashOf(learner: LearnerId, language: Language, things: Asked['things'], next: NextStep): string {
  const facts = [
    learner,
    language,
    things,
    next.kind,
    next.target,
    next.kind === 'chance' ? next.due : null,
    next.kind === 'activity' ? next.activity : null,
  ];
  return createHash('sha256').update(JSON.stringify(facts)).digest('base64url');
}

function whyOf(done: TargetCode, next: NextStep, record: OwnRecord): Why {
  const spoken = new Set([done, next.target]);
  return {
    evidence: [...new Set(record.mastery.filter((each) => spoken.has(each.target)).flatMap((each) => each.evidence))],
    rule: {
      en: "One note a school week, from this student's own record: one thing done and one next step. No sentence goes to more than a quarter of the class, or to the same student twice in three weeks, while there is something else to say.",
      es: 'Una nota por semana escolar, con el registro de este estudiante: algo que hizo y un próximo paso. Ninguna frase llega a más de la cuarta parte de la clase, ni dos veces en tres semanas al mismo estudiante, mientras haya otra cosa que decir.',
    },
    wouldChange: {
      en: 'A new result, a new chance or another next step would.',
      es: 'Un resultado nuevo, una oportunidad nueva u otro próximo paso.',
    },
  };
}
