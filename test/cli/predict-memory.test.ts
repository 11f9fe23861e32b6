import { Readable, Writable } from 'node:stream';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from '@jest/globals';
import type { Io } from '../../src/cli/io.ts';
import { runMastery } from '../../src/cli/teacher/mastery.ts';

const ROWS = 40_000;
const STEP = 1000;

describe('the memory that --predict needs', () => {
  it('grows with learners, targets and questions, and not with rows', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const held: number[] = [];
    let written = 0;
    const rows = function* (): Generator<string> {
      yield 'learner,target,at,score,item\n';
      for (let row = 0; row < ROWS; row += STEP) {
        if (row % (ROWS / 4) === 0) {
          collect();
          held.push(process.memoryUsage().heapUsed);
        }
        yield Array.from(
          { length: STEP },
          (_, i) => `s${(row + i) % 50},t${(row + 7 * i) % 20},2026-09-01,${(row * i) % 2},q${(row + i) % 90}\n`,
        ).join('');
      }
    };
    const stdout = new Writable({
      write: (chunk: Buffer, _, done) => {
        written += chunk.toString().split('\n').length - 1;
        done();
      },
    });
    const io: Io = {
      stdin: Readable.from(rows()),
      stdout,
      stderr: stdout,
      env: {},
      now: () => {
        throw new Error('the clock was read');
      },
      interrupted: () => Promise.reject(new Error('nobody')),
    };
    await runMastery({ predict: true }, io);
    expect(written).toBe(ROWS + 1);
    const [, quarter = 0, , last = 0] = held;
    expect(last - quarter).toBeLessThan(1.6e6); // 20,000 rows that were kept would be three million bytes or more
  }, 60_000);
});
