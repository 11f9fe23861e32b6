import { z } from 'zod';
import { targetsPart } from '../../../school/class/parts.ts';
import { standardsToRows } from '../../../standards/to-targets.ts';
import { listFrameworks, loadFramework, saveFramework } from '../../../store/frameworks.ts';
import type { SchoolDb } from '../../../store/types.ts';
import { readUtf8 } from '../../../tables/utf8.ts';
import type { PageDeps } from '../../kit/deps.ts';
import type { Reply, Route } from '../../kit/route.ts';
import { setupAddress, STANDARDS, TAKE_STANDARDS } from '../address.ts';
import { inOwnClass, onOwnClass, type OwnClass } from '../guard.ts';
import { laidIn, targetsReply, typedRows } from '../targets/route.ts';
import { foundIn } from './find.ts';
import { standardsPage, type FrameworkProblem, type StandardsPage } from './view.tsx';

const Query = z.object({
  framework: z.string().max(200).optional().catch(undefined),
  q: z.string().max(200).optional().catch(undefined),
  grade: z.string().max(20).optional().catch(undefined),
});

/** Standards of a framework: read in from a file or an address, looked through, and ticked for a class. */
export const standardsRoutes: readonly Route[] = [
  {
    method: 'get',
    path: STANDARDS,
    for: 'teacher',
    framed: 'launch',
    answer: (viewer, asked, deps) =>
      onOwnClass(viewer, asked, deps, (own, db) => {
        const { framework, q = '', grade = '' } = Query.parse(asked.query);
        return page(own, db, { framework: framework ?? null, q: q.trim(), grade, problem: null });
      }),
  },
  {
    method: 'post',
    path: STANDARDS,
    for: 'teacher',
    framed: 'launch',
    form: 'large',
    answer: (viewer, asked, deps) =>
      inOwnClass(viewer, asked, deps, (own, form) => async () => {
        const text = await textOf(form, deps);
        const read = text.ok ? (await import('../../../standards/case.ts')).readCase(text.text) : text;
        return deps.store.school(viewer.school, async (db): Promise<Reply> => {
          if (!read.ok) return page(own, db, { framework: null, q: '', grade: '', problem: read.why });
          await saveFramework(db, read.framework, viewer.teacher, deps.now());
          const to = setupAddress(STANDARDS, own.language, own.course.id);
          return { kind: 'redirect', to: `${to}&framework=${encodeURIComponent(read.framework.id)}` };
        });
      }),
  },
  {
    method: 'post',
    path: TAKE_STANDARDS,
    for: 'teacher',
    framed: 'launch',
    form: 'file',
    answer: (viewer, asked, deps) =>
      inOwnClass(viewer, asked, deps, async (own, form, db) => {
        const id = z.string().max(200).safeParse(form['framework']);
        const framework = id.success ? await loadFramework(db, id.data) : null;
        if (framework === null) return { kind: 'refused', why: 'not-found' };
        const ticked = new Set(
          Object.entries(form).flatMap(([name, value]) =>
            name.startsWith('s.') && typeof value === 'string' ? [value] : [],
          ),
        );
        if (ticked.size === 0)
          return page(own, db, { framework: framework.id, q: '', grade: '', problem: 'none-ticked' });
        const unit = typeof form['unit'] === 'string' ? form['unit'].trim().slice(0, 1000) : '';
        const shown = targetsPart.rowsOf(own.file, own.course);
        const rows = standardsToRows(framework, ticked, unit);
        return targetsReply(own, { shown, typed: laidIn(typedRows(shown), rows), taken: rows.length });
      }),
  },
];

type Text = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly why: FrameworkProblem };

/** The file, else what stands at the address. */
async function textOf(form: Readonly<Record<string, unknown>>, { setup }: PageDeps): Promise<Text> {
  const { file, address } = form;
  if (file instanceof Uint8Array && file.length > 0) {
    const read = readUtf8(file, 'the file ');
    return read.ok ? read : { ok: false, why: 'unreadable' };
  }
  if (typeof address !== 'string' || address.trim() === '') return { ok: false, why: 'nothing' };
  return setup.readAddress(address.trim().slice(0, 2000));
}

interface Wanted extends Pick<StandardsPage, 'q' | 'grade' | 'problem'> {
  readonly framework: string | null;
}

async function page(own: OwnClass, db: SchoolDb, { framework: id, q, grade, problem }: Wanted): Promise<Reply> {
  const framework = id === null ? null : await loadFramework(db, id);
  return {
    kind: 'page',
    html: standardsPage({
      ...own,
      kept: await listFrameworks(db),
      framework,
      found: framework === null ? [] : foundIn(framework, { q, grade }),
      q,
      grade,
      problem,
    }),
  };
}
