import { beforeEach, describe, expect, it } from '@jest/globals';
import { lookedAt, startPolling, type Around, type Looked, type Polling } from '../../../src/pages/browser/poll.ts';

/** Waits that were asked for and not taken back. */
let waits: { readonly milliseconds: number; readonly act: () => void }[];
let isVisible: boolean;
let wake: () => void;
let answers: ((looked: Looked) => void)[];
let rhythm: number | null;
let polling: Polling;

const around: Around = {
  isVisible: () => isVisible,
  onWake: (then) => {
    wake = then;
  },
  later: (milliseconds, then) => {
    const wait = { milliseconds, act: then };
    waits.push(wait);
    return () => {
      waits = waits.filter((each) => each !== wait);
    };
  },
  random: () => 0.5,
};

beforeEach(() => {
  [waits, answers, isVisible, rhythm] = [[], [], true, 2000];
  polling = startPolling(
    () => new Promise((answer) => answers.push(answer)),
    () => rhythm,
    around,
  );
});

describe('a page that looks for what is new', () => {
  it('looks again after its rhythm, a little out of step with others', async () => {
    expect(waits.map(({ milliseconds }) => milliseconds)).toEqual([1900]);
    await elapse();
    await answer('heard');
    expect(waits).toHaveLength(1);
  });

  it('waits 15 s and more while the server fails', async () => {
    await elapse();
    await answer('failed');
    expect(waits.map(({ milliseconds }) => milliseconds)).toEqual([16_500]);
  });

  it('does not look while nobody sees it, and looks at once when somebody does', async () => {
    isVisible = false;
    await elapse();
    expect(answers).toHaveLength(0);
    expect(waits).toHaveLength(0);
    isVisible = true;
    wake();
    expect(answers).toHaveLength(1);
  });

  it('looks at once when the network is back, though the last try failed a moment ago', async () => {
    await elapse();
    await answer('failed');
    wake();
    expect(answers).toHaveLength(1);
    expect(waits).toHaveLength(0);
  });

  it('looks once at a time, and once more if somebody asked meanwhile', async () => {
    await elapse();
    polling.now();
    polling.now();
    expect(answers).toHaveLength(1);
    await answer('heard');
    expect(answers).toHaveLength(1);
    await answer('heard');
    expect(waits).toHaveLength(1);
  });

  it.each(['over', 'closed', 'stopped'])('looks no more when it is %s', async (how) => {
    await elapse();
    if (how === 'closed') rhythm = null;
    if (how === 'stopped') polling.stop();
    await answer(how === 'over' ? 'over' : 'heard');
    expect(waits).toEqual([]);
  });
});

describe('an answer', () => {
  it.each([
    [{ ok: true, body: {} }, 'heard'],
    [{ ok: 'unchanged' }, 'heard'],
    [{ ok: 'silent' }, 'failed'],
    [{ ok: false, status: 503, refusal: null, retryAfter: 5 }, 'failed'],
    [{ ok: false, status: 401, refusal: null, retryAfter: 0 }, 'over'],
    [{ ok: false, status: 403, refusal: null, retryAfter: 0 }, 'over'],
  ] as const)('%j means %s', (called, looked) => {
    expect(lookedAt(called)).toBe(looked);
  });
});

async function elapse(): Promise<void> {
  waits.splice(0).forEach(({ act }) => act());
  await Promise.resolve();
}

async function answer(looked: Looked): Promise<void> {
  answers.shift()?.(looked);
  await Promise.resolve();
  await Promise.resolve();
}
