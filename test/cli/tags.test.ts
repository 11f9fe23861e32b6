import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Command } from 'commander';
import type { App } from '../../src/app.ts';
import { InputError, type Exit, type Io } from '../../src/cli/io.ts';
import { tagsCommand } from '../../src/cli/teacher/tags.ts';
import { CourseId, CourseworkId, FormId, ItemId, SchoolId } from '../../src/ids.ts';
import { instant } from '../../src/time.ts';
import { coursework } from '../builders/coursework.ts';
import { memoryJobStore, type MemoryJobStore } from '../builders/memory/memory-job-store.ts';
import { quiz } from '../builders/quiz.ts';
import { schoolFile } from '../builders/school.ts';

const NOW = instant('2026-09-14T07:00:00Z');
const [CEDAR, COURSE] = [SchoolId.parse('cedar'), CourseId.parse('6001')];
const EXIT_TICKET = CourseworkId.parse('7005');

let store: MemoryJobStore;
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'waymark-tags-'));
  store = memoryJobStore();
  await store.school(CEDAR, async (records) => {
    await records.saveSchoolFile(schoolFile(), NOW);
    const works = [
      coursework({ id: EXIT_TICKET, title: 'Exit ticket: Monday' }),
      coursework({ id: CourseworkId.parse('7006'), title: 'Bring your form' }),
    ];
    await records.saveCoursework(COURSE, works, NOW);
    const questions = [{ item: ItemId.parse('i1'), title: '1/2 + 1/3 = ?', possible: 1, scored: true }];
    await records.saveQuiz(COURSE, quiz({ form: FormId.parse('f1'), questions }), EXIT_TICKET, NOW);
  });
});

afterEach(() => rm(folder, { recursive: true }));

async function run(...argv: readonly string[]): Promise<{ exit: Exit | undefined; out: string }> {
  const stdout = new PassThrough();
  const io: Io = {
    stdin: Readable.from([]),
    stdout,
    stderr: new PassThrough(),
    env: {},
    now: () => NOW,
  } as unknown as Io;
  let exit: Exit | undefined;
  const program = new Command().exitOverride();
  tagsCommand(
    program,
    io,
    (_io, work) => work({ sync: { store } } as unknown as App),
    (code) => {
      exit = code;
    },
  );
  await program.parseAsync(['tags', '--course', COURSE, ...argv], { from: 'user' });
  return { exit, out: (stdout.read() as Buffer | null)?.toString() ?? '' };
}

async function answers(text: string): Promise<string> {
  const path = join(folder, 'tags.yaml');
  await writeFile(path, text);
  return path;
}

describe('waymark tags', () => {
  it('lists what has no target, with the place as a school file names it, how sure, and why', async () => {
    const { exit, out } = await run();
    expect(exit).toBe(0);
    expect(out).toContain('2 without a target');
    expect(out).toMatch(
      /Exit ticket: Monday \/ 1\/2 \+ 1\/3 = \?\n\s+\{ form: f1, item: i1 \} {2}sure: 5\.NF\.A\.1 \(speaks of /,
    );
    expect(out).toMatch(/Bring your form\n\s+\{ coursework: 7006 \} {2}no suggestion/);
  });

  it('tells programs the same', async () => {
    const { open } = JSON.parse((await run('--json')).out) as { open: object[] };
    expect(open).toContainEqual({
      form: 'f1',
      item: 'i1',
      text: '1/2 + 1/3 = ?',
      work: 'Exit ticket: Monday',
      kind: 'exit',
      suggestion: { target: '5.NF.A.1', sure: 'sure', why: expect.stringContaining('unlike denominators') },
    });
  });

  it('confirms what a file says, and passes over what is not open', async () => {
    const path = await answers(
      '- { form: f1, item: i1, target: 5.NF.A.1 }\n- { coursework: "7006", target: null }\n- { coursework: "9999", target: 5.NF.A.1 }\n',
    );
    const { exit, out } = await run('--confirm', path, '--json');
    expect(exit).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      kept: { yes: 1, no: 0, none: 1, passedOver: 1 },
      open: [],
      confirmed: [{ form: 'f1', item: 'i1', target: '5.NF.A.1', kind: 'exit', by: 'operator', at: NOW }],
    });
  });

  it('tells everything that is wrong with such a file, by line, and keeps nothing', async () => {
    const path = await answers('- { form: f1, target: 5.NF.A.1 }\n- { coursework: "7006", targt: A }\n');
    const failed = await run('--confirm', path).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(InputError);
    expect((failed as InputError).problems.join('\n')).toMatch(/1[\s\S]*2/);
    expect((await run('--json')).out).toContain('"confirmed": []');
  });
});
