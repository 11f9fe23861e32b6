import { describe, expect, it } from '@jest/globals';
import type { Called } from '../../../src/pages/browser/call.ts';
import { keptOn, type Shelf } from '../../../src/pages/browser/kept.ts';
import { StepKeeper } from '../../../src/pages/browser/steps.ts';

const REFUSED: Called<never> = { ok: false, status: 409, refusal: null, retryAfter: 0 };

describe('a choice that waited behind marks', () => {
  it('goes out when the marks are refused: nothing waits behind what is not taken', async () => {
    const sent: string[] = [];
    const steps = opened(async (address) => {
      sent.push(address);
      return REFUSED;
    });
    steps.mark(1, 1);
    steps.declare('workshop', '');
    await settled();
    expect(sent).toEqual(['/addon/marks', '/addon/declare']);
    expect(steps.standing).toBe('saved');
    expect(steps.problem).not.toBeNull();
  });
});

function opened(tell: (address: string) => Promise<Called<never>>): StepKeeper {
  const things = new Map<string, string>();
  const shelf: Shelf = {
    get length() {
      return things.size;
    },
    key: (nth) => [...things.keys()][nth] ?? null,
    getItem: (name) => things.get(name) ?? null,
    setItem: (name, thing) => void things.set(name, thing),
    removeItem: (name) => void things.delete(name),
  };
  return new StepKeeper({
    opening: 'opening',
    kept: keptOn(shelf, '1001', 'a1/steps'),
    tell: (address) => tell(address),
    later: () => () => undefined,
    hear: () => undefined,
    changed: () => undefined,
    shut: () => undefined,
  });
}

function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 5));
}
