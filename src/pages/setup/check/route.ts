import { z } from 'zod';
import { CourseworkId, TargetCode } from '../../../ids.ts';
import { Tag } from '../../../school/file.ts';
import { tagsPart } from '../../../school/class/parts.ts';
import { saveClassPart } from '../../../sync/acts/set-up-class.ts';
import type { Route } from '../../kit/route.ts';
import { ASSESSMENT, setupAddress, stepPath } from '../address.ts';
import { inOwnClass, onOwnClass } from '../guard.ts';
import { workOf } from '../work.ts';
import { checkPage } from './view.tsx';

const PATH = stepPath('check');

const Chosen = z.object({ work: CourseworkId, target: TargetCode });

/** Whether every unit has its five parts, what builds on what, and which work is the assessment of a unit. */
export const checkRoutes: readonly Route[] = [
  {
    method: 'get',
    path: PATH,
    for: 'teacher',
    framed: 'launch',
    answer: (viewer, asked, deps) =>
      onOwnClass(viewer, asked, deps, async (own, db) => ({
        kind: 'page',
        html: checkPage({ ...own, work: await workOf(db, own.course.id) }),
      })),
  },
  {
    method: 'post',
    path: ASSESSMENT,
    for: 'teacher',
    framed: 'launch',
    answer: (viewer, asked, deps) =>
      inOwnClass(viewer, asked, deps, async ({ file, course, language }, form, db) => {
        const chosen = Chosen.safeParse(form);
        const taught = new Set(course.units.flatMap(({ targets }) => targets));
        if (!chosen.success || !taught.has(chosen.data.target)) return { kind: 'refused', why: 'form' };
        const { work, target } = chosen.data;
        const tag = Tag.parse({ coursework: work, target, kind: 'unit' });
        const shown = tagsPart.rowsOf(file, course);
        const key = `coursework ${work}`;
        const made = [...shown.filter((row) => row.key !== key), { key, value: tag }];
        const saved = await saveClassPart(
          db,
          tagsPart,
          { course: course.id, who: viewer.teacher, edit: { shown, made } },
          deps.now(),
        );
        const told = saved.is === 'saved' ? 'saved' : 'same';
        return { kind: 'redirect', to: setupAddress(PATH, language, course.id, told) };
      }),
  },
];
