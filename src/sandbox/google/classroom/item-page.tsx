import type { Attachment } from '../world/records.ts';
import { assigneesOf, submissionOf, type Course, type Posted } from '../world/state.ts';
import { titleOf, Who } from './course-page.tsx';
import {
  attachmentAddress,
  discoveryAddress,
  FRAME_ALLOW,
  FRAME_SANDBOX,
  reviewAddress,
  type Looking,
} from './frames.ts';
import { classroomPage } from './page.tsx';
import { coursePath, itemPath } from './paths.ts';
import { nameOf } from './seats.ts';

/** Which frame is open, as the address says it. */
export interface Opened {
  readonly frame: string | null;
  readonly attachment: string | null;
  readonly learner: string | null;
}

interface ItemScene extends Looking {
  readonly course: Course;
  readonly item: Posted;
  readonly isTeacher: boolean;
  readonly attached: readonly Attachment[];
  readonly path: string;
  /** Of our add-on in the Marketplace. */
  readonly setupUri: string;
}

/** One piece of classwork with its attachments, and the frame that is open. */
export function itemPage(
  { world, course, item, person, setupUri }: Pick<ItemScene, 'world' | 'course' | 'item' | 'person' | 'setupUri'>,
  opened: Opened,
): string {
  const place = { course: course.record.id, item: item.id };
  const scene: ItemScene = {
    world,
    course,
    item,
    person,
    setupUri,
    isTeacher: course.teachers.has(person),
    attached: world.addons.on(place),
    path: itemPath(person, place.course, place.item),
  };
  return classroomPage(
    titleOf(item),
    <>
      <Who world={world} person={person} isTeacher={scene.isTeacher} />
      <p>
        <a href={coursePath(person, place.course)}>To the class</a>
      </p>
    </>,
    <Framed scene={scene} opened={opened} />,
  );
}

function Framed({ scene, opened }: { scene: ItemScene; opened: Opened }) {
  const { isTeacher, attached, setupUri } = scene;
  const attachment = attached.find(({ id }) => id === opened.attachment);
  if (opened.frame === 'discovery' && isTeacher)
    return <Frame scene={scene} kind="discovery" address={discoveryAddress(scene, setupUri)} />;
  if (opened.frame === 'view' && attachment !== undefined)
    return <Frame scene={scene} kind="view" address={attachmentAddress(scene, attachment, isTeacher)} />;
  if (opened.frame === 'review' && isTeacher && attachment !== undefined && opened.learner !== null)
    return <Review scene={scene} attachment={attachment} learner={opened.learner} />;
  return <Overview scene={scene} />;
}

function Frame({ scene, kind, address }: { scene: ItemScene; kind: 'discovery' | 'view'; address: string }) {
  return (
    <>
      <p>
        <a href={scene.path}>Close</a>
      </p>
      <iframe
        title="Waymark"
        class={kind}
        src={address}
        sandbox={FRAME_SANDBOX}
        allow={FRAME_ALLOW}
        data-closed={scene.path}
      />
    </>
  );
}

function Review({ scene, attachment, learner }: { scene: ItemScene; attachment: Attachment; learner: string }) {
  const { world, course, item, path } = scene;
  const address = reviewAddress(scene, attachment, learner);
  const draft = submissionOf(course, item.id, learner)?.draft ?? null;
  return (
    <>
      <p>
        <a href={path}>Close</a>
      </p>
      <div class="review">
        {address === null ? (
          <p>There is no work to review.</p>
        ) : (
          <iframe title="Waymark" src={address} sandbox={FRAME_SANDBOX} allow={FRAME_ALLOW} data-closed={path} />
        )}
        <section aria-labelledby="grade">
          <h2 id="grade">{nameOf(world.state, learner)}</h2>
          <form method="post" action={path}>
            <input type="hidden" name="learner" value={learner} />
            <input type="hidden" name="attachment" value={attachment.id} />
            <p>
              <label>
                Draft grade <input name="draft" inputmode="decimal" size={4} value={draft ?? ''} />
              </label>
              {item.type === 'courseWork' && item.maxPoints !== null && ` of ${item.maxPoints}`}
            </p>
            <button name="make" value="grade">
              Keep the grade
            </button>
          </form>
        </section>
      </div>
    </>
  );
}

function Overview({ scene }: { scene: ItemScene }) {
  const { item, isTeacher, attached, path } = scene;
  return (
    <>
      <section aria-labelledby="attached">
        <h2 id="attached">Attached</h2>
        <ul>
          {attached.map(({ id, title }) => (
            <li key={id}>
              <a href={`${path}?frame=view&attachment=${encodeURIComponent(id)}`}>{title}</a>
            </li>
          ))}
        </ul>
        {attached.length === 0 && <p class="fine">Nothing.</p>}
        {isTeacher && (
          <p class="row">
            <a class="button" href={`${path}?frame=discovery`}>
              Add Waymark
            </a>
          </p>
        )}
      </section>
      {isTeacher && item.state === 'DRAFT' && (
        <form method="post" action={path}>
          <button name="make" value="assign">
            Assign
          </button>{' '}
          <span class="fine">Students see it from then on.</span>
        </form>
      )}
      {isTeacher && attached.map((each) => <StudentWork key={each.id} scene={scene} attachment={each} />)}
    </>
  );
}

function StudentWork({ scene, attachment }: { scene: ItemScene; attachment: Attachment }) {
  const { world, course, item, path } = scene;
  if (attachment.review === null || item.state !== 'PUBLISHED') return null;
  return (
    <section aria-labelledby={`work-${attachment.id}`}>
      <h2 id={`work-${attachment.id}`}>Student work: {attachment.title}</h2>
      <ul class="people">
        {assigneesOf(course, item).map((learner) => {
          const draft = submissionOf(course, item.id, learner)?.draft ?? null;
          return (
            <li key={learner}>
              <a
                href={`${path}?${new URLSearchParams({ frame: 'review', attachment: attachment.id, learner }).toString()}`}
              >
                {nameOf(world.state, learner)}
              </a>
              {draft !== null && <span class="fine"> draft {draft}</span>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
