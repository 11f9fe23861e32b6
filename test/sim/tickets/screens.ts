import type { AnswerValue } from '../../../src/ticket/types.ts';
import type { MemoryJobStore } from '../../builders/memory/memory-job-store.ts';
import type { Tab } from './device.ts';
import type { Diary } from './diary.ts';
import { ownerOf } from './diary.ts';
import { sameValue } from './keeping.ts';
import type { Rows } from './rows.ts';
import { SCHOOL } from './school.ts';

export type Routes = () => readonly { readonly learner: string; readonly route: string }[];

/** What one page was told by its person, until it says that it is saved. */
interface Told {
  readonly answers: Map<number, AnswerValue>;
  readonly marks: Map<number, 0 | 1>;
  route: string | null;
  v: number;
}

/** Watches what each page shows: whatever it calls saved is in the store, and nothing on it is anybody else's. */
export class Screens {
  readonly #diary: Diary;
  readonly #rows: () => Rows;
  readonly #routes: Routes;
  readonly #told = new Map<Tab, Told>();
  readonly #drawn = new Set<Tab>();
  constructor(diary: Diary, rows: () => Rows, routes: Routes) {
    this.#diary = diary;
    this.#rows = rows;
    this.#routes = routes;
  }

  told(tab: Tab): Told {
    const told = this.#told.get(tab) ?? { answers: new Map(), marks: new Map(), route: null, v: 0 };
    this.#told.set(tab, told);
    return told;
  }

  drawn(tab: Tab): void {
    this.#drawn.add(tab);
  }

  look(): void {
    for (const tab of this.#drawn) if (tab.alive) this.#lookAt(tab);
    this.#drawn.clear();
  }

  #lookAt(tab: Tab): void {
    const { desk, person } = tab;
    if (desk === null) return;
    const diary = this.#diary;
    const { local, page } = desk;
    const told = this.told(tab);
    if (page.live.v < told.v) diary.found('state', `the page of ${person} went back from ${told.v} to ${page.live.v}`);
    told.v = page.live.v;
    for (const { value } of Object.values(local.fields)) {
      const owner = ownerOf(value);
      if (owner !== null && owner !== person)
        diary.found('misdirected', `the page of ${person} shows ${JSON.stringify(value)}`);
    }
    if (local.problem !== null) {
      told.marks.clear();
      told.route = null;
    }
    if (local.standing === 'kept') diary.met('network away: kept on the device');
    if (local.standing === 'not-kept') diary.met('device keeps nothing: said so');
    if (local.standing !== 'saved') return;
    const rows = this.#rows();
    for (const [question, value] of told.answers) {
      const isThere = rows.answers.some(
        (row) => row.learner === person && row.question === question && sameValue(row.value, value),
      );
      if (!isThere)
        diary.found('lost', `"Saved" stands over ${JSON.stringify(value)} of ${person}, question ${question}`);
    }
    told.answers.clear();
    for (const [question, share] of told.marks) {
      const isThere = rows.marks.some(
        (mark) => mark.learner === person && mark.question === question && mark.by === 'self' && mark.share === share,
      );
      if (!isThere) diary.found('lost', `"Saved" stands over the mark of ${person}, question ${question}`);
    }
    told.marks.clear();
    const { route } = told;
    if (route !== null && !this.#routes().some((each) => each.learner === person && each.route === route))
      diary.found('lost', `"Saved" stands over ${route}, chosen by ${person}`);
    told.route = null;
  }
}

/** The routes that learners declared, as the store holds them. */
export function routesIn(jobs: MemoryJobStore): Routes {
  return () => [...(jobs.snapshot().get(SCHOOL)?.choices.values() ?? [])].filter(({ by }) => by === 'declared');
}
