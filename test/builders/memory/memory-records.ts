import { byId, pairOf, type CourseId, type EvidenceId, type LearnerId, type PostId } from '../../../src/ids.ts';
import type { Evidence } from '../../../src/evidence/types.ts';
import type { Learner } from '../../../src/lms/types.ts';
import { CHANGING, type LedgerRow } from '../../../src/plan/ledger-row.ts';
import type { LevelChange } from '../../../src/store/day/decisions.ts';
import { StoreError } from '../../../src/store/errors.ts';
import type { EvidenceChanges } from '../../../src/store/results/evidence.ts';
import { placeKey } from '../../../src/tagging/place.ts';
import type { TagAnswer } from '../../../src/tagging/types.ts';
import { daysBefore } from '../../../src/school/due-date.ts';
import { overtaken } from '../../../src/store/nights/turns.ts';
import type { NightClaim } from '../../../src/store/nights/nights.ts';
import type { StoredPlan } from '../../../src/store/day/plans.ts';
import type { Decisions } from '../../../src/plan/decisions.ts';
import { daysBetween, type Instant, type SchoolDate } from '../../../src/time.ts';
import type { ContractRecords } from './contract-records.ts';
import type { Tables } from './memory-tables.ts';

/** Two runs of one night, less apart than this, count a missing coursework once. */
const NIGHT_DAYS = 0.5;

/** The nouns over tables in memory; every rule the engines keep by a constraint or a condition is kept here. */
export function memoryRecords(tables: Tables): ContractRecords {
  return {
    ...school(tables),
    ...pull(tables),
    ...hints(tables),
    ...evidence(tables),
    ...decided(tables),
    ...plans(tables),
    ...ledger(tables),
    ...choices(tables),
    ...tagging(tables),
    ...turns(tables),
    ...brakes(tables),
    ...nights(tables),
    ...courseNights(tables),
    ...heldRosters(tables),
    keepAuditHead: async () => null, // the audit is kept by the engines themselves
    letGo: async () => ({}), // how long rows are kept is a matter of the engines' tables
  };
}

function school({
  file,
  runs,
}: Tables): Pick<ContractRecords, 'saveSchoolFile' | 'loadSchoolFile' | 'saveRun' | 'lastRun'> {
  return {
    async saveSchoolFile(next) {
      const before = file.get('file');
      if (JSON.stringify(before) === JSON.stringify(next)) return 'none';
      file.set('file', next);
      return before === undefined ? 'created' : 'updated';
    },
    loadSchoolFile: async () => file.get('file') ?? null,
    async saveRun(run, course, at, report) {
      runs.set(`${run}\0${course}`, { run, course, at, report });
    },
    lastRun: async (course) => {
      const last = [...runs.values()].findLast((each) => each.course === course && !each.report.unfinished);
      return last === undefined ? null : { run: last.run, at: last.at, report: last.report };
    },
  };
}

type Pull = Pick<
  ContractRecords,
  | 'loadRoster'
  | 'classSizes'
  | 'saveRoster'
  | 'loadCoursework'
  | 'saveCoursework'
  | 'noteCoursework'
  | 'saveQuiz'
  | 'loadQuizzes'
  | 'loadForms'
  | 'loadImportedResults'
  | 'markListed'
  | 'loadPull'
  | 'savePull'
>;

