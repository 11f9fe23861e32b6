import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { Command } from 'commander';
import { describe, expect, it } from '@jest/globals';
import type { Io } from '../../src/cli/io.ts';
import { undoCommand } from '../../src/cli/teacher/undo.ts';
import type { WithApp } from '../../src/cli/with-app.ts';
import { CourseId, RunId, SchoolId, WriteKey } from '../../src/ids.ts';
import type { UndoReport } from '../../src/sync/acts/undo.ts';
import { instant } from '../../src/time.ts';

type Failed = UndoReport['failed'][number];

function failed(n: number): Failed {
  return {
    key: WriteKey.parse(`k${n}`),
    course: CourseId.parse('6001'),
    kind: 'reassign',
    why: 'the host did not answer',
    todo: { en: 'Run it again.', es: 'Hágalo otra vez.' },
  };
}

/** The command over an undo that ended so. */
async function run(failed: readonly Failed[]): Promise<{ exit: number; out: string }> {
  const report: UndoReport = {
    run: RunId.parse('r1'),
    school: SchoolId.parse('cedar'),
    withdrawn: [],
    kept: [],
    failed,
  };
  const stdout = new PassThrough();
  const io: Io = {
    stdin: Readable.from([]),
    stdout,
    stderr: new PassThrough(),
    env: {},
    now: () => instant('2026-09-14T07:00:00Z'),
    interrupted: () => new Promise<void>(() => {}),
  };
  const withApp: WithApp = async <T>() => report as T;
  let exit = -1;
  const program = new Command('waymark').exitOverride();
  undoCommand(program, io, withApp, (value) => {
    exit = value;
  });
  await program.parseAsync(['undo', '--run', 'r1'], { from: 'user' });
  stdout.end();
  return { exit, out: await text(stdout) };
}

describe('waymark undo', () => {
  it('exits with 1 when a single post could not be taken back, and says what to do', async () => {
    expect(await run([failed(1)])).toEqual({
      exit: 1,
      out: 'Run r1: 0 taken back, 0 kept, 1 failed\n  failed  reassign in course 6001: the host did not answer\n    -> Run it again.\n',
    });
  });

  it('exits with 0 when nothing failed', async () => {
    expect((await run([])).exit).toBe(0);
  });
});
