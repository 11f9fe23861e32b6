import { activitiesOf } from '../../school/activities.ts';
import type { Evidence, Sitting } from '../../evidence/types.ts';
import { sittingsOf } from '../../evidence/sittings.ts';
import type { ItemId, LearnerId, RunId, TargetCode } from '../../ids.ts';
import { assess } from '../../mastery/mastery.ts';
import type { Mastery } from '../../mastery/types.ts';
import type { Rule } from '../../mastery/rule.ts';
import type { EarlierNote } from '../../notes/types.ts';
import { writeNotes } from '../../notes/write-notes.ts';
import { askedChances, standingAsks, type CheckAsk } from '../../pathway/check-asks.ts';
import { countMisses } from '../../pathway/misses.ts';
import { planPathway } from '../../pathway/plan-pathway.ts';
import type { GivenChance } from '../../pathway/types.ts';
import { routeDay } from '../../routing/route-day.ts';
import { routeTargets } from '../../routing/route-targets.ts';
import { planSeminars } from '../../routing/seminar-plan.ts';
import { exitResults } from '../../routing/exit-results.ts';
import { rhythmOf, waitForTicket } from '../../routing/rhythm.ts';
import { summativesAhead, type Assessment } from '../../routing/summatives.ts';
import { questionsAsked } from '../../routing/asked-questions.ts';
import { nextTicket, type Open } from '../../routing/next-ticket.ts';
import { newestTicket, targetsOfTheDay } from '../../routing/targets-of-the-day.ts';
import type { Choice, DayRoute, NextTicket, PastSeminar } from '../../routing/types.ts';
import { schoolDayBefore, schoolDaysBefore, startOfDay } from '../../school/calendar.ts';
import type { CourseSettings, SchoolFile } from '../../school/file.ts';
import { ruleFor } from '../../school/rules.ts';
import { dateIn, type Instant, type SchoolDate } from '../../time.ts';
import type { Decisions, Seen } from '../../plan/decisions.ts';
import { checkLinks, type WorkAddresses } from './check-links.ts';

/** Everything a course's decisions are made of. Plain data: the same facts give the same decisions. */
export interface Facts {
  readonly run: RunId;
  readonly file: SchoolFile;
  readonly course: CourseSettings;
  readonly courseName: string;
  readonly learners: readonly { readonly id: LearnerId; readonly name: string }[];
  /** Current evidence of these learners: all of this course, and what any other course of the school holds on `targetsToAssess`. */
  readonly evidence: readonly Evidence[];
  readonly given: readonly GivenChance[];
  readonly seen: Seen;
  readonly choices: readonly Choice[];
  /** What learners asked to be checked on, with the teacher's answers, in the order in which it came. */
  readonly asks: readonly CheckAsk[];
  /** Seminars of earlier days. */
  readonly past: readonly PastSeminar[];
  /** What the notes of this week and earlier ones said. */
  readonly earlierNotes: readonly EarlierNote[];
  /** The words of the questions behind the evidence, where the LMS tells them. */
  readonly questionWords: ReadonlyMap<ItemId, string>;
  readonly addresses: WorkAddresses;
  /** Units' own assessments with a day. */
  readonly assessments: readonly Assessment[];
  /** What exit tickets show that are no evidence yet. */
  readonly openExits: readonly Evidence[];
  readonly date: SchoolDate;
  readonly at: Instant;
}

/** What levels and routes rest on. */
export type RouteFacts = Omit<Facts, 'run' | 'courseName'> & {
  /** What the day is about, where it is known; absent: the newest ticket's targets. */
  readonly dayTargets?: readonly TargetCode[];
};

/** The steps up to the routes, under any rule: evidence, mastery, routing. */
export function assessAndRoute(facts: RouteFacts, rules: (target: TargetCode) => Rule) {
  const { file, course, date, at } = facts;
  const learners = facts.learners.map((learner) => learner.id);
  const sittings = sittingsOf(facts.evidence);
  const given = [...facts.given, ...askedChances(facts.asks, sittings, facts.given, rules, file.school.timeZone)];
  const taught = taughtTargets(facts);
  const all = assess({ sittings, learners, targets: assessedTargets(facts, taught), ruleFor: rules, at });
  const misses = countMisses({ mastery: all, given, sittings, ruleFor: rules, at });
  const ofCourse = facts.evidence.filter((each) => each.course === course.id);
  const dayTargets = facts.dayTargets ?? targetsOfTheDay(ofCourse, at);
  const routes = routeDay({
    date,
    learners,
    dayTargets,
    routes: routeTargets(all, misses, rules),
    choices: facts.choices,
    targets: file.targets,
  });
  const onBoard = new Set(shownTargets(facts, taught));
  return {
    learners,
    sittings,
    taught,
    all,
    shown: all.filter((each) => onBoard.has(each.target)),
    given,
    misses,
    dayTargets,
    routes,
  };
}

