import { randomBytes } from 'node:crypto';
import { AttachmentId, CourseId, LearnerId, SchoolId, TargetCode } from '../../../src/ids.ts';
import type { AddonPlace } from '../../../src/lms/addon.ts';
import { LmsError } from '../../../src/lms/errors.ts';
import type { Lms } from '../../../src/lms/types.ts';
import { saveRoster } from '../../../src/store/people/roster.ts';
import { saveSchoolFile } from '../../../src/store/schools.ts';
import { vaultIn } from '../memory/vault.ts';
import type { Store } from '../../../src/store/types.ts';
import type { Frame, Opening, SignedIn, TicketDesk } from '../../../src/sync/tickets/desk.ts';
import { openDesk } from '../../../src/sync/tickets/open-desk.ts';
import type { DeskParts } from '../../../src/sync/tickets/parts.ts';
import { ComposedTicket, type AnswerValue, type Save, type TicketId } from '../../../src/ticket/types.ts';
import type { Own, Room } from '../../../src/ticket/live.ts';
import { instant, type Instant } from '../../../src/time.ts';
import { assignmentPlace, memoryAddons, submissionOf, type MemoryAddons } from '../memory/memory-addon.ts';
import { memoryLinkTickets, type MemoryLinkTickets } from '../memory/memory-link-tickets.ts';
import { memoryLms } from '../memory/memory-lms.ts';
import { schoolFile } from '../school.ts';

export const COURSE = CourseId.parse('6001');
export const SCHOOL = SchoolId.parse('cedar');
export const PLACE = assignmentPlace(COURSE);
export const TARGET = TargetCode.parse('5.NF.A.1');
/** Monday, 9:00 in the school's zone. */
export const LESSON = instant('2026-11-16T15:00:00Z');
export const BASE = 'https://waymark.test';

/** Two questions a machine can mark, and a sentence. */
export function composed(change: Partial<Record<keyof ComposedTicket, unknown>> = {}): ComposedTicket {
  return ComposedTicket.parse({
    title: 'Adding fractions',
    kind: 'entrance',
    unit: 'Fractions',
    questions: [
      { kind: 'one', text: '1/2 + 1/4 = ?', target: TARGET, choices: ['2/6', '3/4'], right: [1] },
      { kind: 'number', text: '1/2 + 1/2 = ?', target: TARGET, right: '1' },
      { kind: 'sentence', text: 'How did you find it?', target: TARGET },
    ],
    ...change,
  });
}

export interface DeskWorld {
  readonly desk: TicketDesk;
  readonly store: Store;
  readonly addons: MemoryAddons;
  /** Assignments with a link to a ticket. */
  readonly links: MemoryLinkTickets;
  /** Kinds of the draft grades that failed. */
  readonly failed: string[];
  /** Another instance over the same store. */
  another(): TicketDesk;
  as(person: string): SignedIn & { readonly as: (school: SchoolId) => Promise<Lms> };
  /** A person whom an LMS sent in from inside a class. */
  inside(person: string, role: 'teacher' | 'learner', course?: CourseId): SignedIn;
  /** That person's add-on answers nothing but this, from now on; null: as before. */
  break(error: LmsError | null): void;
  /** Opens a frame; where nothing else is said, on the ticket's attachment. */
  open(
    person: string,
    frame: Frame,
    at?: Instant,
    wish?: { readonly attachment?: string; readonly submission?: string; readonly place?: AddonPlace },
  ): Promise<Opening>;
  attach(
    at?: Instant,
    ticket?: ComposedTicket,
    draft?: string,
  ): Promise<{ readonly ticket: TicketId; readonly attachment: string; readonly maxPoints: number | null }>;
  readonly people: { readonly teachers: string[]; readonly learners: string[] };
}

