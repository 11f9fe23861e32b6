import type { OwnAsk, ShownTarget } from '../../../ticket/live.ts';

/** Every sentence of the learner's page, written for a ten-year-old. */
export interface StudentWords {
  /** The name of the other language, in that language. */
  readonly otherLanguage: string;
  readonly status: {
    readonly saved: string;
    readonly saving: string;
    readonly kept: string;
    readonly notKept: string;
  };
  readonly preview: string;
  readonly draft: string;
  readonly noLimit: string;
  readonly noLimitHint: string;
  question(number: number): string;
  readonly yourAnswer: string;
  readonly noAnswer: string;
  readonly several: string;
  readonly sentence: string;
  readonly clear: string;
  readonly done: string;
  readonly doneHint: string;
  readonly waiting: { readonly title: string; readonly text: string; readonly late: string };
  readonly late: string;
  readonly lateCounts: string;
  readonly contest: {
    title(number: number): string;
    readonly text: string;
    readonly mine: string;
    readonly other: string;
    readonly keepMine: string;
    readonly keepOther: string;
  };
  readonly key: {
    readonly title: string;
    readonly text: string;
    readonly label: string;
    readonly or: string;
    readonly own: string;
    readonly open: string;
    readonly yours: string;
    readonly gotIt: string;
    readonly notYet: string;
    readonly teacher: Readonly<Record<'right' | 'partly' | 'notYet', string>>;
  };
  readonly evidence: {
    readonly title: string;
    readonly none: string;
    readonly level: Readonly<Record<ShownTarget['level'], string>>;
    path(steps: readonly string[]): string;
    readonly share: Readonly<Record<'all' | 'most' | 'half' | 'some' | 'none', string>>;
    readonly recommended: Readonly<Record<'seminar' | 'workshop' | 'undecided', string>>;
  };
  readonly choose: {
    readonly today: string;
    readonly nextTime: string;
    readonly first: string;
    readonly seminar: string;
    readonly seminarHint: string;
    readonly workshop: string;
    readonly workshopHint: string;
    readonly reflection: string;
    readonly mayStayEmpty: string;
    readonly declare: string;
    readonly sending: string;
    readonly waits: string;
    readonly pick: string;
    readonly chosen: Readonly<Record<'seminar' | 'workshop', string>>;
    readonly change: string;
    readonly asked: Readonly<Record<'seminar' | 'talk' | 'workshop' | 'none', string>>;
    readonly slot: Readonly<Record<'first' | 'second', string>>;
  };
  readonly menu: { readonly title: string; readonly empty: string; minutes(count: number): string };
  readonly ready: {
    readonly title: string;
    readonly hint: string;
    readonly ready: string;
    readonly why: string;
    readonly mayStayEmpty: string;
    readonly send: string;
    readonly notNow: string;
    readonly takeBack: string;
    readonly standing: Readonly<Record<Exclude<OwnAsk['standing'], 'may'>, string>>;
  };
  readonly ideas: {
    readonly own: string;
    readonly propose: string;
    readonly title: string;
    readonly target: string;
    readonly text: string;
    readonly link: string;
    readonly linkHint: string;
    readonly send: string;
    readonly open: string;
    readonly answered: string;
    readonly empty: string;
    readonly noLink: string;
  };
  readonly next: string;
  readonly notes: string;
  readonly closed: { readonly title: string; readonly text: string };
  readonly out: {
    /** Said to somebody who came in from inside an LMS. */
    readonly over: string;
    readonly overText: string;
    readonly signedOut: string;
    readonly signedOutText: string;
    readonly signIn: string;
    readonly blocked: string;
    readonly gone: string;
    readonly goneText: string;
    readonly again: string;
  };
}
