import type { Activity } from '../../../school/file.ts';
import type { Keyed } from '../../../school/class/merge.ts';
import { activitiesPart } from '../../../school/class/parts.ts';
import {
  EMPTY_ACTIVITY,
  isEmptyActivity,
  readActivities,
  TypedActivity,
  typedActivity,
} from '../../../school/class/typed-activities.ts';
import type { SchoolDb } from '../../../store/types.ts';
import { saveClassPart } from '../../../sync/acts/set-up-class.ts';
import type { Instant } from '../../../time.ts';
import type { Reply, Route } from '../../kit/route.ts';
import { stepPath } from '../address.ts';
import { inOwnClass, onOwnClass, type OwnClass } from '../guard.ts';
import { savedReply } from '../saved.ts';
import { moved, pressIn, rowsIn, shownIn } from '../typed-rows.ts';
import { workOf, type WorkNamed } from '../work.ts';
import { activitiesPage, type ActivitiesPage } from './view.tsx';

const PATH = stepPath('activities');

/** What students of a class can choose, target by target; nothing is kept before Save. */
export const activitiesRoutes: readonly Route[] = [
  {
    method: 'get',
    path: PATH,
    for: 'teacher',
    framed: 'launch',
    answer: (viewer, asked, deps) =>
      onOwnClass(viewer, asked, deps, async (own, db) => {
        const shown = activitiesPart.rowsOf(own.file, own.course);
        return page(own, { shown, typed: shown.map(typedActivity), work: await workOf(db, own.course.id) });
      }),
  },
  {
    method: 'post',
    path: PATH,
    for: 'teacher',
    framed: 'launch',
    form: 'file',
    answer: (viewer, asked, deps) =>
      inOwnClass(viewer, asked, deps, async (own, form, db) => {
        const shown = shownIn(form, activitiesPart.row);
        const typed = rowsIn(form, 'a', EMPTY_ACTIVITY, TypedActivity);
        if (shown === null || typed === null) return { kind: 'refused', why: 'form' };
        const work = await workOf(db, own.course.id);
        const press = pressIn(form);
        if (press.is === 'more')
          return page(own, { shown, typed, work, spare: typed.filter(isEmptyActivity).length + SPARE * 2 });
        if ('row' in press) return page(own, { shown, typed: moved(typed, press), work });
        return save(own, db, { who: viewer.teacher, shown, typed, work, at: deps.now() });
      }),
  },
];

/** Empty rows at the end, to type in. */
const SPARE = 3;

type Shown = Partial<ActivitiesPage> & {
  readonly shown: readonly Keyed<Activity>[];
  readonly typed: readonly TypedActivity[];
  readonly work: readonly WorkNamed[];
};

function page(own: OwnClass, { typed, spare = SPARE, ...rest }: Shown & { readonly spare?: number }): Reply {
  const filled = typed.filter((row) => !isEmptyActivity(row));
  const empty = Array.from({ length: spare }, () => EMPTY_ACTIVITY);
  return { kind: 'page', html: activitiesPage({ ...own, problems: [], ...rest, typed: [...filled, ...empty] }) };
}

interface Saving extends Shown {
  readonly who: string;
  readonly at: Instant;
}

async function save(own: OwnClass, db: SchoolDb, { who, shown, typed, work, at }: Saving): Promise<Reply> {
  const read = readActivities(typed, shown, own);
  if (!read.ok) {
    const kept = typed.flatMap((row, place) => (isEmptyActivity(row) ? [] : [place]));
    const problems = read.problems.map((problem) => ({ ...problem, row: kept.indexOf(problem.row) }));
    return page(own, { shown, typed, work, problems });
  }
  const edit = { shown, made: read.rows };
  const saved = await saveClassPart(db, activitiesPart, { course: own.course.id, who, edit }, at);
  return savedReply(saved, own, 'activities', {
    clash: ({ stored, rows, clashes, by }) =>
      page(own, {
        shown: stored,
        typed: rows.map(typedActivity),
        work,
        clash: {
          by,
          rows: clashes.map(({ key, theirs }) => ({ name: key, theirs: theirs === null ? null : say(theirs) })),
        },
      }),
    wrong: (problems) => page(own, { shown, typed, work, wrong: problems }),
  });
}

function say(activity: Activity): string {
  const { was: _, ...fields } = typedActivity({ key: '', value: activity });
  return Object.values(fields)
    .filter((text) => text !== '')
    .join(' · ');
}
