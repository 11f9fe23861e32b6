import { pick, type Random } from '../../src/sandbox/shell/random.ts';
import { instant } from '../../src/time.ts';
import type { HostPost } from './judge/watched.ts';
import { TICKET_DAYS, ownWork, ticketsOf } from './school.ts';
import type { Room } from './room.ts';
import type { World } from './world.ts';

/** What a class did before the first night: each child needs some things and has others. */
export function firstWork(room: Room, random: Random): void {
  const { host, place } = room;
  for (const learner of place.children.slice(0, 3)) {
    host.enrol(learner);
    room.moved.push({ step: -1, learner, here: true });
  }
  for (const n of [0, 1]) giveTicket(room, random, n);
  for (const learner of place.children) {
    const good = random() < 0.3;
    for (const [i, id] of ownWork(learner, place).entries()) {
      const at = instant(`2026-09-0${i + 1}T15:00:00Z`);
      host.giveWork({ id, title: `Work ${id}`, createdAt: at }, learner);
      host.submit({
        coursework: id,
        learner,
        state: 'returned',
        points: good ? 4 : Math.floor(random() * 2),
        possible: 4,
        at,
      });
    }
  }
}

export function giveTicket({ host, place }: Room, random: Random, n: number): void {
  const [id, at] = [ticketsOf(place)[n], TICKET_DAYS[n]];
  if (id === undefined || at === undefined) return;
  host.giveWork({ id, title: `Ticket ${n + 1}`, createdAt: at }, null);
  for (const learner of place.children) {
    const good = random() < 0.45;
    if (random() < 0.95)
      host.submit({
        coursework: id,
        learner,
        state: 'returned',
        points: good ? 4 : Math.floor(random() * 2),
        possible: 4,
        at,
      });
  }
}

type Does = (room: Room, random: Random, world: World) => string | null;

