import type { World } from '../index.ts';
import type { Course, Posted } from '../world/state.ts';
import { classroomPage } from './page.tsx';
import { coursePath, itemPath } from './paths.ts';
import { nameOf } from './seats.ts';

/** Number of newest items listed; older work is of no use for trying out tickets. */
const MOST = 25;

/** A class as one of its people sees it: the newest classwork, and for teachers the way to make some. */
export function coursePage(world: World, course: Course, person: string): string {
  const isTeacher = course.teachers.has(person);
  const { id, name } = course.record;
  const items = isTeacher ? everythingIn(course) : world.seenBy(person, id).coursework;
  const newest = items.toReversed().slice(0, MOST);
  return classroomPage(
    `${name}${course.record.section === undefined ? '' : `, ${course.record.section}`}`,
    <Who world={world} person={person} isTeacher={isTeacher} />,
    <>
      {isTeacher && (
        <section aria-labelledby="create">
          <h2 id="create">Create</h2>
          <form method="post" action={coursePath(person, id)} class="row">
            <label>
              Title <input name="title" value="Ticket of today" required />
            </label>
            <button name="make" value="assignment">
              Create assignment
            </button>
            <button name="make" value="material">
              Create material
            </button>
          </form>
        </section>
      )}
      <section aria-labelledby="classwork">
        <h2 id="classwork">Classwork</h2>
        <ul>
          {newest.map((item) => (
            <li key={item.id} class="row">
              <a href={itemPath(person, id, item.id)}>{titleOf(item)}</a>
              <span class="fine">
                {item.state === 'DRAFT' ? 'draft ' : ''}
                {world.addons.on({ course: id, item: item.id }).length > 0 ? 'add-on attached' : ''}
              </span>
            </li>
          ))}
        </ul>
        {newest.length === 0 && <p class="fine">Nothing yet.</p>}
      </section>
    </>,
  );
}

/** The viewing account, and links to view as another. */
export function Who({ world, person, isTeacher }: { world: World; person: string; isTeacher: boolean }) {
  return (
    <>
      <p>
        {nameOf(world.state, person)}, {isTeacher ? 'teacher' : 'student'}
      </p>
      <p>
        <a href="/">Somebody else</a>
      </p>
    </>
  );
}

export function titleOf(item: { readonly type: string; readonly title?: string }): string {
  return item.title ?? item.type;
}

function everythingIn({ items }: Course): readonly Posted[] {
  return [...items.values()].filter(({ state, type }) => state !== 'DELETED' && type !== 'announcement');
}
