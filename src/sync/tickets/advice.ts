import { activitiesOf } from '../../school/activities.ts';
import { compare } from '../../evidence/compare.ts';
import { observeTickets } from '../../evidence/observe-tickets.ts';
import type { Evidence } from '../../evidence/types.ts';
import type { LearnerId, TargetCode } from '../../ids.ts';
import type { Said } from '../../language.ts';
import type { Level } from '../../mastery/types.ts';
import { LEVEL_WORDS } from '../../mastery/words.ts';
import type { Mastery } from '../../mastery/types.ts';
import type { Rule } from '../../mastery/rule.ts';
import { isLiked } from '../../pathway/activities.ts';
import { askStanding, standingAsks, type AskTerms } from '../../pathway/check-asks.ts';
import { menuFor } from '../../pathway/menus.ts';
import {
  isStandingProposal,
  proposedChoices,
  waitingProposals,
  type Proposal,
  type StandingProposal,
} from '../../pathway/proposals.ts';
import { planSeminars } from '../../routing/seminar-plan.ts';
import type { Choice, DayRoute, SeminarPlan } from '../../routing/types.ts';
import { activityTitle } from '../../school/activity-title.ts';
import { schoolDayAfter, schoolDayBefore } from '../../school/calendar.ts';
import { iCanOf } from '../../school/i-can.ts';
import { ruleFor } from '../../school/rules.ts';
import type { LearnerAdvice, TicketAdvice } from '../../ticket/advice.ts';
import {
  activityWhy,
  CLASS_IDEA,
  OWN_IDEA,
  nextWords,
  OWN_LEVEL,
  ownRouteWhy,
  ownRule,
} from '../../ticket/child-words.ts';
import type { Chosen, OwnAsk, OwnIdea, ShownAsk, ShownIdea, ShownRoute, ShownTarget } from '../../ticket/live.ts';
import { dayOfRoutes, type TicketDays, type TicketWork } from '../../ticket/work.ts';
import type { Instant } from '../../time.ts';
import { assessAndRoute, type RouteFacts } from '../night/decide.ts';

/** What the advice on a ticket needs from the store; it stays the same as long as nothing but this ticket changes. */
export interface TicketFacts extends RouteFacts {
  /** Of the day the ticket's routes are for. */
  readonly choices: readonly Choice[];
  /** Activities of learners' own, in the order in which they came. */
  readonly proposals: readonly Proposal[];
}

type AskedTerms = Omit<AskTerms, 'level'>;

/**
 * What the one engine says with this ticket in (FRAMES.md 8): levels and routes as the night would decide them from the
 * same answers, the seats of those who chose or were asked to a seminar, and what to ask. Pure.
 * @param days the ticket, and what else of the course's tickets is not evidence yet
 */
export function adviseOn(facts: TicketFacts, work: TicketWork, days: TicketDays, at: Instant): TicketAdvice {
  const { file, course } = facts;
  const evidence = withTickets(facts.evidence, facts, days, at);
  const date = dayOfRoutes(work.ticket, schoolDayAfter(file, work.ticket.date));
  const dayTargets = [...new Set(work.ticket.questions.flatMap(({ target }) => target ?? []))];
  const day = { ...facts, evidence, date, at, dayTargets };
  const ruled = ruleFor(file, course);
  const { all, routes, taught, sittings } = assessAndRoute(day, ruled);
  const asked = { asks: facts.asks, sittings, ruleFor: ruled, at, zone: file.school.timeZone };
  const room = planSeminars({
    date,
    lastSchoolDay: schoolDayBefore(file, date),
    seminar: course.seminar,
    map: { grade: course.grade, taught, targets: file.targets },
    activities: activitiesOf(file, course),
    classTargets: dayTargets,
    routes: routes.map(asChosen),
    mastery: all,
    past: facts.past,
    evidence,
    questionWords: facts.questionWords,
  });
  return {
    learners: new Map(routes.map((route) => [route.learner, adviceFor(day, route, all, dayTargets, asked)])),
    seats: seatsOf(room, routes, course.seminar),
    ask: room.questions
      .filter(({ kind }) => kind !== 'held')
      .flatMap(({ learners, what }) => learners.map((learner) => ({ learner, question: what }))),
    teachAll: room.teachAll,
    checks: checksOf(day, asked),
    ideas: ideasOf(day, at),
  };
}