/** What people do while the nights run. Each says what it did, or null when there was nothing to do it to. */
const DEEDS = {
  moves: (room, random, world) => {
    const { host, place } = room;
    const here = [...host.enrolled];
    const away = place.children.filter((learner) => !host.enrolled.has(learner));
    const returns = away.length > 0 && (here.length < 3 || random() < 0.5);
    const learner = pick(random, returns ? away : here);
    if (returns) host.enrol(learner);
    else host.leave(learner);
    room.moved.push({ step: world.step, learner, here: returns });
    return `${learner} ${returns ? 'joins' : 'leaves'} the class`;
  },
  empties: (room, _random, world) => {
    const leaving = [...room.host.enrolled].slice(1);
    for (const learner of leaving) {
      room.host.leave(learner);
      room.moved.push({ step: world.step, learner, here: false });
    }
    return `${leaving.join(' and ')} leave the class`;
  },
  /** One of several whom a draft is for: what is sent then goes to fewer than was decided. */
  'leaves-group': (room, random, world) =>
    onPost(
      room,
      random,
      ({ id, students }) => {
        if (students.length === 0) return null;
        const learner = pick(random, students);
        if (students.length < 2 || !room.host.enrolled.has(learner)) return null;
        room.host.leave(learner);
        room.moved.push({ step: world.step, learner, here: false });
        return `${learner}, whom the draft ${id} is for, leaves the class`;
      },
      ['DRAFT'],
    ),
  edits: (room, random) =>
    onPost(room, random, (post) => {
      return room.host.reword(post, `${post.text} Bring your ruler.`) ? `the teacher edits ${post.id}` : null;
    }),
  'gives-also': (room, random) =>
    onPost(room, random, (post) => {
      const { host } = room;
      if (host.enrolled.size === 0) return null;
      const learner = pick(random, [...host.enrolled]);
      if (post.mode === 'ALL_STUDENTS' || post.students.includes(learner) || post.carrier !== 'assignment') return null;
      host.giveAlso(post, learner);
      return `the teacher also gives ${post.id} to ${learner}`;
    }),
  /** A note is posted to one child; a teacher may show it to another as well. */
  'gives-note-also': ({ host }, random) => {
    const notes = host
      .list(['PUBLISHED'])
      .filter(({ project, marker, carrier }) => project && marker !== null && carrier === 'announcement');
    if (notes.length === 0 || host.enrolled.size === 0) return null;
    const [post, learner] = [pick(random, notes), pick(random, [...host.enrolled])];
    if (post.students.includes(learner)) return null;
    host.giveAlso(post, learner);
    return `the teacher also gives the note ${post.id} to ${learner}`;
  },
  removes: (room, random) =>
    onPost(
      room,
      random,
      (post) => {
        room.host.remove(post);
        return `the teacher removes ${post.id}`;
      },
      ['PUBLISHED', 'DRAFT'],
    ),
  copies: (room, random) =>
    onPost(
      room,
      random,
      (post) => {
        const copy = room.host.copy(post, pick(random, ['DRAFT', 'PUBLISHED'] as const));
        return copy === null ? null : `the teacher copies ${post.id} as ${copy}`;
      },
      ['PUBLISHED', 'DRAFT'],
    ),
  'hands-in': (room, random, world) =>
    onPost(room, random, (post) => {
      const learner = pick(random, post.students);
      if (post.carrier !== 'assignment' || !room.host.canSee(post, learner)) return null;
      const graded = random() < 0.5;
      const taken = room.host.submit({
        coursework: post.id,
        learner,
        state: graded ? 'returned' : 'turned-in',
        points: graded ? Math.floor(random() * 11) : null,
        possible: 10,
        at: early(world),
      });
      if (!taken) return null;
      room.handedIn.push({ step: world.step, post: post.id, learner });
      return `${learner} hands in ${post.id}${graded ? ', and it is graded' : ''}`;
    }),
  hides: ({ host }, random) => {
    const work = pick(random, [...host.work.values()]);
    host.hideWork(work.id, !work.removed);
    return `coursework ${work.id} ${work.removed ? 'is back' : 'vanishes'}`;
  },
  revokes: (_room, _random, world) => {
    world.revoked = !world.revoked;
    return world.revoked ? 'the grant is revoked' : 'the teacher connects again';
  },
  grades: ({ host, place }, random, world) => {
    if (host.enrolled.size === 0) return null;
    const [ticket, learner] = [pick(random, ticketsOf(place).slice(0, 2)), pick(random, [...host.enrolled])];
    const points = random() < 0.5 ? 4 : Math.floor(random() * 2);
    host.submit({ coursework: ticket, learner, state: 'returned', points, possible: 4, at: early(world) });
    return `${learner} has ${points} on ${ticket}`;
  },
} as const satisfies Readonly<Record<string, Does>>;
export type Deed = keyof typeof DEEDS;

const USUAL: readonly Deed[] = [
  'moves',
  'edits',
  'gives-also',
  'removes',
  'copies',
  'hands-in',
  'hides',
  'revokes',
  'grades',
];

/** @param deeds of these; null: whatever people do */
export function somebodyDoesSomething(room: Room, random: Random, world: World, deeds: readonly Deed[] | null): void {
  room.host.step = world.step;
  const does: Does = DEEDS[pick(random, deeds ?? USUAL)];
  const did = does(room, random, world);
  if (did !== null) world.tell(() => `${room.name}${did}`);
}

/** A re-check falls due at such an hour, never between two runs of one night. */
function early(world: World) {
  return instant(`${world.now().slice(0, 10)}T03:00:00Z`);
}

function onPost(
  { host }: Room,
  random: Random,
  deed: (post: HostPost) => string | null,
  states: readonly HostPost['state'][] = ['PUBLISHED'],
): string | null {
  const posts = host.list(states).filter((post) => post.project && post.marker !== null);
  return posts.length === 0 ? null : deed(pick(random, posts));
}
