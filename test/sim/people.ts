import { pick, type Random } from '../../src/sandbox/random.ts';
import { instant } from '../../src/time.ts';
import { TEACHER, type Host, type HostPost } from './host.ts';
import { CHILDREN, TICKETS, TICKET_DAYS, ownWork } from './school.ts';
import type { World } from './world.ts';

/** What the class did before the first night: each child needs some things and has others. */
export function firstWork(host: Host, random: Random): void {
  for (const learner of CHILDREN.slice(0, 3)) host.enrol(learner);
  for (const n of [0, 1]) giveTicket(host, random, n);
  for (const learner of CHILDREN) {
    const good = random() < 0.3;
    for (const [i, id] of ownWork(learner).entries()) {
      const at = instant(`2026-09-0${i + 1}T15:00:00Z`);
      host.work.set(id, { id, title: `Work ${id}`, createdAt: at, removed: false });
      host.submit({ coursework: id, learner, state: 'returned', points: good ? 4 : Math.floor(random() * 2), possible: 4, at });
    }
  }
}

export function giveTicket(host: Host, random: Random, n: number): void {
  const [id, at] = [TICKETS[n], TICKET_DAYS[n]];
  if (id === undefined || at === undefined) return;
  host.work.set(id, { id, title: `Ticket ${n + 1}`, createdAt: at, removed: false });
  for (const learner of CHILDREN) {
    const good = random() < 0.45;
    if (random() < 0.95) host.submit({ coursework: id, learner, state: 'returned', points: good ? 4 : Math.floor(random() * 2), possible: 4, at });
  }
}

type Deed = (host: Host, random: Random, world: World) => string | null;

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
    host.change(post.id, 'words', { text: `${post.text} Bring your ruler.` }, TEACHER);
    return `the teacher edits ${post.id}`;
  }),
  (host, random) => onPost(host, random, (post) => {
    const learner = pick(random, [...host.enrolled]);
    if (post.mode === 'ALL_STUDENTS' || post.students.includes(learner) || post.carrier !== 'assignment') return null;
    host.change(post.id, 'students', { students: [...post.students, learner] }, TEACHER);
    return `the teacher also gives ${post.id} to ${learner}`;
  }),
  (host, random) => onPost(host, random, (post) => {
    host.change(post.id, 'delete', { state: 'DELETED' }, TEACHER);
    return `the teacher removes ${post.id}`;
  }, ['PUBLISHED', 'DRAFT']),
  (host, random) => onPost(host, random, (post) => {
    const { id: _id, createdAt: _at, project: _project, ...body } = post;
    const copy = host.create({ ...body, state: pick(random, ['DRAFT', 'PUBLISHED']) }, TEACHER);
    return `the teacher copies ${post.id} as ${copy.id}`;
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
    host.work.set(work.id, { ...work, removed: !work.removed });
    return `coursework ${work.id} ${work.removed ? 'is back' : 'vanishes'}`;
  },
  (_host, _random, world) => {
    world.revoked = !world.revoked;
    return world.revoked ? 'the grant is revoked' : 'the teacher connects again';
  },
];

export function somebodyDoesSomething(host: Host, random: Random, world: World): void {
  host.step = world.step;
  const did = pick(random, DEEDS)(host, random, world);
  if (did !== null) world.tell(() => did);
}

function onPost(host: Host, random: Random, deed: (post: HostPost) => string | null, states: readonly HostPost['state'][] = ['PUBLISHED']): string | null {
  const posts = host.list(states).filter((post) => post.project && post.marker !== null);
  return posts.length === 0 ? null : deed(pick(random, posts));
}
