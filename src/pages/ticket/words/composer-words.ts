import type { Language } from '../../../language.ts';
import type { AnswerKind, TicketKind } from '../../../ticket/types.ts';
import { composerEn } from './composer-en.ts';
import { composerEs } from './composer-es.ts';

/** What a teacher reads who composes a ticket. Controls are named as FRAMES.md 10 says. */
export interface ComposerWords {
  readonly page: {
    readonly title: string;
    readonly forClass: (course: string) => string;
    readonly needsAssignment: string;
    readonly needsAssignmentHow: string;
  };
  readonly ticket: {
    readonly label: string;
    readonly kindLabel: string;
    readonly kind: Readonly<Record<TicketKind, string>>;
    readonly kindHint: Readonly<Record<TicketKind, string>>;
    readonly asked: (learners: number, target: string) => string;
    readonly askIt: string;
    readonly unit: string;
    readonly target: string;
    readonly chooseTarget: string;
    readonly inUnit: string;
    readonly otherTargets: string;
    readonly title: string;
    readonly titleHint: string;
    readonly titleFor: (kind: TicketKind, unit: string) => string;
    readonly station: string;
    readonly stationHint: string;
    readonly firstStation: string;
  };
  readonly question: {
    readonly name: (place: number) => string;
    readonly text: string;
    readonly answerKind: string;
    readonly kinds: Readonly<Record<AnswerKind, string>>;
    readonly choices: string;
    readonly choice: (place: number) => string;
    readonly right: string;
    readonly isRight: (place: number) => string;
    readonly rightAnswer: (place: number) => string;
    readonly textHint: string;
    readonly numberHint: string;
    readonly sentenceHint: string;
    readonly habitHint: string;
    readonly addChoice: string;
    readonly addRight: string;
    readonly remove: (place: number) => string;
    readonly removeChoice: (place: number) => string;
    readonly another: string;
    readonly about: string;
    readonly asTicket: string;
  };
  readonly more: { readonly add: string; readonly most: string };
  readonly bank: {
    readonly open: string;
    readonly title: string;
    readonly hint: string;
    readonly none: string;
    readonly noneHere: string;
    readonly others: string;
    readonly added: (place: number) => string;
    readonly close: string;
  };
  readonly problem: Readonly<
    Record<'unit' | 'target' | 'title' | 'station' | 'text' | 'few' | 'choice' | 'right' | 'number', string>
  >;
  readonly send: {
    readonly button: Readonly<Record<'addon' | 'link' | 'launch', string>>;
    readonly busy: Readonly<Record<'addon' | 'link' | 'launch', string>>;
    readonly done: Readonly<Record<'addon' | 'link' | 'launch', string>>;
    readonly doneHint: Readonly<Record<'addon' | 'link' | 'launch', string>>;
    readonly points: (points: number, questions: number) => string;
    readonly noPoints: string;
    readonly missing: (count: number) => string;
    readonly failed: string;
    readonly silent: string;
  };
}

export const composerWords: Readonly<Record<Language, ComposerWords>> = { en: composerEn, es: composerEs };