/** A school with one class, its teacher t1, a co-teacher t2, and these learners; the desk over it. */
export async function deskWorld(
  store: Store,
  over: Partial<DeskParts> & { readonly learners?: readonly string[] } = {},
): Promise<DeskWorld> {
  const { learners: asked, ...parts } = over;
  const people = { teachers: ['t1', 't2'], learners: [...(asked ?? ['s1', 's2', 's3'])] };
  const addons = memoryAddons(people);
  const links = memoryLinkTickets();
  const failed: string[] = [];
  let broken: LmsError | null = null;
  await store.school(SCHOOL, async (db) => {
    await saveSchoolFile(db, schoolFile(), LESSON);
    await saveRoster(
      db,
      COURSE,
      people.learners.map((id) => ({ id: LearnerId.parse(id), name: `Name ${id}` })),
      LESSON,
    );
  });
  const lmsOf = (person: string): Lms => {
    const members = Object.fromEntries([
      ...people.teachers.map((id) => [id, 'teacher'] as const),
      ...people.learners.map((id) => [id, 'learner'] as const),
    ]);
    const lms = memoryLms({ addons, person, linkTickets: links, members });
    const addon = lms.addon;
    return {
      ...lms,
      addon:
        addon === null
          ? null
          : { ...addon, context: (...args) => (broken === null ? addon.context(...args) : Promise.reject(broken)) },
    };
  };
  const vault = vaultIn(store);
  const full: DeskParts = {
    store,
    connect: async () => lmsOf('t1'),
    seal: {
      close: (school, { lms, id }, secret) => vault.seal(secret, { lms, school, user: id, purpose: 'attach' }),
      open: (school, { lms, id }, sealed) => vault.open(sealed, { lms, school, user: id, purpose: 'attach' }),
    },
    subject: (school, id) => `subject of ${school} ${id}`,
    random: () => randomBytes(16),
    baseUrl: BASE,
    patience: 1000,
    note: ({ kind }) => failed.push(kind),
    ...parts,
  };
  const desk = openDesk(full);
  let attached = 'none';
  const as: DeskWorld['as'] = (person) => ({
    person: { lms: 'google', id: person, name: `Name ${person}`, email: null, domain: null },
    as: async () => lmsOf(person),
  });
  const open: DeskWorld['open'] = (person, frame, at = LESSON, wish = {}) =>
    desk.open(
      as(person),
      {
        frame,
        place: wish.place ?? PLACE,
        attachment: frame === 'discovery' ? null : (wish.attachment ?? attached),
        token: frame === 'discovery' ? addons.token(wish.place ?? PLACE, person) : null,
        submission: wish.submission ?? null,
      },
      at,
    );
  return {
    desk,
    store,
    addons,
    links,
    failed,
    people,
    another: () => openDesk(full),
    as,
    inside: (person, role, course = COURSE) => ({
      person: { lms: 'google', id: person, name: null, email: null, domain: null },
      as: null,
      inside: { school: SCHOOL, course, role },
    }),
    open,
    break: (error) => {
      broken = error;
    },
    async attach(at = LESSON, ticket = composed(), draft = 'draft-0000000001') {
      const { id } = await open('t1', 'discovery', at);
      const made = await desk.attach(as('t1'), id, { draft, ticket }, at);
      attached = made.attachment ?? '';
      return { ...made, attachment: attached };
    },
  };
}

let keys = 0;

/** A change of an answer with a key of its own. */
export function save(question: number, value: AnswerValue, base = 0, key?: string): Save {
  keys += 1;
  return { question, value, base, key: key ?? `key-${String(keys).padStart(16, '0')}`, at: '2026-11-16T15:00:00Z' };
}

export async function own(world: DeskWorld, person: string, opening: string, at: Instant = LESSON): Promise<Own> {
  const live = await world.desk.live(world.as(person), opening, null, at);
  if (live?.role !== 'learner') throw new Error('not a page of a learner');
  return live;
}

export async function room(world: DeskWorld, opening: string, at: Instant = LESSON): Promise<Room> {
  const live = await world.desk.live(world.as('t1'), opening, null, at);
  if (live?.role !== 'teacher') throw new Error('not a page of a teacher');
  return live;
}

export function submission(person: string): string {
  return submissionOf(PLACE, person);
}

export function down(): LmsError {
  return new LmsError('down', 'no answer', { todo: 'Try again.', uncertain: true });
}

export function denied(): LmsError {
  return new LmsError('denied', 'not in the class', { todo: 'Nothing.' });
}

/** So many minutes into the lesson. */
export function minutesIn(minutes: number): Instant {
  return instant(new Date(Date.parse(LESSON) + minutes * 60_000).toISOString());
}

/** The first attachment of the world; a test states the rest. */
export const FIRST_ATTACHMENT = AttachmentId.parse('a1');
