import type { Grader, SourceKind } from '../../../evidence/types.ts';
import type { Level, Mastery } from '../../../mastery/types.ts';
import type { Reassignment } from '../../../pathway/types.ts';
import type { Route, Slot } from '../../../routing/types.ts';
import type { Activity } from '../../../school/file.ts';
import type { Problem } from '../../../report/types.ts';
import type { Limit } from '../../../plan/limits.ts';
import type { KindName } from '../../../plan/kinds/registry.ts';
import type { Pause } from '../../../writeback/brakes.ts';
import type { PUT } from '../../actions/press.ts';
import type { ActName } from '../../kit/receipt.ts';
import type { Room } from '../model/ahead.ts';
import type { Asked } from '../model/questions.ts';
import type { WriteCounts } from '../model/headline.ts';
import type { HandShown } from '../model/hand.ts';
import type { HeldWrite } from '../model/held.ts';
import type { Notice } from '../model/notices.ts';
import type { MessageChannel, MessageState } from '../model/messages.ts';

/** Every sentence of the board, in one language. Numbers come in as numbers, so that each language counts its own way. */
export interface Words {
  readonly page: {
    readonly title: string;
    readonly skip: string;
    readonly classes: string;
    readonly schools: string;
    readonly languages: string;
    readonly account: string;
    readonly setUp: string;
    readonly sections: string;
    readonly groups: string;
    readonly questions: string;
    readonly asks: string;
    readonly ideas: string;
    readonly slip: string;
    readonly mastery: string;
    readonly messages: string;
    readonly problems: string;
    readonly held: string;
  };
  /** Three lines that are read in a minute. */
  readonly morning: {
    readonly title: string;
    handIns(count: number): string;
    readonly handInsHint: string;
    readonly sit: string;
    readonly ask: string;
    readonly praise: string;
    readonly talk: string;
    /** What the exit ticket of the last school day showed; its names are folded where they are many. */
    readonly exit: string;
    readonly exitNotYet: string;
    exitHad(count: number): string;
    exitSilent(count: number): string;
    newlyMastered(count: number): string;
    readonly noSit: string;
    readonly noAsk: string;
    readonly noPraise: string;
    missed(wrong: number, of: number): string;
    /** So many learners asked to be checked on it and were granted it. */
    asked(learners: number, on: string): string;
    settles(questions: number, on: string, settles: number, of: number): string;
    /** Questions to take again, folded. */
    askedBefore(count: number): string;
    more(count: number): string;
  };
  /** Reading the answers of the very lesson. */
  readonly today: {
    readonly read: string;
    readonly hint: string;
    readonly watching: string;
    readonly paper: string;
    readonly compose: string;
  };
  readonly questions: {
    readonly intro: string;
    readonly kind: Readonly<Record<Asked['kind'], string>>;
    readonly ways: string;
  };
  readonly asks: {
    readonly intro: string;
    readonly approve: string;
    readonly talk: string;
    readonly takeBack: string;
    readonly answered: Readonly<Record<'approved' | 'talk', string>>;
  };
  readonly ideas: {
    readonly intro: string;
    readonly accept: string;
    readonly open: Readonly<Record<'reply' | 'offer', string>>;
    readonly send: Readonly<Record<'reply' | 'offer', string>>;
    sentence(name: string): string;
    readonly classTitle: string;
    readonly state: Readonly<Record<'accepted' | 'answered', string>>;
    offered(title: string): string;
  };
  /** An assessment that comes before everybody can be helped. */
  readonly ahead: {
    comes(title: string, days: number, day: string): string;
    behind(notYet: number, unclear: number): string;
    readonly fits: Readonly<Record<Room, string>>;
    readonly who: string;
    /** Before names, on one target. */
    readonly notYet: string;
    readonly unclear: string;
  };
  /** How the tickets of a unit come, in school days. */
  readonly rhythm: {
    readonly title: string;
    /** The unit of a class without units. */
    readonly everything: string;
    last(pause: number, day: string): string;
    question(unit: string, pause: number, usual: number): string;
    readonly ways: readonly string[];
    never(codes: string): string;
    long(code: string, days: number): string;
    readonly picture: string;
  };
  readonly headline: {
    lastNight(time: string): string;
    lastRun(moment: string): string;
    pulled(counts: { learners: number; of: number; coursework: number; responses: number }): string;
    readonly whereTo: string;
    readonly route: Readonly<Record<Route, string>>;
    students(count: number): string;
  };
  readonly notices: {
    readonly noSchool: string;
    planned(day: string): string;
    comes(day: string): string;
  } & Readonly<Record<Exclude<Notice['kind'], 'no-school'>, { readonly title: string; readonly text: string }>>;
  readonly approval: {
    readonly waiting: string;
    counts(counts: WriteCounts): string;
    readonly button: string;
    readonly unchanged: string;
    readonly sent: string;
    readonly nothing: string;
    readonly nothingHint: string;
    readonly undone: string;
    readonly undoneHint: string;
    readonly look: string;
  };
  readonly left: {
    readonly title: string;
    readonly why: Readonly<Record<Limit, string>>;
    readonly do: Readonly<Record<Limit, string>>;
  };
  readonly receipt: Readonly<Record<ActName, { readonly done: string; readonly not: string }>>;
  readonly brakes: {
    readonly pause: string;
    readonly pauseHint: string;
    readonly pauseNow: string;
    readonly resume: string;
    readonly resumeHint: string;
    readonly resumeNow: string;
    readonly paused: string;
    readonly pausedHint: string;
    readonly pausedBy: Readonly<Record<Pause['of'], Readonly<Record<Pause['by'], (moment: string) => string>>>>;
    readonly undo: string;
    undoWhat(moment: string, counts: string): string;
    readonly undoHint: string;
    readonly undoNow: string;
  };
  readonly held: {
    readonly title: string;
    readonly intro: string;
    readonly kind: Readonly<Record<KindName, string>>;
    since(moment: string): string;
    readonly happened: Readonly<Record<HeldWrite['happened'], string>>;
    readonly says: string;
    readonly past: string;
    readonly anew: string;
    readonly leave: string;
  };
  readonly groups: {
    readonly intro: string;
    teachAll(need: number, of: number): string;
    readonly teachAllHint: string;
    readonly slot: Readonly<Record<Slot, string>>;
    minutes(count: number): string;
    seats(taken: number, seats: number): string;
    readonly task: string;
    readonly unlocks: string;
    readonly meanwhile: string;
    readonly nobody: string;
    readonly undecided: string;
    readonly undecidedHint: string;
    readonly waiting: string;
    readonly waitingHint: string;
    readonly workshopHint: string;
    readonly missed: string;
    readonly talks: string;
    readonly talksHint: string;
    readonly notToday: string;
  };
  readonly why: {
    readonly why: string;
    readonly evidence: string;
    readonly rule: string;
    readonly wouldChange: string;
    readonly suggested: string;
    readonly chose: string;
    readonly youSet: string;
    readonly notYet: string;
    readonly notToday: string;
    readonly targets: string;
    readonly story: string;
    readonly menu: string;
    readonly deeper: string;
    readonly noEvidence: string;
    more(count: number): string;
    readonly untitled: string;
    points(points: string, possible: string): string;
    attempt(count: number): string;
    readonly provisional: string;
    readonly kind: Readonly<Record<SourceKind, string>>;
    readonly by: Readonly<Record<Grader, string>>;
    readonly activity: Readonly<Record<Activity['kind'], string>>;
  };
  readonly level: Readonly<Record<Level, string>>;
  /** The level in a cell of the grid, where there is no room for more. */
  readonly levelInCell: Readonly<Record<Level, string>>;
  readonly meaning: Readonly<Record<Level, string>>;
  readonly grid: {
    readonly byTarget: string;
    readonly student: string;
    readonly caption: string;
    readonly region: string;
    readonly legend: string;
    readonly rule: string;
    readonly exactRule: string;
    ruleInShort(threshold: string, occasions: number): string;
    readonly sort: string;
    readonly bySupport: string;
    readonly byName: string;
    readonly skip: string;
    readonly hint: string;
    readonly stale: string;
    cell(name: string, code: string, level: string): string;
    count(level: string, count: number): string;
    readonly otherTargets: string;
  };
  readonly cell: {
    readonly close: string;
    readonly estimate: string;
    between(low: string, high: string): string;
    atLeast(threshold: string): string;
    readonly picture: string;
    readonly noValue: string;
    readonly certainty: Readonly<Record<Mastery['certainty'], string>>;
    rests(results: number, sources: number): string;
    staleSince(day: string): string;
    masteredSince(day: string): string;
    recheckOn(day: string): string;
    readonly recheckDue: string;
    readonly next: Readonly<Record<Reassignment['purpose'], string>>;
    due(day: string): string;
    readonly results: string;
    readonly columns: { readonly what: string; readonly when: string; readonly share: string; readonly source: string };
  };
  readonly messages: {
    readonly intro: string;
    readonly of: Readonly<Record<KindName, string>>;
    readonly none: string;
    readonly state: Readonly<Record<MessageState, string>>;
    readonly channel: Readonly<Record<MessageChannel, string>>;
    readonly seenBy: Readonly<Record<MessageChannel, string>>;
    readonly to: string;
    due(moment: string): string;
    readonly links: string;
    readonly copy: string;
    rests(count: number): string;
    readonly withdrawn: string;
    withdrawnRow(title: string, learners: number): string;
    people(count: number): string;
    readonly channelHint: string;
  };
  readonly problems: {
    readonly none: string;
    /** How long a grade in old work may take to show (sync/night/rest.ts). */
    readonly weekly: string;
    readonly kind: Readonly<Record<Problem['kind'], string>>;
    readonly do: string;
    readonly failed: string;
    more(count: number): string;
  };
  readonly connection: {
    readonly title: string;
    readonly missing: string;
    readonly ended: string;
    ending(days: number): string;
    readonly connect: string;
    readonly again: string;
    readonly others: string;
  };
  /** The teacher's hand on the day. */
  readonly hand: {
    readonly title: string;
    readonly intro: string;
    readonly raised: string;
    readonly choose: Readonly<Record<'seminar' | 'workshop' | 'none', string>>;
    readonly put: string;
    readonly to: Readonly<Record<(typeof PUT)[number], string>>;
    readonly placed: string;
    readonly where: Readonly<Record<HandShown['put'][number]['where'], string>>;
    since(moment: string): string;
    readonly strike: string;
    strikeAll(count: number): string;
    strikeChild(count: number): string;
    readonly struck: string;
    readonly bringBack: string;
    readonly bringAllBack: string;
    tookPlace(slot: string, day: string): string;
    readonly yes: string;
    readonly no: string;
    readonly answer: Readonly<Record<'yes' | 'no' | 'open', string>>;
    undone(count: number): string;
    readonly undoneHint: string;
    readonly anew: string;
    readonly undoneRun: string;
    readonly note: {
      readonly edit: string;
      readonly text: string;
      readonly keep: string;
      readonly ours: string;
      readonly leave: string;
      readonly notKept: string;
      by(account: string | null, moment: string): string;
    };
  };
  readonly empty: {
    readonly title: string;
    readonly noSchool: string;
    readonly noCourse: string;
    readonly noRun: string;
    /** Before the first night, where that still waits for the class's connection. */
    readonly noConnection: string;
    readonly command: string;
  };
}
