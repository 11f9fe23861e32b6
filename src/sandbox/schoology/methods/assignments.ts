import { created, done, ok } from '../wire/call.ts';
import type { Call, Handler } from '../wire/call.ts';
import { denied, invalid, notFound } from '../wire/errors.ts';
import { page, windowOf } from '../wire/paging.ts';
import { Item, NONE } from '../world/records.ts';
import type { Posted } from '../world/state.ts';
import { sees, standing, taught, visibleItem } from './access.ts';
import { readChange } from './assignment-body.ts';
import { itemObject } from './item-object.ts';

/** Plain assignments alone: what tools and tests make stands in `grade_items` only (lms/schoology/FACTS.md 2.7). */
export const list: Handler = (call) => itemList(call, ({ type }) => type === 'assignment');

/** Everything that can be graded. */
export const gradeItems: Handler = (call) => itemList(call, () => true);

export const get: Handler = (call) => {
  const { section, item } = visibleItem(call);
  return ok(itemObject(call, section, item));
};

/** Not an endpoint, and denied rather than missing (lms/schoology/FACTS.md 6.1). */
export const grades: Handler = () => {
  throw denied();
};

/** As sent; what is not sent is as lms/schoology/FACTS.md 3.1 says. Published, and for the whole class, unless told otherwise. */
export const create: Handler = (call) => {
  const section = taught(call);
  const change = readChange(call, section, []);
  if (change.title === undefined) throw invalid('title is required');
  const item = Item.parse({
    ...DEFAULTS,
    ...change,
    id: call.world.nextId(),
    section: section.record.id,
    creator: call.caller.person.uid,
  });
  call.world.record({ kind: 'posted', item });
  const posted = section.items.get(item.id);
  if (posted === undefined) throw notFound();
  return created(itemObject(call, section, posted));
};

/** Partial; also of tests and grade columns (lms/schoology/FACTS.md 3.2, 6.6). */
export const update: Handler = (call) => {
  const { section, item } = ownItem(call);
  call.world.record({
    kind: 'edited',
    section: section.record.id,
    item: item.id,
    change: readChange(call, section, item.attachments),
  });
  return done();
};

export const remove: Handler = (call) => {
  const { section, item } = ownItem(call);
  call.world.record({ kind: 'deleted', section: section.record.id, item: item.id });
  return done();
};

const DEFAULTS: Omit<Item, 'id' | 'section' | 'creator' | 'title'> = {
  type: 'assignment',
  cloud: false,
  discussion: null,
  via: 'api',
  description: '',
  due: null,
  scale: NONE,
  period: NONE,
  category: NONE,
  maxPoints: 100,
  factor: 1,
  isFinal: false,
  showComments: false,
  gradeStats: false,
  allowDropbox: true,
  allowDiscussion: true,
  published: true,
  assignees: [],
  groups: [],
  countInGrade: true,
  collectedOnly: false,
  autoPublish: true,
  attachments: [],
};

function ownItem(call: Call): { readonly section: ReturnType<typeof taught>; readonly item: Posted } {
  const section = taught(call);
  const item = section.items.get(call.path['item'] ?? '');
  if (item === undefined) throw notFound();
  return { section, item };
}

/** `start` and `limit` hold for each kind apart, non-final and then final, each by due date: a page may have more rows than asked for (lms/schoology/FACTS.md 2.3). */
function itemList(call: Call, wanted: (item: Posted) => boolean): ReturnType<Handler> {
  const { section, admin } = standing(call);
  const shown = [...section.items.values()]
    .filter(
      (item) =>
        wanted(item) && !call.lag.hidden(`item ${item.id}`) && (admin || sees(section, item, call.caller.person.uid)),
    )
    .toSorted((a, b) => order(a.due ?? '', b.due ?? '') || Number(a.id) - Number(b.id));
  const { start, limit } = windowOf(call.query);
  if (start === 0) call.lag.listed('items');
  const kinds = [shown.filter(({ isFinal }) => !isFinal), shown.filter(({ isFinal }) => isFinal)];
  const rows = kinds.flatMap((kind) => kind.slice(start, start + limit));
  return ok(
    page(
      call,
      'assignment',
      rows.map((item) => itemObject(call, section, item, true)),
      kinds.some((kind) => kind.length > start + limit),
      shown.length,
    ),
  );
}

function order(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