/** The order of the pure steps: evidence, mastery, routing, pathway, notes. */
export function decide(facts: Facts): Decisions {
  const { file, course, date, at } = facts;
  const rules = ruleFor(file, course);
  const { learners, sittings, taught, all, shown, given, misses, dayTargets, routes } = assessAndRoute(facts, rules);
  const map = { grade: course.grade, taught, targets: file.targets };
  const seminar = planSeminars({
    date,
    lastSchoolDay: schoolDayBefore(file, date),
    seminar: course.seminar,
    map,
    activities: activitiesOf(file, course),
    classTargets: dayTargets,
    routes,
    mastery: all,
    past: facts.past,
    evidence: facts.evidence,
    questionWords: facts.questionWords,
  });
  const pathway = planPathway({
    course,
    zone: file.school.timeZone,
    at,
    date,
    taught,
    targets: file.targets,
    activities: activitiesOf(file, course),
    profiles: file.learners,
    mastery: all,
    sittings,
    given,
    misses,
    dayTargets,
    ruleFor: rules,
    learners,
    routes,
    seminar,
    ticketsCome: ticketsCome(facts),
    linkOf: checkLinks(file.school.lms, facts.addresses),
  });
  const notes = writeNotes({
    file,
    date,
    at,
    learners,
    mastery: all,
    sittings,
    ruleFor: rules,
    answers: facts.evidence,
    questionWords: facts.questionWords,
    given: facts.given,
    past: facts.past,
    earlier: facts.earlierNotes,
    routes,
    seminar,
    pathway,
  });
  const own = facts.evidence.filter((each) => each.course === course.id);
  const rhythm = rhythmOf({ calendar: file, date, at, units: course.units, evidence: own, standings: shown });
  return {
    run: facts.run,
    course: course.id,
    courseName: facts.courseName,
    at,
    date,
    learners: facts.learners,
    mastery: shown,
    routes,
    seminar,
    pathway,
    notes,
    nextTicket: ticketFor(openOn(routes, shown, at), grantedOf(facts, { sittings, learners, rules }), facts),
    handIns: facts.given.filter(({ handedIn, share }) => handedIn && share === null).length,
    rhythm,
    summatives: summativesAhead({
      calendar: file,
      date,
      assessments: facts.assessments,
      standings: shown,
      wait: waitForTicket(rhythm),
    }),
    exits: exitResults({
      zone: file.school.timeZone,
      lastSchoolDay: schoolDayBefore(file, date),
      date,
      at,
      learners,
      evidence: [...own, ...facts.openExits],
      questionWords: facts.questionWords,
      thresholdOf: (target) => rules(target).threshold,
    }),
    seen: facts.seen,
  };
}

/** School days without a ticket after which due targets are asked about in a separate post. */
const DAYS_WITHOUT_TICKET = 5;

/** The class had a ticket in the last school days, so that what is due goes into the next one. */
function ticketsCome({ file, course, evidence, date, at }: Facts): boolean {
  const newest = newestTicket(
    evidence.filter((each) => each.course === course.id),
    at,
  );
  return newest !== null && dateIn(file.school.timeZone, newest) >= schoolDaysBefore(file, date, DAYS_WITHOUT_TICKET);
}

/** School days within which a question is not asked again. */
const DAYS_UNTIL_AGAIN = 5;

/** What to ask next, and questions of this class that ask it. */
function ticketFor(
  open: readonly Open[],
  granted: readonly Open[],
  { file, course, evidence, questionWords, date }: Facts,
): NextTicket | null {
  const ticket = nextTicket(open, granted);
  if (ticket === null) return null;
  const since = startOfDay(file.school.timeZone, schoolDaysBefore(file, date, DAYS_UNTIL_AGAIN));
  const own = evidence.filter((each) => each.course === course.id);
  return { ...ticket, questions: questionsAsked(ticket.targets, own, questionWords, since) };
}

/** What one more question each would settle: the undecided targets of the undecided, and re-checks that are due. */
function openOn(routes: readonly DayRoute[], shown: readonly Mastery[], at: Instant): Open[] {
  return [
    ...routes
      .filter(({ effective }) => effective === 'undecided')
      .flatMap(({ learner, targets }) =>
        targets.filter(({ route }) => route === 'undecided').map(({ target }) => ({ learner, target })),
      ),
    ...shown
      .filter(({ recheckAt, stale }) => !stale && recheckAt !== null && recheckAt <= at)
      .map(({ learner, target }) => ({ learner, target })),
  ];
}

/** Checks that learners of the class asked for and were granted, as far as no result has answered them yet. */
function grantedOf(
  { asks, file, at }: Pick<Facts, 'asks' | 'file' | 'at'>,
  known: {
    readonly sittings: readonly Sitting[];
    readonly learners: readonly LearnerId[];
    readonly rules: (target: TargetCode) => Rule;
  },
): Open[] {
  const here = new Set(known.learners);
  return standingAsks({ asks, sittings: known.sittings, ruleFor: known.rules, at, zone: file.school.timeZone })
    .filter(({ state, learner }) => state === 'approved' && here.has(learner))
    .map(({ learner, target }) => ({ learner, target }));
}

type CourseEvidence = Pick<Facts, 'file' | 'course' | 'evidence'>;

/** What the course's units teach; a course without units teaches what its own coursework gave evidence on. */
function taughtTargets(facts: CourseEvidence): TargetCode[] {
  const { units } = facts.course;
  return units.length === 0 ? shownTargets(facts, []) : units.flatMap((unit) => unit.targets);
}

/** The course's targets: those its units teach, and any other its own coursework gave evidence on. */
function shownTargets({ file, course, evidence }: CourseEvidence, taught: readonly TargetCode[]): TargetCode[] {
  const seen = new Set(evidence.filter((each) => each.course === course.id).map((each) => each.target));
  const known = file.targets.map((target) => target.code).filter((code) => seen.has(code) && !taught.includes(code));
  return [...taught, ...known];
}

/** On which targets the course's decisions rest, whatever course the evidence comes from. `facts.evidence`: of this course, at least. */
export function targetsToAssess(facts: CourseEvidence): TargetCode[] {
  return assessedTargets(facts, taughtTargets(facts));
}

/** Those, and one step down the map, for the just-in-time prerequisite (P8). */
function assessedTargets(facts: CourseEvidence, taught: readonly TargetCode[]): TargetCode[] {
  const shown = shownTargets(facts, taught);
  const requires = new Map(facts.file.targets.map((target) => [target.code, target.requires]));
  return [...new Set([...shown, ...shown.flatMap((code) => requires.get(code) ?? [])])];
}
