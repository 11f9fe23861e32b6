import type { World } from '../index.ts';
import { createShell, listen, stop } from '../../shell/shell.ts';
import type { Answered, Asked } from '../../shell/shell.ts';
import { broke } from '../wire/server.ts';
import { coursePage } from './course-page.tsx';
import { act } from './hands.ts';
import { itemPage } from './item-page.tsx';
import { peoplePage } from './people-page.tsx';
import { placeAt } from './paths.ts';
import { firstOrigin, originsAt } from './seats.ts';
import { SCRIPT, STYLE } from './style.ts';

export interface ClassroomWebOptions {
  readonly world: World;
  /** Our add-on's "Attachment Setup URI" in the Marketplace. */
  readonly setupUri: string;
  /** Of this machine; 0 or absent: any free one. */
  readonly port?: number;
}

/** Classroom in a browser, as far as add-ons need it: classes, classwork, and the four frames (lms/google/FACTS.md 5.1). */
export interface ClassroomWeb {
  /** Where a person begins. */
  readonly address: string;
  /** Its sites; what frames Waymark's pages. */
  readonly origins: readonly string[];
  close(): Promise<void>;
}

/** Starts the web app on loopback, on sites that are none of Waymark's. Rejects when the port is taken. */
export async function startClassroomWeb({ world, setupUri, port = 0 }: ClassroomWebOptions): Promise<ClassroomWeb> {
  let listening = port;
  const server = createShell((asked) => answer(asked, { world, setupUri, port: listening }), broke);
  listening = await listen(server, port);
  return { address: `${firstOrigin(listening)}/`, origins: originsAt(listening), close: () => stop(server) };
}

type Parts = Required<ClassroomWebOptions>;

function answer({ verb, url, body }: Asked, { world, setupUri, port }: Parts): Answered {
  world.now();
  if (url.pathname === '/') return html(peoplePage(world.state, port));
  if (url.pathname === '/classroom.css') return text('text/css', STYLE);
  if (url.pathname === '/classroom.js') return text('text/javascript', SCRIPT);
  const place = placeAt(url.pathname);
  const course = place === null ? undefined : world.state.courses.get(place.course);
  if (place === null || course === undefined) return NOT_FOUND;
  const { person } = place;
  const isTeacher = course.teachers.has(person);
  if (!isTeacher && !course.students.has(person)) return NOT_FOUND;
  if (verb === 'POST') return isTeacher ? goTo(act(world, place, new URLSearchParams(body))) : NOT_FOUND;
  if (place.item === null) return html(coursePage(world, course, person));
  const item = course.items.get(place.item);
  const isSeen = isTeacher || world.seenBy(person, place.course).coursework.some(({ id }) => id === place.item);
  if (item === undefined || item.state === 'DELETED' || !isSeen) return NOT_FOUND;
  const query = url.searchParams;
  return html(
    itemPage(
      { world, course, item, person, setupUri },
      { frame: query.get('frame'), attachment: query.get('attachment'), learner: query.get('learner') },
    ),
  );
}

function html(page: string): Answered {
  return text('text/html; charset=utf-8', page);
}

function text(type: string, body: string): Answered {
  return { status: 200, headers: { 'content-type': type, 'cache-control': 'no-store' }, text: body };
}

function goTo(address: string): Answered {
  return { status: 303, headers: { location: address }, text: '' };
}

const NOT_FOUND: Answered = { status: 404, headers: { 'content-type': 'text/plain' }, text: 'There is nothing here.' };
