import { z } from 'zod';
import { done, ok, perRow } from '../wire/call.ts';
import type { Call, Handler } from '../wire/call.ts';
import { denied, notFound } from '../wire/errors.ts';
import { NONE } from '../world/records.ts';
import type { Category } from '../world/records.ts';
import type { Section } from '../world/state.ts';
import { taught } from './access.ts';
import { IdLike, Numeric, readBody, rowsOf } from './body.ts';

const Fields = z
  .object({
    title: z.string().trim().min(1),
    calculation_type: z.union([z.literal([1, 2]), z.literal(['1', '2'])]),
    default_max_points: Numeric,
    default_grading_scale_id: IdLike,
    drop_lowest: Numeric.refine((value) => Number.isInteger(value) && value >= 0 && value <= 10, 'must be 0 to 10'),
    weight: Numeric,
    delta: Numeric,
  })
  .partial();
type Fields = z.infer<typeof Fields>;

export const list: Handler = (call) => {
  const section = taught(call);
  return ok({
    grading_category: [...section.categories.values()].map((category) => ({
      id: Number(category.id),
      ...written(section, category),
    })),
  });
};

export const get: Handler = (call) => {
  const { section, category } = categoryOf(call);
  return ok({ id: Number(category.id), realm: 'section', realm_id: section.record.id, ...written(section, category) });
};

/** One or more; each row has its code (lms/schoology/FACTS.md 6.4). */
export const create: Handler = (call) => {
  const section = taught(call);
  if (call.unsettled.newCategories === 'refused' && call.caller.person.role !== 'admin') throw denied();
  const rows = rowsOf(call.body, 'grading_categories', 'grading_category').map((row) => {
    const read = Fields.required({ title: true }).safeParse(row);
    if (!read.success) return { response_code: 400 };
    const category = changed(
      { ...FRESH, id: call.world.nextId(), title: read.data.title, delta: section.categories.size },
      read.data,
    );
    call.world.record({ kind: 'category', section: section.record.id, category });
    return { id: category.id, response_code: 200, ...written(section, category) };
  });
  return perRow({ grading_category: rows });
};

export const update: Handler = (call) => {
  const { section, category } = categoryOf(call);
  const after = changed(category, readBody(Fields, call.body));
  call.world.record({ kind: 'category', section: section.record.id, category: after });
  return ok({ id: category.id, ...written(section, after) });
};

export const updateAll: Handler = (call) => {
  const section = taught(call);
  const rows = rowsOf(call.body, 'grading_categories', 'grading_category').map((row) => {
    const read = Fields.extend({ id: IdLike }).safeParse(row);
    const category = read.success ? section.categories.get(read.data.id) : undefined;
    if (!read.success) return { response_code: 400 };
    if (category === undefined) return { id: read.data.id, response_code: 404 };
    const after = changed(category, read.data);
    call.world.record({ kind: 'category', section: section.record.id, category: after });
    return { id: category.id, response_code: 200, ...written(section, after) };
  });
  return perRow({ grading_category: rows });
};

export const remove: Handler = (call) => {
  const { section, category } = categoryOf(call);
  call.world.record({ kind: 'category-removed', section: section.record.id, category: category.id });
  return done();
};

const FRESH: Omit<Category, 'id' | 'title' | 'delta'> = {
  calculation: 2,
  maxPoints: 100,
  scale: NONE,
  dropLowest: 0,
  weight: 0,
};

function categoryOf(call: Call): { readonly section: Section; readonly category: Category } {
  const section = taught(call);
  const category = section.categories.get(call.path['category'] ?? '');
  if (category === undefined) throw notFound();
  return { section, category };
}

function changed(before: Category, fields: Fields): Category {
  return {
    ...before,
    title: fields.title ?? before.title,
    maxPoints: fields.default_max_points ?? before.maxPoints,
    scale: fields.default_grading_scale_id ?? before.scale,
    dropLowest: fields.drop_lowest ?? before.dropLowest,
    weight: fields.weight ?? before.weight,
    delta: fields.delta ?? before.delta,
    calculation:
      fields.calculation_type === undefined ? before.calculation : Number(fields.calculation_type) === 1 ? 1 : 2,
  };
}

/** Weights read 0 until weighting is switched on in the section (lms/schoology/FACTS.md 6.4). */
function written(
  { record }: Section,
  { title, delta, calculation, maxPoints, scale, dropLowest, weight }: Category,
): object {
  return {
    title,
    delta,
    calculation_type: calculation,
    default_max_points: maxPoints,
    default_grading_scale_id: Number(scale),
    drop_lowest: dropLowest,
    weight: record.weighted ? weight : 0,
  };
}
