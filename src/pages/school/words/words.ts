import type { Language } from '../../../language.ts';
import type { CredentialLife } from '../../../lms/credential-life.ts';
import type { AskedPermission } from '../../../lms/facts.ts';
import type { Review } from '../../../school/file.ts';
import type { NightTrouble } from '../../../school/last-night.ts';
import type { OneRosterFile } from '../../../school/one-roster.ts';
import type { HeldRoster, RosterDecision } from '../../../store/nights/held-rosters.ts';
import type { NightListed } from '../../../store/nights/night-list.ts';
import type { Receipt } from '../../../sync/erase/receipt.ts';
import type { CutGroup } from '../cut-fields.tsx';
import type { Thing } from '../first-thing.ts';
import type { NightLook } from '../night-strip.tsx';
import type { KeptGroup } from '../kept.ts';
import type { SchoolPageName } from '../frame.tsx';
import type { Delegation } from '../orders.ts';
import type { Told } from '../told.ts';
import { en } from './en.ts';
import { es } from './es.ts';

export interface SchoolWords {
  readonly title: string;
  readonly account: string;
  readonly nights: string;
  readonly noNight: string;
  readonly ended: Readonly<Record<NightListed['ended'], string>>;
  readonly night: (night: Pick<NightListed, 'ended' | 'courses' | 'done' | 'unfinished' | 'failed'>) => string;
  readonly trouble: Readonly<Record<NightTrouble, string>>;
  readonly classes: string;
  readonly noClass: string;
  readonly columns: Readonly<
    Record<'class' | 'teacher' | 'learners' | 'connection' | 'review' | 'lastRead' | 'act', string>
  >;
  readonly connection: (life: CredentialLife) => string;
  readonly review: Readonly<Record<Review, string>>;
  readonly never: string;
  readonly unfinished: string;
  readonly toDo: string;
  readonly sending: string;
  readonly goesOn: string;
  readonly pausedSince: (moment: string) => string;
  readonly pauseSchool: string;
  readonly resumeSchool: string;
  readonly pause: string;
  readonly resume: string;
  readonly administrators: string;
  readonly joined: string;
  readonly invited: (day: string) => string;
  readonly you: string;
  readonly email: string;
  readonly invite: string;
  readonly remove: string;
  readonly data: string;
  readonly kept: string;
  readonly keptFor: Readonly<Record<KeptGroup, readonly [what: string, long: string]>>;
  readonly exportAll: string;
  readonly exportWhat: string;
  readonly pages: Readonly<Record<SchoolPageName, string>>;
  readonly schools: string;
  readonly schoolsIntro: string;
  /**
   * Follows the number of schools: those that need the operator of Waymark, those that need their administrators, and
   * the rest.
   */
  readonly standing: Readonly<Record<'late' | 'need' | 'well', (count: number) => string>>;
  readonly looks: Readonly<Record<NightLook, string>>;
  readonly unreadableSchool: string;
  readonly callsShare: (calls: number, percent: number) => string;
  readonly allWell: string;
  readonly wellMore: string;
  readonly first: string;
  readonly after: string;
  readonly thing: Readonly<Record<Thing['what'], (count: number) => string>>;
  readonly go: string;
  readonly rosters: string;
  readonly rostersIntro: string;
  readonly roster: (held: Pick<HeldRoster, 'known' | 'listed' | 'gone'>) => string;
  readonly heldSince: (day: string) => string;
  readonly accept: string;
  readonly refuse: string;
  readonly acceptWhat: string;
  readonly decided: Readonly<Record<RosterDecision, string>>;
  readonly installation: string;
  readonly proved: (day: string, others: number) => string;
  readonly unproved: string;
  readonly named: (id: string) => string;
  readonly code: string;
  readonly confirm: string;
  readonly which: string;
  readonly whichIntro: string;
  readonly inNow: string;
  readonly leaveOut: string;
  readonly leaveOutWhat: string;
  readonly outNow: string;
  readonly noneOut: string;
  readonly takeAgain: string;
  readonly fromLms: string;
  readonly fromLmsIntro: string;
  readonly noneListed: string;
  readonly silent: string;
  readonly takeTicked: string;
  readonly oneRoster: string;
  readonly oneRosterIntro: string;
  readonly csv: Readonly<Record<OneRosterFile, string>>;
  readonly chooseFiles: string;
  readonly compare: string;
  readonly ticked: (count: number) => string;
  readonly unfound: string;
  readonly noTeacher: string;
  readonly lacks: (file: string, columns: string) => string;
  readonly unreadable: (file: string) => string;
  readonly byHand: string;
  readonly byHandIntro: string;
  readonly classId: string;
  readonly takeIn: string;
  readonly defaults: string;
  readonly defaultsIntro: string;
  readonly reviewDefault: string;
  readonly save: string;
  readonly setBy: {
    readonly waymark: string;
    /** @param day when a file was last loaded; null: never by command */
    readonly file: (day: string | null) => string;
    readonly person: (who: string, day: string) => string;
  };
  /** @param further the school file sets numbers of the method that the page does not show */
  readonly howWorkedOut: (further: boolean) => string;
  readonly rule: {
    readonly method: string;
    readonly methods: string;
    readonly cuts: string;
    readonly cutsIntro: string;
    readonly group: Readonly<Record<CutGroup, string>>;
    readonly unused: string;
    /** @param apart the two may not be equal either @param why what would go wrong otherwise, without a full stop */
    readonly order: (lower: string, upper: string, apart: boolean, why: string) => string;
    /** @param unit null: the class's own */
    readonly of: (course: string, unit: string | null) => string;
  };
  readonly tryOn: string;
  readonly ownRules: (count: number) => string;
  readonly calls: string;
  readonly callsOf: (service: string, calls: number, limit: number | null) => string;
  readonly noCalls: string;
  readonly permissions: string;
  readonly permissionsIntro: string;
  readonly may: string;
  readonly why: string;
  readonly of: string;
  readonly askedOf: Readonly<Record<AskedPermission['of'], string>>;
  readonly how: string;
  readonly howState: (connected: number, teachers: number) => string;
  readonly consent: string;
  readonly forAll: string;
  readonly delegation: {
    readonly state: Readonly<Record<Delegation, string>>;
    /** This installation has no account that could act for teachers. */
    readonly nobody: string;
    readonly sure: (domains: readonly string[]) => string;
    readonly turnOn: string;
    readonly turnOff: string;
    readonly allow: string;
  };
  readonly answers: string;
  readonly requests: string;
  readonly requestsHow: readonly string[];
  readonly find: string;
  readonly findWhat: string;
  readonly nameOrId: string;
  readonly found: (count: number) => string;
  readonly classesOf: (names: string) => string;
  readonly exportOne: string;
  readonly eraseOne: string;
  readonly eraseOneWhat: string;
  readonly eraseClass: string;
  readonly eraseClassWhat: string;
  readonly chooseClass: string;
  readonly eraseSchool: string;
  readonly eraseSchoolWhat: string;
  readonly typeId: (id: string) => string;
  readonly sure: string;
  readonly receipts: string;
  readonly receipt: Readonly<
    Record<
      | 'title'
      | 'scope'
      | 'number'
      | 'when'
      | 'rows'
      | 'drafts'
      | 'left'
      | 'standing'
      | 'keptOut'
      | 'backups'
      | 'print'
      | 'back',
      string
    >
  >;
  readonly scope: Readonly<Record<Receipt['scope'], string>>;
  readonly freshFor: string;
  readonly signInAgain: string;
  readonly told: Readonly<Record<Told, string>>;
}

export const schoolWords: Readonly<Record<Language, SchoolWords>> = { en, es };
