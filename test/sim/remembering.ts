import type { CourseId, SchoolId, WriteKey } from '../../src/ids.ts';
import { CHANGING, type LedgerRow, type LedgerState } from '../../src/plan/ledger-row.ts';
import { contentHash } from '../../src/plan/plan.ts';
import type { PostingWrite, Write } from '../../src/plan/types.ts';
import type { Records } from '../../src/store/records.ts';
import type { Chronicle } from './judge/chronicle.ts';
import type { Guards } from './guards.ts';
import { movedBy } from './guards-of-moves.ts';
import type { Actor, World } from './world.ts';

/** The nouns of one school, which note what was decided, and what was used. */
export interface Remembering {
  readonly records: Records;
  /** The nouns used since it began. */
  readonly used: string[];
  begin(): void;
  /** The transaction is kept, and with it what was noted in it. */
  keep(): void;
}

interface Noting {
  readonly school: SchoolId;
  readonly chronicle: Chronicle;
  readonly guards: Guards;
  readonly world: World;
  readonly actor: Actor;
}

export function remembering(records: Records, { school, chronicle, guards, world, actor }: Noting): Remembering {
  const used: string[] = [];
  const noted: (() => void)[] = [];
  const note = (what: () => void): void => void noted.push(what);
  const told = Object.fromEntries(
    Object.entries(records).map(([name, noun]) => [
      name,
      (...args: unknown[]) => {
        used.push(MOVES.has(name) ? `${name} ${args.filter(isPlain).map(shortly).join(' ')}` : name);
        return (noun as (...all: unknown[]) => unknown)(...args);
      },
    ]),
  ) as unknown as Records; // the same names over the same functions

  async function rowOf(key: WriteKey): Promise<LedgerRow | null> {
    const course = chronicle.courseOf(school, key);
    return course === null ? null : ((await records.loadLedger(course)).find((each) => each.key === key) ?? null);
  }

  function moved(course: CourseId, key: WriteKey, to: LedgerState, trouble: string | null): void {
    const { label, began } = actor;
    chronicle.book(school, course).moves.push({ step: world.step, actor: label, began, key, to, trouble });
  }

  const noting: Partial<Records> = {
    async savePlan(plan, state) {
      await told.savePlan(plan, state);
      note(() => {
        chronicle.book(school, plan.course).plans.push({ step: world.step, plan });
        if (state === 'applied')
          chronicle.released(school, plan.course, posting(plan.writes), { step: world.step, at: plan.at });
      });
    },
    async waitingPlan(course) {
      const held = await told.waitingPlan(course);
      if (held !== null) actor.plans.set(held.plan.id, held.plan);
      return held;
    },
    async markPlan(id, state, at) {
      const marked = await told.markPlan(id, state, at);
      const plan = actor.plans.get(id);
      if (marked && plan !== undefined)
        note(() => {
          if (state === 'applied')
            chronicle.released(school, plan.course, posting(plan.writes), { step: world.step, at: plan.at });
          else chronicle.book(school, plan.course).plans.push({ step: world.step, plan: null });
        });
      return marked;
    },
    async saveStrikes(course, strikes) {
      await told.saveStrikes(course, strikes);
      note(() =>
        chronicle.book(school, course).strikes.push(...strikes.map((strike) => ({ step: world.step, strike }))),
      );
    },
    async saveEvidence(changes, run, at) {
      await told.saveEvidence(changes, run, at);
      note(() => chronicle.evidence.set(school, [...(chronicle.evidence.get(school) ?? []), ...changes.added]));
    },
    async saveNoteEdit(course, edit) {
      await told.saveNoteEdit(course, edit);
      note(() => chronicle.book(school, course).edits.push({ step: world.step, edit }));
    },
    async loadPlan(course, id) {
      const held = await told.loadPlan(course, id);
      if (held !== null) actor.plans.set(id, held.plan);
      return held;
    },
    async newestPlan(course) {
      const held = await told.newestPlan(course);
      if (held !== null) actor.plans.set(held.plan.id, held.plan);
      return held;
    },
    async recordDecision(rows) {
      const before = rows[0] === undefined ? [] : await records.loadLedger(rows[0].course);
      const recorded = await told.recordDecision(rows);
      for (const row of rows.filter(({ key }) => recorded.includes(key))) {
        const closed = before.find(({ key }) => key === row.key);
        note(() => {
          chronicle.recorded(school, row, world.step);
          if (row.state === 'HELD')
            chronicle.released(school, row.course, [row.write], { step: world.step, at: row.decidedAt }); // no plan: a person decides on it
          else
            chronicle.book(school, row.course).begun.push({ step: world.step, actor: actor.label, write: row.write });
          if (closed !== undefined)
            guards.asked('row revived with other words', contentHash(closed.write) !== contentHash(row.write));
        });
      }
      return recorded;
    },
    async updateWrite(key, write, hash, at) {
      const row = await rowOf(key);
      const updated = await told.updateWrite(key, write, hash, at);
      if (updated && row !== null)
        note(() => {
          chronicle.recorded(school, { ...row, write }, world.step);
          if (row.state === 'NEW')
            guards.asked('shared post narrowed to who is enrolled', write.learners.length < row.write.learners.length);
        });
      return updated;
    },
    async beginChange(key, write, hash, at) {
      const row = await rowOf(key);
      const begun = await told.beginChange(key, write, hash, at);
      if (begun && row !== null)
        note(() => {
          chronicle.recorded(school, { ...row, write }, world.step);
          moved(row.course, key, 'BOUND', CHANGING);
        });
      return begun;
    },
    async dropChange(key, at) {
      const dropped = await told.dropChange(key, at);
      const row = await rowOf(key);
      if (dropped && row !== null)
        note(() => {
          chronicle.recorded(school, row, world.step);
          moved(row.course, key, 'DONE', null);
        });
      return dropped;
    },
    async move(key, from, to, trouble, at) {
      const isMoved = await told.move(key, from, to, trouble, at);
      const course = isMoved ? chronicle.courseOf(school, key) : null;
      if (course !== null)
        note(() => {
          moved(course, key, to, trouble);
          movedBy(guards, { to, trouble });
        });
      return isMoved;
    },
    async holdTurn(course, turn) {
      try {
        await told.holdTurn(course, turn);
        guards.asked('turn overtaken', false);
      } catch (error) {
        guards.asked('turn overtaken', true);
        throw error;
      }
    },
    async startPause(course, by, at) {
      const began = await told.startPause(course, by, at);
      if (began) note(() => chronicle.pauseBegan(school, course, world.step));
      return began;
    },
    async endPause(course, by, at) {
      const ended = await told.endPause(course, by, at);
      if (ended) note(() => chronicle.pauseEnded(school, course, world.step));
      return ended;
    },
    async pauseOf(course) {
      const pause = await told.pauseOf(course);
      note(() => {
        actor.pauseAsked = world.step;
      });
      return pause;
    },
    async takeWrite(date, most) {
      const taken = await told.takeWrite(date, most);
      if (most !== null) guards.asked("over the school's cap", !taken);
      return taken;
    },
  };
  return {
    used,
    records: { ...told, ...noting },
    begin() {
      used.length = 0;
      noted.length = 0;
    },
    keep() {
      for (const what of noted.splice(0)) what();
    },
  };
}

const MOVES: ReadonlySet<string> = new Set(['move', 'bind', 'beginChange', 'dropChange']);

/** What a row says is too long for a story. */
function isPlain(arg: unknown): boolean {
  return typeof arg !== 'object' || arg === null || Array.isArray(arg);
}

function posting(writes: readonly Write[]): PostingWrite[] {
  return writes.filter((write) => write.kind !== 'withdraw');
}

/** Keys by their beginning. */
function shortly(arg: unknown): string {
  const said = typeof arg === 'string' ? arg : JSON.stringify(arg ?? '');
  return said.replace(/^[0-9a-f]{40,}$/, (key) => key.slice(0, 6));
}
