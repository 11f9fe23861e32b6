import { z } from 'zod';
import { completeRule } from '../../mastery/rule.ts';
import { RULE_FIELDS } from '../../school/class/typed-numbers.ts';
import { contradictionsIn } from '../../school/contradictions.ts';
import { areDefaultRows, DEFAULT_FIELDS, readDefaults, withDefaultRows } from '../../school/defaults.ts';
import type { SchoolFile } from '../../school/file.ts';
import { defaultsSet } from '../../store/people/defaults-set.ts';
import { loadSchoolFile } from '../../store/schools.ts';
import { fileLoadedAt } from '../../store/setup-changes.ts';
import { setDefaults } from '../../sync/acts/set-defaults.ts';
import type { PageDeps } from '../kit/deps.ts';
import type { Reply } from '../kit/route.ts';
import { shownIn } from '../setup/typed-rows.ts';
import type { DefaultsForm } from './defaults.tsx';
import type { SchoolFrame } from './frame.tsx';
import { loadSchool } from './load.ts';
import { DefaultsOrder } from './orders.ts';
import { settingsPage } from './settings.tsx';
import type { Told } from './told.ts';

/**
 * Sets the defaults that were typed, or shows what they would change in one class. Values that cannot be stored are
 * shown in the form again.
 */
export async function setDefaultsFromPage(
  frame: SchoolFrame,
  account: string,
  form: unknown,
  deps: PageDeps,
): Promise<Told | Reply> {
  const sent = DefaultsOrder.safeParse(form);
  if (!sent.success) return FORM;
  const order = sent.data;
  const { school } = frame;
  const { store, now } = deps;
  const shown = shownIn(order, z.unknown());
  if (shown === null || !areDefaultRows(shown)) return FORM;
  const read = readDefaults(order, shown);
  const fields = Object.fromEntries(DEFAULT_FIELDS.map((field) => [field, order[field]])) as DefaultsForm['fields'];
  const again = (found: Omit<DefaultsForm, 'fields'>): Promise<Reply> =>
    settingsAnswer(frame, deps, { fields, on: order.on, ...found });
  if (!read.ok) return read.problems === 'form' ? FORM : again({ shown, problems: read.problems });
  if (order.do === 'try') {
    const file = await store.school(school, loadSchoolFile);
    if (file === null) return FORM;
    const next = withDefaultRows(file, read.rows);
    const contradictions = contradictionsIn(next);
    if (contradictions.length > 0) return again({ shown, contradictions });
    const tried = await tryOn(order, next, file, deps);
    return tried === null ? FORM : again({ shown, tried });
  }
  const saved = await store.school(school, (db) =>
    setDefaults(db, { by: account, edit: { shown, made: read.rows } }, now()),
  );
  switch (saved.is) {
    case 'saved':
      return saved.others ? 'set-beside' : 'set';
    case 'same':
      return 'same';
    case 'contradicts':
      return again({ shown, contradictions: saved.found });
    case 'clash':
      return again({
        shown: saved.stored,
        clashes: DEFAULT_FIELDS.filter((field) => saved.clashes.some(({ key }) => key === field)),
      });
    default:
      return saved satisfies never;
  }
}

/** The page of settings, with a form that was sent but not stored. */
export async function settingsAnswer(
  frame: SchoolFrame,
  { store, now, school }: PageDeps,
  form?: DefaultsForm,
): Promise<Reply> {
  const loaded = await store.school(frame.school, async (db) => {
    const told = await loadSchool(db, now());
    return told === null ? null : { ...told, set: await defaultsSet(db), fileLoaded: await fileLoadedAt(db) };
  });
  if (loaded === null) return { kind: 'refused', why: 'not-found' };
  const delegate = school.delegate(loaded.file.school.lms);
  return { kind: 'page', html: settingsPage({ ...loaded, frame, delegate, ...(form === undefined ? {} : { form }) }) };
}

const FORM: Reply = { kind: 'refused', why: 'form' };

/**
 * The class's own settings stay in force, so only what it leaves to the school would change. Null: there is no such
 * class.
 */
async function tryOn(
  { on }: DefaultsOrder,
  next: SchoolFile,
  file: SchoolFile,
  { setup }: PageDeps,
): Promise<NonNullable<DefaultsForm['tried']> | null> {
  const course = file.courses.find(({ id }) => id === on);
  if (course === undefined) return null;
  const whole = completeRule(next.rule, course.rule);
  const proposed = Object.fromEntries((['method', ...RULE_FIELDS, 'cuts'] as const).map((key) => [key, whole[key]]));
  return (await setup.whatIf({ file, course }, proposed)) ?? 'nobody';
}
