import { completeRule, RulePart } from '../../../mastery/rule.ts';
import { classPart, rulePart, type PartOf } from '../../../school/class/parts.ts';
import {
  areRuleRows,
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
import { CLASS, stepPath } from '../address.ts';
import { inOwnClass, onOwnClass, type OwnClass } from '../guard.ts';
import { savedReply } from '../saved.ts';
import { pressIn, shownIn } from '../typed-rows.ts';
import { rulePage, type RulePage } from './view.tsx';

const PATH = stepPath('rule');

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
        if (shown === null || !areRuleRows(shown)) return { kind: 'refused', why: 'form' };
        const fields = fieldsIn(form, RULE_FIELDS);
        const read = readRule(fields, shown);
        if (!read.ok) return page(own, { rule: { fields, shown, problems: read.problems } });
        const saving = { who: viewer.teacher, shown, made: read.rows, at: deps.now() };
        if (pressIn(form).is !== 'try')
          return save(own, db, rulePart, saving, (now, found) => page(own, { ...found, rule: { fields, shown: now } }));
        const proposed = proposedBy(own, read.rows);
        return async () => {
          const tried = await deps.setup.whatIf({ file: own.file, course: own.course }, proposed);
          return page(own, { rule: { fields, shown }, tried: tried ?? 'nobody' });
        };
      }),
  },
  {
    method: 'post',
    path: CLASS,
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
        const saving = { who: viewer.teacher, shown, made: read.rows, at: deps.now() };
        return save(own, db, classPart, saving, (now, found) => page(own, { ...found, about: { fields, shown: now } }));
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

interface Saving {
  readonly who: string;
  readonly shown: readonly Setting[];
  readonly made: readonly Setting[];
  readonly at: Instant;
}

/** @param again the page with what stands in its form now, and why nothing was saved */
async function save(
  own: OwnClass,
  db: SchoolDb,
  part: PartOf<unknown>,
  { who, shown, made, at }: Saving,
  again: (shown: readonly Setting[], found: Pick<RulePage, 'clash' | 'wrong'>) => Reply,
): Promise<Reply> {
  const saved = await saveClassPart(db, part, { course: own.course.id, who, edit: { shown, made } }, at);
  return savedReply(saved, own, 'rule', {
    clash: ({ stored, clashes, by }) =>
      again(stored, { clash: { by, rows: clashes.map(({ key, theirs }) => ({ key, theirs })) } }),
    wrong: (problems) => again(shown, { wrong: problems }),
  });
}