/** Of whoever is in the class or on the ticket. */
function checksOf({ file, learners }: RouteFacts, asked: AskedTerms): ShownAsk[] {
  const here = new Set(learners.map(({ id }) => id));
  const iCan = iCansOf(file);
  return standingAsks(asked).flatMap(({ id, learner, target, why, state }) =>
    !here.has(learner) ? [] : [{ id, learner, target, iCan: iCan(target), why, state }],
  );
}

/** Of whoever is in the class or on the ticket. */
function ideasOf({ file, learners, proposals }: TicketFacts, at: Instant): ShownIdea[] {
  const here = new Set(learners.map(({ id }) => id));
  const iCan = iCansOf(file);
  return waitingProposals(proposals, at, file.school.timeZone)
    .filter(({ learner }) => here.has(learner))
    .map((each) => ({
      ...ideaOf(each),
      learner: each.learner,
      classTitle: each.classTitle,
      iCan: iCan(each.target),
    }));
}

function ideaOf({ id, target, text, url, state, reply }: StandingProposal): OwnIdea {
  return { id, target, text, url, state, reply };
}

/** A target by its sentence; one that the school file has no more by its code. */
function iCansOf({ targets }: RouteFacts['file']): (target: TargetCode) => Said {
  const names = new Map(targets.map((target) => [target.code, iCanOf(target)]));
  return (target) => names.get(target) ?? { en: target, es: target };
}

/** The class's evidence with what the tickets show by now; what they showed before and show no more is left out. */
function withTickets(stored: readonly Evidence[], { course }: TicketFacts, days: TicketDays, at: Instant): Evidence[] {
  const { added, superseded } = compare(
    observeTickets(course.id, days),
    stored.filter((each) => each.course === course.id),
    at,
  );
  const gone = new Set(superseded);
  return [...stored.filter(({ id }) => !gone.has(id)), ...added];
}

/** A learner who has not chosen yet takes no seat. */
function asChosen(route: DayRoute): DayRoute {
  return route.assigned === null && route.declared === null ? { ...route, effective: 'undecided' } : route;
}

/** Everybody who goes to seminar is placed: a learner without a need shared with others takes a free seat, else gets a talk with the teacher. */
function seatsOf(
  room: SeminarPlan,
  routes: readonly DayRoute[],
  { seats }: { readonly seats: number },
): TicketAdvice['seats'] {
  const sitting = { first: [...sessionOf(room, 'first')], second: [...sessionOf(room, 'second')] };
  const talk = room.talks.map(({ learner }) => learner);
  const placed = new Set([...sitting.first, ...sitting.second, ...talk]);
  for (const { learner, effective, assigned, declared } of routes) {
    if (effective !== 'seminar' || (assigned === null && declared === null) || placed.has(learner)) continue;
    const free = [sitting.first, sitting.second].find((group) => group.length > 0 && group.length < seats);
    (free ?? talk).push(learner);
  }
  return { ...sitting, talk };
}

function sessionOf({ sessions }: SeminarPlan, slot: 'first' | 'second'): readonly LearnerId[] {
  return sessions.find((session) => session.slot === slot)?.learners ?? [];
}

