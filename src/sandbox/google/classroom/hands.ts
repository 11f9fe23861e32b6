import type { World } from '../index.ts';
import { coursePath, itemPath, type Place } from './paths.ts';

/** What Classroom gives to new work. */
const USUAL_POINTS = 100;

/** A teacher's hands in the web app. @returns where the browser goes on */
export function act(world: World, { person, course, item }: Place, form: URLSearchParams): string {
  const title = form.get('title')?.trim() ?? '';
  const make = form.get('make');
  if (item === null) {
    if (title === '') return coursePath(person, course);
    const made =
      make === 'material'
        ? world.createMaterial(course, title, { by: person })
        : world.createWork(course, { title, state: 'DRAFT', maxPoints: USUAL_POINTS, by: person });
    return itemPath(person, course, made);
  }
  const path = itemPath(person, course, item);
  if (make === 'assign') world.edit(course, item, { state: 'PUBLISHED' });
  const learner = form.get('learner');
  if (make !== 'grade' || learner === null) return path;
  const written = form.get('draft')?.trim() ?? '';
  const draft = written === '' ? null : Number(written);
  if (draft === null || Number.isFinite(draft)) world.grade({ course, item, learner, draft, by: person });
  const review = new URLSearchParams({ frame: 'review', attachment: form.get('attachment') ?? '', learner });
  return `${path}?${review.toString()}`;
}