function pull({ names, enrolments, coursework, quizzes, quizLinks, pulls }: Tables): Pull {
  return {
    async saveRoster(course, learners, at) {
      const listed = new Map<LearnerId, Pick<Learner, 'id' | 'name'>>(learners.map((learner) => [learner.id, learner]));
      for (const [place, row] of enrolments) {
        if (row.course === course && row.leftAt === null && !listed.has(row.id))
          enrolments.set(place, { ...row, leftAt: at });
      }
      for (const { id, name } of listed.values()) {
        names.set(id, asStored(name));
        const held = enrolments.get(`${course}\0${id}`);
        if (held?.leftAt !== null) enrolments.set(`${course}\0${id}`, { course, id, since: at, leftAt: null });
      }
    },
    loadRoster: async (course, who = 'enrolled') =>
      [...enrolments.values()]
        .filter((row) => row.course === course && (who === 'everyone' || row.leftAt === null))
        .map(({ id, since, leftAt }) => ({ id, name: names.get(id) ?? '', since, leftAt }))
        .toSorted((a, b) => byId(a.id, b.id)),

    classSizes: async () => {
      const sizes = new Map<CourseId, number>();
      for (const { course, leftAt } of enrolments.values())
        if (leftAt === null) sizes.set(course, (sizes.get(course) ?? 0) + 1);
      return sizes;
    },

    async saveCoursework(course, rows, at) {
      const listed = new Map(rows.map((row) => [row.id, row]));
      for (const [place, row] of coursework) {
        if (row.course !== course || listed.has(row.coursework.id)) continue;
        if (row.missedAt !== null && daysBetween(row.missedAt, at) < NIGHT_DAYS) continue;
        coursework.set(place, { ...row, missingNights: row.missingNights + 1, missedAt: at });
      }
      return [...listed.values()].flatMap((work) => {
        const place = `${course}\0${work.id}`;
        const held = coursework.get(place);
        if (held !== undefined && held.missingNights === 0 && JSON.stringify(held.coursework) === JSON.stringify(work))
          return [];
        coursework.set(place, {
          course,
          coursework: work,
          firstSeenAt: held?.firstSeenAt ?? at,
          changedAt: at,
          missingNights: 0,
          missedAt: null,
        });
        return [work.id];
      });
    },
    async noteCoursework(course, rows, at) {
      for (const work of rows) {
        const place = `${course}\0${work.id}`;
        const held = coursework.get(place);
        if (held !== undefined && JSON.stringify(held.coursework) === JSON.stringify(work)) continue;
        const fresh = { course, firstSeenAt: at, missingNights: 0, missedAt: null };
        coursework.set(place, { ...fresh, ...held, coursework: work, changedAt: at });
      }
    },
    loadCoursework: async (course) =>
      [...coursework.values()]
        .filter((row) => row.course === course)
        .map(({ course: _course, missedAt: _missedAt, ...held }) => held)
        .toSorted((a, b) => byId(a.firstSeenAt, b.firstSeenAt) || byId(a.coursework.id, b.coursework.id)),

    async saveQuiz(course, quiz, work, at) {
      quizzes.set(quiz.form, { quiz, readAt: at });
      const place = `${course}\0${work}\0${quiz.form}`;
      if (!quizLinks.has(place))
        quizLinks.set(place, {
          course,
          coursework: work,
          form: quiz.form,
          listedAt: null,
          listedFor: null,
          uncounted: [],
        });
    },
    loadQuizzes: async (course) =>
      [...quizLinks.values()]
        .filter((link) => link.course === course)
        .toSorted((a, b) => byId(a.coursework, b.coursework) || byId(a.form, b.form))
        .flatMap(({ coursework: work, form, listedAt, listedFor, uncounted }) => {
          const held = quizzes.get(form);
          return held === undefined ? [] : [{ ...held, coursework: work, listedAt, listedFor, uncounted }];
        }),
    loadForms: async () =>
      [...quizzes.values()]
        .map(({ quiz: { form, publicId } }) => ({ form, publicId }))
        .toSorted((a, b) => byId(a.form, b.form)),
    loadImportedResults: async () => [], // they come in through the command and the board, which have a store with SQL
    loadPull: async (course) => pulls.get(course) ?? null,
    async savePull(course, held) {
      pulls.set(course, held);
    },
    async markListed(course, listed, at, tags) {
      for (const [place, link] of quizLinks) {
        const quiz = listed.find(({ form }) => form === link.form);
        if (link.course === course && quiz !== undefined)
          quizLinks.set(place, { ...link, listedAt: at, listedFor: tags, uncounted: quiz.uncounted });
      }
    },
  };
}

const byThing = <T extends { readonly kind: string; readonly thing: string }>(all: readonly T[]): T[] =>
  all.toSorted((a, b) => byId(a.kind, b.kind) || byId(a.thing, b.thing));

