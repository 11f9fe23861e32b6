import { pick, type Random } from '../../src/sandbox/random.ts';
import { instant } from '../../src/time.ts';
import type { HostPost, Peopled } from './watched.ts';
import { CHILDREN, TICKETS, TICKET_DAYS, ownWork } from './school.ts';
import type { World } from './world.ts';

/** What the class did before the first night: each child needs some things and has others. */
export function firstWork(host: Peopled, random: Random): void {
  for (const learner of CHILDREN.slice(0, 3)) host.enrol(learner);
  for (const n of [0, 1]) giveTicket(host, random, n);
  for (const learner of CHILDREN) {
    const good = random() < 0.3;
    for (const [i, id] of ownWork(learner).entries()) {
      const at = instant(`2026-09-0${i + 1}T15:00:00Z`);
      host.giveWork({ id, title: `Work ${id}`, createdAt: at }, learner);
      host.submit({ coursework: id, learner, state: 'returned', points: good ? 4 : Math.floor(random() * 2), possible: 4, at });
    }
  }
}

export function giveTicket(host: Peopled, random: Random, n: number): void {
  const [id, at] = [TICKETS[n], TICKET_DAYS[n]];
  if (id === undefined || at === undefined) return;
  host.giveWork({ id, title: `Ticket ${n + 1}`, createdAt: at }, null);
  for (const learner of CHILDREN) {
    const good = random() < 0.45;
    if (random() < 0.95) host.submit({ coursework: id, learner, state: 'returned', points: good ? 4 : Math.floor(random() * 2), possible: 4, at });
  }
}

type Deed = (host: Peopled, random: Random, world: World) => string | null;

/** What people do while the nights run. Each says what it did, or null when there was nothing to do it to. */
const DEEDS: readonly Deed[] = [
  (host, random) => {
    const here = [...host.enrolled];
    const away = CHILDREN.filter((learner) => !host.enrolled.has(learner));
    const returns = away.length > 0 && (here.length < 3 || random() < 0.5);
    const learner = pick(random, returns ? away : here);
    if (returns) host.enrol(learner);
    else host.leave(learner);
    return `${learner} ${returns ? 'joins' : 'leaves'} the class`;
  },
  (host, random) => onPost(host, random, (post) => {
    return host.reword(post, `${post.text} Bring your ruler.`) ? `the teacher edits ${post.id}` : null;
  }),
  (host, random) => onPost(host, random, (post) => {
    const learner = pick(random, [...host.enrolled]);
    if (post.mode === 'ALL_STUDENTS' || post.students.includes(learner) || post.carrier !== 'assignment') return null;
    host.giveAlso(post, learner);
    return `the teacher also gives ${post.id} to ${learner}`;
  }),
  (host, random) => onPost(host, random, (post) => {
    host.remove(post);
    return `the teacher removes ${post.id}`;
  }, ['PUBLISHED', 'DRAFT']),
  (host, random) => onPost(host, random, (post) => {
    const copy = host.copy(post, pick(random, ['DRAFT', 'PUBLISHED'] as const));
    return copy === null ? null : `the teacher copies ${post.id} as ${copy}`;
  }),
  (host, random, world) => onPost(host, random, (post) => {
    const learner = pick(random, post.students);
    if (post.carrier !== 'assignment' || !host.canSee(post, learner)) return null;
    const graded = random() < 0.5;
    host.submit({
      coursework: post.id, learner, state: graded ? 'returned' : 'turned-in', points: graded ? Math.floor(random() * 11) : null, possible: 10,
      at: instant(`${world.now().slice(0, 10)}T03:00:00Z`), // a re-check falls due at such an hour, never between two runs of one night
    });
    return `${learner} hands in ${post.id}${graded ? ', and it is graded' : ''}`;
  }),
  (host, random) => {
    const work = pick(random, [...host.work.values()]);
    host.hideWork(work.id, !work.removed);
    return `coursework ${work.id} ${work.removed ? 'is back' : 'vanishes'}`;
  },
  (_host, _random, world) => {
    world.revoked = !world.revoked;
    return world.revoked ? 'the grant is revoked' : 'the teacher connects again';
  },
];

export function somebodyDoesSomething(host: Peopled, random: Random, world: World): void {
  host.step = world.step;
  const did = pick(random, DEEDS)(host, random, world);
  if (did !== null) world.tell(() => did);
}

function onPost(host: Peopled, random: Random, deed: (post: HostPost) => string | null, states: readonly HostPost['state'][] = ['PUBLISHED']): string | null {
  const posts = host.list(states).filter((post) => post.project && post.marker !== null);
  return posts.length === 0 ? null : deed(pick(random, posts));
}