function adviceFor(
  facts: TicketFacts,
  route: DayRoute,
  all: readonly Mastery[],
  targets: readonly TargetCode[],
  asked: AskedTerms,
): LearnerAdvice {
  const { file, course } = facts;
  const { learner } = route;
  const masteryOf = new Map(all.filter((each) => each.learner === learner).map((each) => [each.target, each]));
  const rules = ruleFor(file, course);
  const nameOf = iCansOf(file);
  const levelOf = (target: TargetCode): Level => masteryOf.get(target)?.level ?? 'no-evidence';
  const main = route.targets[0]?.target ?? targets[0] ?? null;
  const iCan = main === null ? null : nameOf(main);
  const level = main === null ? null : levelOf(main);
  return {
    route: shownRoute(route, ownRouteWhy(route.recommended, iCan, level)),
    teacherWhy: route.why.rule,
    targets: targets.map((target) =>
      shownTarget(target, nameOf(target), masteryOf.get(target), rules(target), pathOf(facts, learner, target)),
    ),
    menu: main === null ? [] : menuOf(facts, learner, main, level === 'mastered'),
    next: nextWords(level, iCan, openChanceOf(facts, learner)),
    asks: targets.flatMap((target): OwnAsk[] => {
      const standing = askStanding({ learner, target }, { ...asked, level: levelOf(target) });
      return standing === 'mastered' ? [] : [{ target, standing }];
    }),
    ideas: facts.proposals
      .filter(isStandingProposal)
      .filter((each) => each.learner === learner && targets.includes(each.target))
      .map(ideaOf),
  };
}

function shownTarget(
  target: TargetCode,
  iCan: ShownTarget['iCan'],
  mastery: Mastery | undefined,
  rule: Rule,
  path: readonly number[],
): ShownTarget {
  const level = mastery?.level ?? 'no-evidence';
  return { target, iCan, level, words: OWN_LEVEL[level], teacherWords: LEVEL_WORDS[level], rule: ownRule(rule), path };
}

/** The share of right answers on each occasion, oldest first. */
function pathOf({ evidence }: RouteFacts, learner: LearnerId, target: TargetCode): number[] {
  const occasions = new Map<string, { at: Instant; points: number; possible: number }>();
  for (const row of evidence) {
    if (row.learner !== learner || row.target !== target || row.possible <= 0) continue;
    const occasion = occasions.get(row.source) ?? { at: row.at, points: 0, possible: 0 };
    occasions.set(row.source, {
      at: occasion.at < row.at ? row.at : occasion.at,
      points: occasion.points + row.points,
      possible: occasion.possible + row.possible,
    });
  }
  return [...occasions.values()]
    .toSorted((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)))
    .map(({ points, possible }) => Math.min(1, points / possible));
}

function menuOf(
  { file, course, proposals }: TicketFacts,
  learner: LearnerId,
  target: TargetCode,
  isMastered: boolean,
): LearnerAdvice['menu'] {
  const profile = file.learners.find(({ id }) => id === learner);
  const onFile = activitiesOf(file, course).filter((activity) => activity.target === target);
  const proposed = proposedChoices({ learner, target }, proposals).map(({ title, url, isOwn }) => ({
    title: { en: title, es: title },
    url,
    minutes: null,
    why: isOwn ? OWN_IDEA : CLASS_IDEA,
    isOwn,
  }));
  const filed = menuFor({ learner, target }, isMastered, onFile, profile).choices.map(({ activity }) => ({
    title: activityTitle(activity),
    url: activity.url ?? null,
    minutes: activity.minutes,
    why: activityWhy(activity.kind, isLiked(activity, profile)),
    isOwn: false,
  }));
  return [...proposed, ...filed];
}

/** The chance that waits for this learner, if one does. */
function openChanceOf({ given, file, at }: RouteFacts, learner: LearnerId): ShownRoute['why'] | null {
  const open = given.find(
    (chance) => chance.learner === learner && !chance.handedIn && chance.share === null && chance.due >= at,
  );
  const target = file.targets.find(({ code }) => code === open?.target);
  return target === undefined ? null : iCanOf(target);
}

function shownRoute({ recommended, declared, assigned }: DayRoute, why: ShownRoute['why']): ShownRoute {
  const [chosen, asked] = [chosenOf(declared), chosenOf(assigned)];
  return {
    recommended,
    declared: chosen,
    assigned: asked,
    effective: asked?.route ?? chosen?.route ?? recommended,
    why,
  };
}

function chosenOf(choice: Choice | null): Chosen | null {
  if (choice === null) return null;
  const { route, at, actor, place, date } = choice;
  const slot = place === null || place === 'not-today' ? {} : { slot: place };
  return { route, at, by: actor, ...slot, date };
}
