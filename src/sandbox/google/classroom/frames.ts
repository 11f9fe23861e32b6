import type { World } from '../index.ts';
import type { Attachment, Item } from '../world/records.ts';

/** What a frame may do (lms/google/FACTS.md 5.1). */
export const FRAME_SANDBOX =
  'allow-popups allow-popups-to-escape-sandbox allow-forms allow-scripts allow-storage-access-by-user-activation allow-same-origin';
export const FRAME_ALLOW = 'microphone *';

const ITEM_TYPES = {
  courseWork: 'courseWork',
  announcement: 'announcements',
  courseWorkMaterial: 'courseWorkMaterials',
} as const satisfies Record<Item['type'], string>;

/** Where a frame stands, and who looks at it. */
export interface Looking {
  readonly world: World;
  readonly person: string;
  readonly item: Item;
}

/** The frame in which a teacher chooses what to attach; each opening has a token of its own. */
export function discoveryAddress({ world, person, item }: Looking, setupUri: string): string {
  return withParameters(setupUri, {
    ...placeOf(item),
    addOnToken: world.addons.mintToken(item.course, item.id, person),
    ...hintOf(world, person),
  });
}

/** An attachment as its teacher or a student opens it. */
export function attachmentAddress(
  { world, person, item }: Looking,
  attachment: Attachment,
  isTeacher: boolean,
): string {
  return withParameters(isTeacher ? attachment.teacherView : attachment.studentView, {
    ...placeOf(item),
    attachmentId: attachment.id,
    ...hintOf(world, person),
  });
}

/** One learner's work, as a teacher reviews it; null: there is no work to review. */
export function reviewAddress(
  { world, person, item }: Looking,
  attachment: Attachment,
  learner: string,
): string | null {
  if (attachment.review === null) return null;
  const submissionId = world.addons.submission({
    course: item.course,
    item: item.id,
    attachment: attachment.id,
    learner,
  });
  return withParameters(attachment.review, {
    ...placeOf(item),
    attachmentId: attachment.id,
    submissionId,
    ...hintOf(world, person),
  });
}

function placeOf(item: Item) {
  return { courseId: item.course, itemId: item.id, itemType: ITEM_TYPES[item.type] };
}

/** Sent only to who once allowed us to know who they are (lms/google/FACTS.md 5.1). */
function hintOf({ state }: World, person: string): { readonly login_hint?: string } {
  const grant = state.grants.get(person);
  const isKnown = grant?.scopes.some((scope) => /userinfo\.(email|profile)$/.test(scope)) ?? false;
  return isKnown ? { login_hint: person } : {};
}

function withParameters(address: string, parameters: Readonly<Record<string, string>>): string {
  const url = new URL(address);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url.href;
}
