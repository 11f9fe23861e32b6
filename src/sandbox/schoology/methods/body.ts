import { z } from 'zod';
import { invalid } from '../wire/errors.ts';

/** Numbers come as numbers or as text (lms/schoology/FACTS.md 2.1). */
export const Numeric = z.union([
  z.number(),
  z
    .string()
    .trim()
    .regex(/^-?\d+(\.\d+)?$/)
    .transform(Number),
]);
export const IdLike = z.union([z.int().min(0), z.string().regex(/^\d+$/)]).transform(String);
/** `0` or `1`. */
export const Flag = z.union([z.literal([0, 1]), z.literal(['0', '1'])]).transform((value) => Number(value) === 1);

/** The body as `schema` says; unknown fields are ignored without a word. Throws 400 with a plain string (lms/schoology/FACTS.md 2.2). */
export function readBody<T>(schema: z.ZodType<T>, body: unknown): T {
  const read = schema.safeParse(body);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw invalid(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not valid'}`);
}

/** Rows of a bulk body under `outer` and `inner`; one row may come bare. Throws 400 for none or more than 50 (lms/schoology/FACTS.md 7.2). */
export function rowsOf(body: unknown, outer: string, inner: string): unknown[] {
  const wrapper = readBody(z.object({ [outer]: z.record(z.string(), z.unknown()) }), body)[outer];
  const rows = wrapper?.[inner];
  const list: unknown[] = Array.isArray(rows) ? rows : [rows];
  if (rows === undefined || list.length === 0) throw invalid(`${outer}.${inner} is missing`);
  if (list.length > MOST_ROWS) throw invalid(`At most ${MOST_ROWS} rows`);
  return list;
}

export const MOST_ROWS = 50;