function hints({
  watches,
  hints: rows,
  coursework,
  quizLinks,
}: Tables): Pick<ContractRecords, 'loadWatches' | 'keepWatch' | 'noteHint' | 'loadHints' | 'clearHints'> {
  return {
    loadWatches: async (things) =>
      byThing(
        [...watches.values()]
          .filter(({ thing }) => things.includes(thing))
          .map(({ course: _course, ...watch }) => watch),
      ),
    async keepWatch(course, watch) {
      watches.set(`${watch.kind}\0${watch.thing}`, { ...watch, course });
    },
    async noteHint(hint, at) {
      const { kind } = hint;
      const watched = [...watches.values()].filter(
        (watch) =>
          watch.kind === kind &&
          (hint.kind === 'work' ? watch.registration === hint.registration : watch.thing === hint.form),
      );
      const concerned = watched.flatMap(({ thing }) =>
        hint.kind === 'work'
          ? [...coursework.values()]
              .filter(({ course, coursework: { id } }) => course === thing && id === hint.coursework)
              .map(({ course }) => ({ course, thing: hint.coursework as string }))
          : [...quizLinks.values()]
              .filter(({ form }) => form === hint.form)
              .map(({ course }) => ({ course, thing: hint.form as string })),
      );
      const places = new Map(concerned.map((each) => [`${each.course}\0${kind}\0${each.thing}`, each]));
      for (const [place, each] of places) {
        const before = rows.get(place);
        rows.set(place, { ...each, kind, at: before === undefined || before.at < at ? at : before.at });
      }
      return places.size;
    },
    loadHints: async (id) =>
      byThing([...rows.values()].filter(({ course }) => course === id).map(({ course: _course, ...hint }) => hint)),
    async clearHints(course, at) {
      for (const [place, row] of rows) if (row.course === course && row.at <= at) rows.delete(place);
    },
  };
}

function evidence({
  evidence: rows,
  current,
}: Tables): Pick<ContractRecords, 'loadEvidence' | 'newestEvidence' | 'saveEvidence' | 'evidenceById'> {
  const held = (ids: Iterable<EvidenceId>): Evidence[] => [...ids].flatMap((id) => rows.get(id) ?? []);
  return {
    loadEvidence: async (learners, { targets, course, besides } = {}) =>
      inOrder(
        held(current.values()).filter(
          (row) =>
            learners.includes(row.learner) &&
            (targets === undefined || targets.includes(row.target)) &&
            (course === undefined || row.course === course) &&
            row.course !== besides,
        ),
      ),
    newestEvidence: async () => inOrder(held(current.values())).at(-1)?.at ?? null,
    evidenceById: async (ids) => inOrder(held(new Set(ids))),
    async saveEvidence({ added, superseded }: EvidenceChanges) {
      for (const id of new Set(superseded)) {
        const key = rows.get(id)?.key;
        if (key === undefined || current.get(key) !== id) {
          throw new StoreError('conflict', 'pieces of evidence were superseded meanwhile', 'run the command again');
        }
        current.delete(key);
      }
      for (const row of added) {
        if (!(row.share >= 0 && row.share <= 1)) throw refused('evidence_share_check');
        if (rows.has(row.id)) throw refused('evidence_pkey');
        if (current.has(row.key)) throw refused('evidence_current');
        rows.set(row.id, row);
        current.set(row.key, row.id);
      }
    },
  };
}

function inOrder(found: readonly Evidence[]): Evidence[] {
  return found.toSorted((a, b) => byId(a.at, b.at) || byId(a.id, b.id));
}

