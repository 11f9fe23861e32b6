import { createHash } from 'node:crypto';
import type { LearnerId } from '../ids.ts';
import type { Sitting } from '../evidence/types.ts';
import type { Language } from '../language.ts';
import type { Mastery } from '../mastery/types.ts';
import type { GivenChance, Pathway } from '../pathway/types.ts';
import type { DayRoute, SeminarPlan, Why } from '../routing/types.ts';
import { schoolWeekOf } from '../school/calendar.ts';
import type { SchoolFile } from '../school/file.ts';
import { namingOf } from '../school/i-can.ts';
import type { Naming } from '../school/i-can.ts';
import type { Instant, SchoolDate } from '../time.ts';
import { oneThingDone } from './done.ts';
import type { OwnRecord } from './done.ts';
import { oneNextStep } from './next.ts';
import type { OwnPlan } from './next.ts';
import { noteText } from './note-text.ts';
import type { Note, NoteFacts } from './types.ts';

export interface NotesInput {
  readonly file: Pick<SchoolFile, 'school' | 'learners' | 'targets'>;
  readonly at: Instant;
  readonly date: SchoolDate;
  readonly learners: readonly LearnerId[];
  /** Of the course's targets; a note speaks of these alone. */
  readonly mastery: readonly Mastery[];
  readonly sittings: readonly Sitting[];
  readonly given: readonly GivenChance[];
  readonly routes: readonly DayRoute[];
  readonly seminar: Pick<SeminarPlan, 'sessions'>;
  readonly pathway: Pick<Pathway, 'reassignments' | 'menus'>;
}

/** One learner's part of the input and nobody else's (writeback/PROTOCOL.md 2.13): a note is made of nothing but this. */
interface Own {
  readonly learner: LearnerId;
  readonly language: Language;
  readonly record: OwnRecord;
  readonly plan: OwnPlan;
}

/**
 * One note per learner and school week: one thing done, one next step, how the route was reached, the next chance (P9,
 * P10). None for a learner of whom the record shows nothing at all.
 */
export function writeNotes(input: NotesInput): Note[] {
  const naming = namingOf(input.file.targets);
  return input.learners.flatMap((learner) => noteOf(ownOf(learner, input), input, naming) ?? []);
}

function ownOf(learner: LearnerId, input: NotesInput): Own {
  const mine = (row: { readonly learner: LearnerId }): boolean => row.learner === learner;
  const { school, learners: profiles } = input.file;
  const mastery = input.mastery.filter(mine);
  const targets = new Set(mastery.map((each) => each.target));
  const given = input.given.filter(mine);
  return {
    learner,
    language: profiles.find((profile) => profile.id === learner)?.language ?? school.languages[0] ?? 'en',
    record: {
      mastery,
      sittings: input.sittings.filter((sitting) => mine(sitting) && targets.has(sitting.target) && sitting.at <= input.at),
      given,
    },
    plan: {
      reassignments: input.pathway.reassignments.filter(mine),
      given,
      menus: input.pathway.menus.filter(mine),
      route: input.routes.find(mine) ?? null,
      seat: input.seminar.sessions.flatMap(({ needs }) => needs).find(({ learners }) => learners.includes(learner))?.serves ?? null,
    },
  };
}

function noteOf(own: Own, { at, date, file }: Pick<NotesInput, 'at' | 'date' | 'file'>, naming: Naming): Note | null {
  const facts: NoteFacts = {
    learner: own.learner,
    language: own.language,
    done: oneThingDone(own.record),
    next: oneNextStep(own.plan, at),
    route: routeFact(own.plan.route),
  };
  if (facts.done === null && own.record.sittings.length === 0 && facts.next.kind !== 'chance') return null;
  return {
    learner: own.learner,
    week: schoolWeekOf(date),
    language: own.language,
    text: noteText(facts, naming, file.school.timeZone),
    factsHash: hashOf(facts),
    why: whyOf(facts, own.record),
  };
}

function routeFact(route: DayRoute | null): NoteFacts['route'] {
  if (route === null) return null;
  if (route.assigned !== null) return { route: route.effective, by: 'assigned' };
  return { route: route.effective, by: route.declared === null ? 'recommended' : 'declared' };
}

/** Of the facts, neither of the wording nor of the day it is said. */
function hashOf({ learner, language, done, next, route }: NoteFacts): string {
  const facts = [
    learner, language,
    done === null ? null : [done.kind, done.target, done.kind === 'more-right' ? done.more : null],
    [next.kind, next.target, next.kind === 'chance' ? next.due : null, next.kind === 'choice' ? next.activity : null],
    route === null ? null : [route.route, route.by],
  ];
  return createHash('sha256').update(JSON.stringify(facts)).digest('base64url');
}

function whyOf(facts: NoteFacts, record: OwnRecord): Why {
  const spoken = new Set([facts.done?.target, facts.next.target]);
  return {
    evidence: [...new Set(record.mastery.filter((each) => spoken.has(each.target)).flatMap((each) => each.evidence))],
    rule: {
      en: 'One note a school week, from this student\'s own record alone: one thing done, one next step, how the route was reached, the next chance.',
      es: 'Una nota por semana escolar, solo con el registro de este estudiante: algo que hizo, un próximo paso, cómo se llegó a la ruta y la próxima oportunidad.',
    },
    wouldChange: {
      en: 'A new result, a new chance or another route would.',
      es: 'Un resultado nuevo, una oportunidad nueva u otra ruta.',
    },
  };
}
