import { readInstant } from '../../../time.ts';
import type { Instant } from '../../../time.ts';
import { ApiError, invalid } from '../wire/errors.ts';
import type { AssigneeMode, Material } from '../world/records.ts';
import type { Course } from '../world/state.ts';

/** What coursework and announcements have in common in a request, already checked for its types. */
export interface ItemBody {
  readonly materials?: readonly Material[] | null;
  readonly state?: string | null;
  readonly assigneeMode?: string | null;
  readonly individualStudentsOptions?: { readonly studentIds?: readonly string[] | null } | null;
  readonly scheduledTime?: string | null;
}

export function readText(name: string, text: string | null | undefined, least: number, most: number): string {
  const value = text ?? '';
  if (value.length < least || value.length > most) throw invalid(`${name} must have ${least} to ${most} characters.`);
  return value;
}

/** An item is made as DRAFT unless told PUBLISHED; nothing else can be made (lms/google/FACTS.md 1.3). */
export function readNewState(state: string | null | undefined): 'DRAFT' | 'PUBLISHED' {
  if (state === 'PUBLISHED' || state === 'DRAFT') return state;
  if (state === undefined || state === null || state.endsWith('_UNSPECIFIED')) return 'DRAFT';
  throw invalid(`state ${state} cannot be set.`);
}

/** No mode means the whole class. A list without its mode, and a student who is not enrolled, are errors. */
export function readAssignees(
  body: ItemBody,
  course: Course,
): { readonly mode: AssigneeMode; readonly students: string[] } {
  const students = [...new Set(body.individualStudentsOptions?.studentIds ?? [])];
  if (body.assigneeMode !== 'INDIVIDUAL_STUDENTS') {
    if (students.length > 0) throw invalid('individual_students_options needs assignee_mode INDIVIDUAL_STUDENTS.');
    return { mode: 'ALL_STUDENTS', students: [] };
  }
  if (students.length === 0) throw emptyAssignees();
  checkEnrolled(students, course);
  return { mode: 'INDIVIDUAL_STUDENTS', students };
}

export function checkEnrolled(students: readonly string[], course: Course): void {
  if (students.some((student) => !course.students.has(student)))
    throw invalid('A student id is not enrolled in the course.');
}

export function emptyAssignees(): ApiError {
  return new ApiError('FAILED_PRECONDITION', 'The item must be assigned to at least one student.', 'EmptyAssignees');
}

export function readScheduled(text: string | null | undefined, state: string, now: Instant): Instant | null {
  const at = text === undefined || text === null ? null : readInstant(text);
  if (at === null) return null;
  if (state !== 'DRAFT') throw invalid('scheduled_time needs state DRAFT.');
  if (at <= now) throw invalid('scheduled_time must be in the future.');
  return at;
}

const MOST_MATERIALS = 20;

/** At most 20; a form cannot be attached (lms/google/FACTS.md 1.5, 2.3), and this school has no Drive. */
export function readMaterials(materials: readonly Material[] | null | undefined): Material[] {
  const given = materials ?? [];
  if (given.length > MOST_MATERIALS) throw invalid(`An item has at most ${MOST_MATERIALS} materials.`);
  return given.map(readMaterial);
}

function readMaterial(material: Material): Material {
  if (Object.keys(material).length !== 1) throw invalid('A material has exactly one kind.');
  if (material.form !== undefined) throw invalid('A form material is read-only.');
  if (material.driveFile !== undefined)
    throw new ApiError('FAILED_PRECONDITION', 'The Drive file is not visible to the user.', 'AttachmentNotVisible');
  if (material.youtubeVideo !== undefined) return videoMaterial(material.youtubeVideo.id);
  const url = readText('link.url', material.link?.url, 1, 2024);
  const address = URL.canParse(url) ? new URL(url) : null;
  if (address === null || !/^https?:$/.test(address.protocol)) throw invalid('link.url is no web address.');
  const video =
    /(^|\.)youtube\.com$/.test(address.hostname) && address.pathname === '/watch'
      ? address.searchParams.get('v')
      : null;
  return video === null ? linkMaterial(url, address.hostname) : videoMaterial(video);
}

/** The server fills in title and thumbnail, whatever was sent (lms/google/FACTS.md 1.5: `Link`). */
function linkMaterial(url: string, title: string): Material {
  return {
    link: { url, title, thumbnailUrl: `https://classroom.google.com/webthumbnail?url=${encodeURIComponent(url)}` },
  };
}

/** A link to a video comes back as one (lms/google/FACTS.md 1.5: "may be upgraded"). */
function videoMaterial(id: string): Material {
  return {
    youtubeVideo: {
      id,
      title: 'Video',
      alternateLink: `https://www.youtube.com/watch?v=${id}`,
      thumbnailUrl: `https://i.ytimg.com/vi/${id}/default.jpg`,
    },
  };
}

/** Field paths of an update mask, camelCase or snake_case (lms/google/FACTS.md 1.1); each must be among `allowed`. */
export function readUpdateMask(text: string | undefined, allowed: readonly string[]): ReadonlySet<string> {
  const names = (text ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  if (names.length === 0) throw invalid('update_mask is required.');
  const paths = names.map((name) => name.replaceAll(/_([a-z])/g, (_match, letter: string) => letter.toUpperCase()));
  const unknown = paths.find((path) => !allowed.includes(path));
  if (unknown !== undefined) throw invalid(`update_mask: the field '${unknown}' cannot be updated.`);
  return new Set(paths);
}