function decided({
  mastery,
  history,
  decisions,
}: Tables): Pick<ContractRecords, 'saveDecisions' | 'loadMorning' | 'loadDecisions' | 'loadHistory'> {
  return {
    async saveDecisions(night) {
      const { mastery: levels, ...rest } = night;
      const before = new Map([...mastery].filter(([, row]) => row.course === night.course));
      for (const place of before.keys()) mastery.delete(place);
      for (const row of levels.toSorted(byLearnerAndTarget)) {
        const place = `${night.course}\0${pairOf(row.learner, row.target)}`;
        mastery.set(place, { ...row, course: night.course });
        const from = before.get(place)?.level ?? null;
        if ((from ?? 'no-evidence') !== row.level) history.set(history.size, levelChange(night, row, from));
      }
      decisions.set(night.course, rest);
    },
    async loadMorning(course) {
      const held = decisions.get(course);
      if (held === undefined) return null;
      const standings = [...mastery.values()]
        .filter((row) => row.course === course)
        .toSorted(byLearnerAndTarget)
        .map(({ learner, target, level, stale, masteredAt, rule }) => ({
          learner,
          target,
          level,
          stale,
          masteredAt,
          rule,
        }));
      return { ...held, mastery: standings };
    },
    async loadDecisions(course) {
      const held = decisions.get(course);
      if (held === undefined) return null;
      const levels = [...mastery.values()]
        .filter((row) => row.course === course)
        .map(({ course: _course, ...row }) => row);
      return { ...held, mastery: levels.toSorted(byLearnerAndTarget) };
    },
    loadHistory: async (learners) => [...history.values()].filter((row) => learners.includes(row.learner)),
  };
}

function levelChange(
  { course, at }: Decisions,
  { learner, target, level }: Decisions['mastery'][number],
  from: LevelChange['from'],
): LevelChange {
  return { course, learner, target, from, to: level, at };
}

function byLearnerAndTarget(a: Decisions['mastery'][number], b: Decisions['mastery'][number]): number {
  return byId(a.learner, b.learner) || byId(a.target, b.target);
}

function plans({
  plans: rows,
}: Tables): Pick<ContractRecords, 'savePlan' | 'waitingPlan' | 'loadPlan' | 'newestPlan' | 'markPlan'> {
  const ofCourse = (course: CourseId): StoredPlan[] => [...rows.values()].filter((each) => each.plan.course === course);
  return {
    async savePlan(plan, state) {
      for (const held of ofCourse(plan.course)) {
        if (held.state === 'waiting' && held.plan.id !== plan.id)
          rows.set(held.plan.id, { ...held, state: 'replaced', changedAt: plan.at });
      }
      if (rows.get(plan.id)?.state !== 'applied') rows.set(plan.id, { plan, state, changedAt: plan.at });
    },
    waitingPlan: async (course) => ofCourse(course).find((each) => each.state === 'waiting') ?? null,
    loadPlan: async (course, id) => ofCourse(course).find((each) => each.plan.id === id) ?? null,
    newestPlan: async (course) => ofCourse(course).at(-1) ?? null,
    async markPlan(id, state, at) {
      const held = rows.get(id);
      if (held?.state !== 'waiting') return false;
      rows.set(id, { ...held, state, changedAt: at });
      return true;
    },
  };
}

const OPEN = new Set(['NEW', 'BOUND', 'DONE']);

function ledger({
  ledger: rows,
}: Tables): Pick<
  ContractRecords,
  | 'loadLedger'
  | 'recordDecision'
  | 'bind'
  | 'move'
  | 'claim'
  | 'release'
  | 'leave'
  | 'reopen'
  | 'updateWrite'
  | 'beginChange'
  | 'dropChange'
  | 'boundIds'
  | 'ledgerOfRun'
