import { z } from 'zod';
import { Language } from '../../language.ts';
import { limitsAt } from '../../school/school-year.ts';
import { showAudit } from '../../store/audit-told.ts';
import { loadSchoolFile } from '../../store/schools.ts';
import { StoreError } from '../../store/errors.ts';
import type { PageDeps } from '../kit/deps.ts';
import { formToken, isFormToken } from '../kit/form-token.ts';
import type { Asked, For, Reply } from '../kit/route.ts';
import type { AdministratorViewer } from '../kit/viewer.ts';
import { act } from './act.ts';
import { chosenSchool } from './chosen.ts';
import { dataOf, isFresh, withChildren } from './children.ts';
import { classesAnswer, classesFormAnswer } from './classes.ts';
import { dataPage } from './data.tsx';
import { districtPage, type SchoolLine } from './district.tsx';
import { thingsToDo } from './first-thing.ts';
import { schoolAddress, type SchoolFrame, type SchoolPageName } from './frame.tsx';
import { loadSchool } from './load.ts';
import { Fields, Order } from './orders.ts';
import { setDefaultsFromPage, settingsAnswer } from './set-defaults.ts';
import { todayPage } from './today.tsx';
import { Told } from './told.ts';

const Query = z.object({ lang: Language.optional().catch(undefined), told: Told.optional().catch(undefined) });

type Answer = (viewer: AdministratorViewer, frame: SchoolFrame, asked: Asked, deps: PageDeps) => Promise<Reply>;

type Press = For<'administrator'>['answer'];

/** One of the school's pages; to an administrator of several schools who chose none, the list of them. */
export async function showPage(name: SchoolPageName, ...[viewer, asked, deps]: Parameters<Press>): Promise<Reply> {
  const { lang, told } = Query.parse(asked.query);
  if (viewer.schools.length > 1 && chosenSchool({ query: asked.query, body: undefined }) === undefined)
    return { kind: 'page', html: await district(viewer, lang, deps) };
  const frame = await frameOf(viewer, { name, lang, told: told ?? null }, deps);
  return frame === null ? NOTHING : PAGES[name](viewer, frame, asked, deps);
}

const PAGES: Readonly<Record<SchoolPageName, Answer>> = {
  async school(viewer, frame, _asked, { store, now }) {
    const told = await store.school(frame.school, (db) => loadSchool(db, now()));
    if (told === null) return NOTHING;
    const audit = await showAudit(store, frame.school, { keptSince: limitsAt(told.file, now()).record });
    return { kind: 'page', html: todayPage({ ...told, audit, frame, account: viewer.account }) };
  },
  classes: (_viewer, frame, _asked, deps) => classesAnswer(frame, null, deps),
  settings: (_viewer, frame, _asked, deps) => settingsAnswer(frame, deps),
  async data(_viewer, frame, asked, deps) {
    const loaded = await deps.store.school(frame.school, (db) => dataOf(db, frame, null));
    return loaded === null
      ? NOTHING
      : { kind: 'page', html: dataPage({ ...loaded, fresh: await isFresh(asked, deps) }) };
  },
};

/** A button of one of the pages. */
export const pressAct: Press = async (viewer, asked, deps) => {
  const pressed = await pressedBy(viewer, asked, deps);
  const order = Order.safeParse(asked.body);
  if (pressed === null || !order.success) return { kind: 'refused', why: 'form' };
  const { data } = order;
  const done =
    data.do === 'find' || data.do === 'export' || data.do === 'erase'
      ? await withChildren(pressed, data, asked, deps)
      : await act(viewer, data, deps);
  return tell(pressed, done);
};

/** What holds for every class of the school is set. */
export const pressSettings: Press = async (viewer, asked, deps) => {
  const pressed = await pressedBy(viewer, asked, deps);
  if (pressed === null) return { kind: 'refused', why: 'form' };
  return tell(pressed, await setDefaultsFromPage(pressed, viewer.account, asked.body, deps));
};

/** Classes are taken in or left out. */
export const pressClasses: Press = async (viewer, asked, deps) => {
  const pressed = await pressedBy(viewer, asked, deps);
  return pressed === null
    ? { kind: 'refused', why: 'form' }
    : classesFormAnswer(pressed, viewer.account, asked.body, deps);
};

const NOTHING: Reply = { kind: 'refused', why: 'not-found' };

/** Redirects to the page of the button, which shows the outcome. */
function tell(pressed: SchoolFrame, done: Told | Reply): Reply {
  return typeof done === 'string'
    ? { kind: 'redirect', to: `${schoolAddress(pressed.page, pressed)}&told=${done}` }
    : done;
}

/** What every page of the school needs; null: there is no school file. */
async function frameOf(
  { school, account, schools }: AdministratorViewer,
  {
    name,
    lang,
    told,
  }: { readonly name: SchoolPageName; readonly lang: Language | undefined; readonly told: Told | null },
  { store, secret }: PageDeps,
): Promise<SchoolFrame | null> {
  const file = await store.school(school, loadSchoolFile);
  if (file === null) return null;
  return {
    page: name,
    language: lang ?? file.school.languages[0] ?? 'en',
    school,
    name: file.school.name,
    several: schools.length > 1,
    token: formToken(secret, 'school', [school, account]),
    told,
  };
}

/**
 * The page whose form was sent; null: its fields are invalid, it names another school, or its token was not made for
 * this viewer.
 */
async function pressedBy(viewer: AdministratorViewer, { body }: Asked, deps: PageDeps): Promise<SchoolFrame | null> {
  const fields = Fields.safeParse(body);
  const { school, account } = viewer;
  if (
    !fields.success ||
    fields.data.at !== school ||
    !isFormToken(deps.secret, 'school', [school, account], fields.data.token)
  )
    return null;
  return frameOf(viewer, { name: fields.data.page, lang: fields.data.lang, told: null }, deps);
}

/** All schools of the administrator, including one whose file cannot be read, so that it does not hide the others. */
async function district(
  { schools }: AdministratorViewer,
  lang: Language | undefined,
  { store, now }: PageDeps,
): Promise<string> {
  const lines: SchoolLine[] = [];
  for (const school of schools) {
    const told = await store
      .school(school, (db) => loadSchool(db, now()))
      .catch((error: unknown) => {
        if (error instanceof StoreError && error.kind === 'file') return 'unreadable' as const;
        throw error;
      });
    if (told === null) continue;
    if (told === 'unreadable') lines.push({ school, name: null });
    else {
      const { file, nights, trouble, calls } = told;
      lines.push({ school, name: file.school.name, nights, trouble, calls, first: thingsToDo(told)[0] ?? null });
    }
  }
  return districtPage(lang ?? 'en', lines);
}
