import type { Language } from '../../language.ts';
import type { Pathway, Withheld } from '../../pathway/types.ts';
import type { Decisions } from '../../plan/decisions.ts';
import type { DayRoute, ExitResult, Summative, UnitRhythm } from '../../routing/types.ts';

/** What programs read of a course's day, beside the counts: every list is there, perhaps empty. */
export interface DayJson {
  readonly learners: readonly {
    learner: string;
    recommended: string;
    declared: string | null;
    assigned: string | null;
    effective: string;
  }[];
  readonly sessions: readonly {
    slot: string;
    targets: readonly string[];
    learners: readonly string[];
    missed: { question: string; wrong: number; of: number } | null;
  }[];
  readonly talks: readonly { learner: string; target: string }[];
  /** `target`: null where no ticket gives the day one. */
  readonly undecided: readonly { learner: string; target: string | null; would: string }[];
  readonly questions: readonly {
    kind: string;
    learners: readonly string[];
    target: string | null;
    /** The seminar that a question of kind `held` asks about. */
    date: string | null;
    slot: string | null;
    what: string;
    ways: readonly string[];
  }[];
  /** Who needs a seat and finds none; then the chances that wait for room in the teacher's marking or for the teaching. */
  readonly waits: readonly { learner: string; target: string | null; why: string }[];
  /** `asked`: how many asked to be checked and were granted it; `questions`: asked before, to be taken again. */
  readonly nextTicket: {
    targets: readonly string[];
    settles: number;
    of: number;
    asked: readonly { target: string; learners: number }[];
    questions: readonly { target: string; question: string }[];
  } | null;
  readonly handIns: number;
  /** Of each open unit: when the class last had a ticket, in school days, and how long it usually waits. */
  readonly rhythm: readonly UnitRhythm[];
  /** Assessments that come before everybody can be helped; the teacher's alone to see. */
  readonly summatives: readonly Summative[];
  /** What the exit tickets of the last school day showed. */
  readonly exits: readonly ExitResult[];
}

/** A course's decisions as `sync --json` and `plan --json` tell them; `null` where the night could not decide. */
export function dayJson(decisions: Omit<Decisions, 'mastery'> | null, language: Language): DayJson {
  if (decisions === null)
    return {
      learners: [],
      sessions: [],
      talks: [],
      undecided: [],
      questions: [],
      waits: [],
      nextTicket: null,
      handIns: 0,
      rhythm: [],
      summatives: [],
      exits: [],
    };
  const { routes, seminar, pathway, nextTicket, handIns, rhythm, summatives, exits } = decisions;
  const open = new Set(seminar.undecided);
  return {
    learners: routes.map(({ learner, recommended, declared, assigned, effective }) => ({
      learner,
      recommended,
      declared: declared?.route ?? null,
      assigned: assigned?.route ?? null,
      effective,
    })),
    sessions: seminar.sessions.map(({ slot, needs, learners, missed }) => ({
      slot,
      targets: needs.map(({ target }) => target),
      learners,
      missed,
    })),
    talks: seminar.talks,
    undecided: routes.filter(({ learner }) => open.has(learner)).flatMap((route) => settling(route, language)),
    questions: seminar.questions.map(({ what, ways, ...question }) => ({
      ...question,
      what: what[language],
      ways: ways.map((way) => way[language]),
    })),
    waits: [...seminar.waiting, ...waitingChances(routes, pathway)].map(({ learner, target, why }) => ({
      learner,
      target,
      why: why[language],
    })),
    nextTicket,
    handIns,
    rhythm,
    summatives,
    exits,
  };
}

/** Not those of who goes to seminar: everybody who does stands in one place of the day, and the seat comes first. */
function waitingChances(routes: readonly DayRoute[], { withheld }: Pathway): Withheld[] {
  const placed = new Set(routes.filter(({ effective }) => effective === 'seminar').map(({ learner }) => learner));
  return withheld.filter(({ learner, waitsFor }) => waitsFor !== undefined && !placed.has(learner));
}

/** What would lead to seminar or workshop, on each target that is open. */
function settling({ learner, targets, why }: DayRoute, language: Language): DayJson['undecided'] {
  if (targets.length === 0) return [{ learner, target: null, would: why.wouldChange[language] }];
  return targets
    .filter(({ route }) => route === 'undecided')
    .map(({ target, why: { wouldChange } }) => ({ learner, target, would: wouldChange[language] }));
}