> {
  const taken = ({ course, carrier, key }: LedgerRow, id: PostId): boolean =>
    [...rows.values()].some(
      (other) => other.course === course && other.carrier === carrier && other.remoteId === id && other.key !== key,
    );
  return {
    ledgerOfRun: async (run) => [...rows.values()].filter((row) => row.run === run),
    async reopen(key, at) {
      const row = rows.get(key);
      if (row?.state !== 'HELD') return false;
      rows.set(key, { ...row, state: 'NEW', remoteId: null, attemptedAt: null, trouble: null, changedAt: at });
      return true;
    },
    loadLedger: async (course) => [...rows.values()].filter((row) => row.course === course),
    async recordDecision(decisions) {
      return decisions.flatMap((row) => {
        const held = rows.get(row.key);
        if (held !== undefined && held.state !== 'CANCELLED') return [];
        if ([...rows.values()].some((other) => other.marker === row.marker && other.key !== row.key))
          throw refused('ledger_marker');
        if (row.remoteId !== null && taken(row, row.remoteId)) throw refused('ledger_bound');
        rows.set(row.key, { ...row, attemptedAt: null, before: null });
        return [row.key];
      });
    },
    async bind(key, remoteId, at) {
      const row = rows.get(key);
      if (row === undefined || !OPEN.has(row.state) || (row.remoteId === null && taken(row, remoteId))) {
        throw new StoreError(
          'conflict',
          'a write could not be bound: it was stopped meanwhile, or the post belongs to another write',
          'nothing: the next run looks again',
        );
      }
      const bound = { ...row, remoteId: row.remoteId ?? remoteId };
      rows.set(key, row.state === 'NEW' ? { ...bound, state: 'BOUND', changedAt: at } : bound);
      return bound.remoteId;
    },
    async move(key, from, to, trouble, at) {
      const row = rows.get(key);
      if (row === undefined || !from.includes(row.state)) return false;
      rows.set(key, { ...row, state: to, trouble, changedAt: at, before: null });
      return true;
    },
    async beginChange(key, write, contentHash, at) {
      const row = rows.get(key);
      if (row?.state !== 'DONE') return false;
      const before = { write: row.write, contentHash: row.contentHash };
      rows.set(key, { ...row, state: 'BOUND', trouble: CHANGING, changedAt: at, write, contentHash, before });
      return true;
    },
    async dropChange(key, at) {
      const row = rows.get(key);
      if (row?.state !== 'BOUND' || row.trouble !== CHANGING) return false;
      rows.set(key, { ...row, ...row.before, state: 'DONE', trouble: null, changedAt: at, before: null });
      return true;
    },
    async claim(key, at) {
      const row = rows.get(key);
      if (row?.state !== 'NEW' || row.attemptedAt !== null) return false;
      rows.set(key, { ...row, attemptedAt: at });
      return true;
    },
    async release(key) {
      const row = rows.get(key);
      if (row?.state === 'NEW') rows.set(key, { ...row, attemptedAt: null });
    },
    async leave(key, why) {
      const row = rows.get(key);
      if (row?.state === 'NEW' || row?.state === 'BOUND') rows.set(key, { ...row, trouble: why });
    },
    async updateWrite(key, write, contentHash, _at: Instant) {
      const row = rows.get(key);
      if (row === undefined || !OPEN.has(row.state)) return false;
      rows.set(key, { ...row, write, contentHash });
      return true;
    },
    boundIds: async (course) =>
      new Set(
        [...rows.values()].flatMap((row) => (row.course === course && row.remoteId !== null ? [row.remoteId] : [])),
      ),
  };
}

function kindOf(answer: TagAnswer | undefined) {
  return answer?.answer === 'yes' ? answer.kind : null;
}

type TagRecords = Pick<ContractRecords, 'saveTagAnswers' | 'loadTagAnswers' | 'saveRubric' | 'loadRubrics'>;

function tagging({ tagAnswers, rubrics }: Tables): TagRecords {
  return {
    async saveTagAnswers(course, answers, { actor, at }) {
      for (const answer of answers) {
        const place = `${course}\0${placeKey(answer.place)}`;
        const target = answer.answer === 'none' ? '' : answer.target;
        for (const [key, held] of tagAnswers) {
          const isOther = key.startsWith(`${place}\0\0`) && key !== `${place}\0\0${target}`;
          if (answer.answer === 'no' || !isOther) continue;
          if (held.answer === 'none') tagAnswers.delete(key);
          if (held.answer !== 'yes') continue;
          const { kind: _kind, ...rest } = held;
          tagAnswers.set(key, { ...rest, answer: 'no', actor, at });
        }
        const key = `${place}\0\0${target}`;
        const held = tagAnswers.get(key);
        if (held?.answer === answer.answer && kindOf(held) === kindOf(answer)) continue;
        tagAnswers.set(key, { ...answer, course, actor, at });
      }
    },
    loadTagAnswers: async () =>
      [...tagAnswers].toSorted(([a, one], [b, other]) => byId(one.at, other.at) || byId(a, b)).map(([, held]) => held),
    async saveRubric(course, rubric, at) {
      rubrics.set(`${course}\0${rubric.coursework}`, { course, rubric, readAt: at });
    },
    loadRubrics: async (course) =>
      [...rubrics.values()]
        .filter((row) => row.course === course)
        .map(({ course: _course, ...held }) => held)
        .toSorted((a, b) => byId(a.rubric.coursework, b.rubric.coursework)),
  };
}

