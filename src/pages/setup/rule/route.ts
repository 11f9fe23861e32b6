import { completeRule, RulePart } from '../../../mastery/rule.ts';
import { classPart, rulePart, type PartOf } from '../../../school/class/parts.ts';
import {
  CLASS_FIELDS,
  readClass,
  readRule,
  RULE_FIELDS,
  type Setting,
  type Typed,
} from '../../../school/class/typed-numbers.ts';
import type { SchoolDb } from '../../../store/types.ts';
import { saveClassPart } from '../../../sync/acts/set-up-class.ts';
import type { Instant } from '../../../time.ts';
import type { Reply, Route } from '../../kit/route.ts';
import { setupAddress, stepPath } from '../address.ts';
import { inOwnClass, onOwnClass, type OwnClass } from '../guard.ts';
import { pressIn, shownIn } from '../typed-rows.ts';
import { rulePage, type RulePage } from './view.tsx';

const PATH = stepPath('rule');
/** What the class says of itself; the form stands on the same page. */
export const CLASS_PATH = '/setup/class';

/** When something is mastered in a class, tried on its results before it is saved; and what the class says of itself. */
export const ruleRoutes: readonly Route[] = [
  {
    method: 'get',
    path: PATH,
    for: 'teacher',
    framed: 'launch',
    answer: (viewer, asked, deps) => onOwnClass(viewer, asked, deps, (own) => page(own, {})),
  },
  {
    method: 'post',
    path: PATH,
    for: 'teacher',
    framed: 'launch',
    form: 'file',
    answer: (viewer, asked, deps) =>
      inOwnClass(viewer, asked, deps, async (own, form, db) => {
        const shown = shownIn(form, rulePart.row);
        if (shown === null) return { kind: 'refused', why: 'form' };
        const fields = fieldsIn(form, RULE_FIELDS);
        const read = readRule(fields, shown);
        if (!read.ok) return page(own, { rule: { fields, shown, problems: read.problems } });
        if (pressIn(form).is !== 'try') {
          const outcome = await save(own, db, rulePart, {
            who: viewer.teacher,
            shown,
            made: read.rows,
            at: deps.now(),
          });
          return outcome.is === 'led' ? outcome.to : page(own, { ...outcome, rule: { fields, shown: outcome.shown } });
        }
        const proposed = proposedBy(own, read.rows);
        return async () => {
          const tried = await deps.setup.whatIf({ file: own.file, course: own.course }, proposed);
          return page(own, { rule: { fields, shown }, tried: tried ?? 'nobody' });
        };
      }),
  },
  {
    method: 'post',
    path: CLASS_PATH,
    for: 'teacher',
    framed: 'launch',
    form: 'file',
    answer: (viewer, asked, deps) =>
      inOwnClass(viewer, asked, deps, async (own, form, db) => {
        const shown = shownIn(form, classPart.row);
        if (shown === null) return { kind: 'refused', why: 'form' };
        const fields = fieldsIn(form, CLASS_FIELDS);
        const read = readClass(fields);
        if (!read.ok) return page(own, { about: { fields, shown, problems: read.problems } });
        const outcome = await save(own, db, classPart, { who: viewer.teacher, shown, made: read.rows, at: deps.now() });
        return outcome.is === 'led' ? outcome.to : page(own, { ...outcome, about: { fields, shown: outcome.shown } });
      }),
  },
];

/** What would hold of each field: typed, else as the school says. */
function proposedBy({ file }: OwnClass, rows: readonly Setting[]): RulePart {
  const typed = RulePart.parse(Object.fromEntries(rows.map(({ key, value }) => [key, value])));
  const whole = completeRule(file.rule, typed);
  return Object.fromEntries(RULE_FIELDS.map((field) => [field, whole[field]]));
}

function fieldsIn<Field extends string>(
  form: Readonly<Record<string, unknown>>,
  names: readonly Field[],
): Typed<Field> {
  return Object.fromEntries(
    names.map((name) => {
      const text = form[name];
      return [name, typeof text === 'string' ? text.slice(0, 1000) : ''];
    }),
  ) as Typed<Field>;
}

function page(own: OwnClass, shown: Omit<RulePage, keyof OwnClass>): Reply {
  return { kind: 'page', html: rulePage({ ...own, ...shown }) };
}

type Outcome =
  | { readonly is: 'led'; readonly to: Reply }
  /** Nothing was saved. */
  | ({ readonly is: 'shown'; readonly shown: readonly Setting[] } & Pick<RulePage, 'clash' | 'wrong'>);

interface Saving {
  readonly who: string;
  readonly shown: readonly Setting[];
  readonly made: readonly Setting[];
  readonly at: Instant;
}

async function save(
  { course, language }: OwnClass,
  db: SchoolDb,
  part: PartOf<unknown>,
  { who, shown, made, at }: Saving,
): Promise<Outcome> {
  const saved = await saveClassPart(db, part, { course: course.id, who, edit: { shown, made } }, at);
  switch (saved.is) {
    case 'saved':
    case 'same': {
      const told = saved.is === 'same' ? 'same' : saved.others.length > 0 ? 'both' : 'saved';
      return { is: 'led', to: { kind: 'redirect', to: setupAddress(PATH, language, course.id, told) } };
    }
    case 'clash':
      return {
        is: 'shown',
        shown: saved.stored,
        clash: { by: saved.by, rows: saved.clashes.map(({ key, theirs }) => ({ key, theirs })) },
      };
    case 'wrong':
      return { is: 'shown', shown, wrong: saved.problems };
    case 'gone':
      return { is: 'led', to: { kind: 'refused', why: 'not-found' } };
    default:
      return saved satisfies never;
  }
}