type ChoiceRecords = Pick<
  ContractRecords,
  | 'saveStrikes'
  | 'saveNoteEdit'
  | 'loadHand'
  | 'saveChoice'
  | 'loadChoices'
  | 'answerSeminar'
  | 'loadSeminarAnswers'
  | 'loadTickets'
  | 'loadAsks'
  | 'answerAsk'
  | 'answerProposal'
>;

function choices({ choices: rows, seminarAnswers, strikes, noteEdits }: Tables): ChoiceRecords {
  return {
    async saveStrikes(course, struck) {
      for (const each of struck) strikes.set(strikes.size, { ...each, course });
    },
    async saveNoteEdit(course, edit) {
      noteEdits.set(noteEdits.size, { ...edit, course });
    },
    loadHand: async (course, week) => ({
      strikes: [...strikes.values()]
        .filter((row) => row.course === course)
        .map(({ course: _course, ...strike }) => strike),
      edits: [...noteEdits.values()]
        .filter((row) => row.course === course && row.week === week)
        .map(({ course: _course, ...edit }) => edit),
    }),
    // tickets are made and answered through pages, which the jobs proved over this store do not have
    loadTickets: async () => ({ tickets: [], conferences: [], items: [] }),
    loadAsks: async () => [],
    answerAsk: async () => 'gone',
    answerProposal: async () => 'gone',
    async saveChoice(course, choice) {
      if (choice.by === 'declared' && choice.place !== null) throw refused('choices_check');
      rows.set(rows.size, { ...choice, course });
    },
    loadChoices: async (course, date) =>
      [...rows.values()]
        .filter((row) => row.course === course && row.date === date)
        .map(({ course: _course, ...choice }) => choice),
    async answerSeminar(course, answer) {
      seminarAnswers.set(`${course}\0${answer.date}\0${answer.slot}`, { ...answer, course });
    },
    loadSeminarAnswers: async (course) =>
      [...seminarAnswers.values()]
        .filter((row) => row.course === course)
        .map(({ course: _course, ...answer }) => answer)
        .toSorted((a, b) => byId(a.date, b.date) || byId(a.slot, b.slot)),
  };
}

function turns({ turns: held }: Tables): Pick<ContractRecords, 'takeTurn' | 'holdTurn'> {
  return {
    async takeTurn(course) {
      const turn = (held.get(course) ?? 0) + 1;
      held.set(course, turn);
      return turn;
    },
    async holdTurn(course, turn) {
      if (held.get(course) !== turn) throw overtaken();
    },
  };
}

type BrakeRecords = Pick<
  ContractRecords,
  'startPause' | 'endPause' | 'pauseOf' | 'takeWrite' | 'giveBackWrite' | 'writesBetween'
>;

function brakes({ pauses, dailyWrites }: Tables): BrakeRecords {
  return {
    async startPause(course, by, since) {
      const of = course ?? 'school';
      if (pauses.has(of)) return false;
      pauses.set(of, { of: course === null ? 'school' : 'course', by, since });
      return true;
    },
    endPause: async (course) => pauses.delete(course ?? 'school'),
    pauseOf: async (course) => pauses.get('school') ?? pauses.get(course) ?? null,
    async takeWrite(date, most) {
      const writes = dailyWrites.get(date) ?? 0;
      if (writes >= most) return false;
      dailyWrites.set(date, writes + 1);
      return true;
    },
    async giveBackWrite(date) {
      const writes = dailyWrites.get(date) ?? 0;
      if (writes > 0) dailyWrites.set(date, writes - 1);
    },
    writesBetween: async (from, before) =>
      [...dailyWrites]
        .filter(([date, writes]) => date >= from && date < before && writes > 0)
        .toSorted(([a], [b]) => byId(a, b))
        .map(([date, writes]) => ({ date, writes })),
  };
}

type NightRecords = Pick<
  ContractRecords,
  'finishedNights' | 'forgetNights' | 'claimNight' | 'renewNight' | 'finishNight' | 'reportsOfRun' | 'knowsRun'
>;
type CourseNightRecords = Pick<ContractRecords, 'planCourses' | 'courseNight' | 'nextPart' | 'markHad' | 'keepNight'>;

const nightNameOf = (date: SchoolDate, course: CourseId): string => `${date} ${course}`;

function courseNights({ courseNights: planned, nights: held }: Tables): CourseNightRecords {
  return {
    async planCourses(date, courses) {
      for (const [name, row] of planned)
        if (row.date === date && !row.had && !courses.includes(row.course)) planned.delete(name);
      return courses.flatMap((course) => {
        const before = planned.get(nightNameOf(date, course));
        if (before?.had === true) return [];
        const part = before === undefined ? 0 : before.part + 1;
        planned.set(nightNameOf(date, course), { date, course, part, had: false });
        return [{ course, part }];
      });
    },
    async courseNight(date, course) {
      const [night, row] = [held.get(date), planned.get(nightNameOf(date, course))];
      return night === undefined || row === undefined ? null : { run: night.run, part: row.part, had: row.had };
    },
    async nextPart(date, course, part) {
      const row = planned.get(nightNameOf(date, course));
      if (row === undefined || row.had) return null;
      const next = Math.max(row.part, part + 1);
      planned.set(nightNameOf(date, course), { ...row, part: next });
      return next;
    },
    async markHad(date, courses) {
      for (const course of courses) {
        const row = planned.get(nightNameOf(date, course));
        if (row !== undefined) planned.set(nightNameOf(date, course), { ...row, had: true });
      }
    },
    async keepNight({ date, run }, minutes) {
      const night = held.get(date);
      if (night?.run === run && !night.finished) held.set(date, { ...night, open: night.open || minutes > 0 });
    },
  };
}

function nights({ nights: held, courseNights: planned, runs, plans: known, ledger: rows }: Tables): NightRecords {
  const mine = ({ date, attempt }: NightClaim): boolean =>
    held.get(date)?.attempt === attempt && held.get(date)?.finished === false;
  return {
    finishedNights: async () =>
      [...held.values()]
        .filter(({ finished }) => finished)
        .map(({ date }) => date)
        .toSorted()
        .toReversed(),
    async forgetNights(dates) {
      for (const date of dates) {
        if (held.get(date)?.finished !== true) continue;
        held.delete(date);
        for (const [name, row] of planned) if (row.date === date) planned.delete(name);
      }
    },
    async claimNight(date, run, minutes) {
      const night = held.get(date);
      if (night !== undefined && (night.finished || night.open)) return null;
      const claim = { date, run: night?.run ?? run, attempt: (night?.attempt ?? 0) + 1 };
      held.set(date, { ...claim, open: minutes > 0, finished: false });
      for (const [ahead, { open, finished }] of held)
        if (ahead > daysBefore(date, -1) && !open && !finished) held.delete(ahead);
      return claim;
    },
    async renewNight(claim, minutes) {
      if (!mine(claim)) return false;
      held.set(claim.date, { ...claim, open: minutes > 0, finished: false });
      return true;
    },
    async finishNight({ date, run }) {
      const night = held.get(date);
      if (night?.run !== run || night.finished) return false;
      if ([...planned.values()].some((row) => row.date === date && !row.had)) return false;
      held.set(date, { ...night, open: false, finished: true });
      return true;
    },
    reportsOfRun: async (run) => [...runs.values()].filter((each) => each.run === run).map(({ report }) => report),
    knowsRun: async (run) =>
      [...runs.values(), ...[...known.values()].map(({ plan }) => plan), ...rows.values()].some(
        (each) => each.run === run,
      ),
  };
}

function asStored(name: string): string {
  return name.replaceAll('\0', '').toWellFormed();
}

function refused(constraint: string): StoreError {
  return new StoreError(
    'refused',
    `the store refused a statement (${constraint})`,
    'this is a fault in Waymark: report it with this line',
  );
}

function heldRosters({ heldRosters: held }: Tables): Pick<ContractRecords, 'holdRoster' | 'isRosterAccepted'> {
  return {
    async holdRoster(course, roster) {
      held.set(course, roster);
    },
    isRosterAccepted: async () => false, // nobody decides here: pages do, over an engine
  };
}
