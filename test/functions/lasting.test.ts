import { describe, expect, it } from '@jest/globals';
import { lasting } from '../../functions/lasting.ts';

/** Something that can be opened by hand. */
function door(): {
  open: () => Promise<string>;
  attempts: { resolve: (value: string) => void; reject: (error: Error) => void }[];
} {
  const attempts: { resolve: (value: string) => void; reject: (error: Error) => void }[] = [];
  return {
    open: () =>
      new Promise((resolve, reject) => {
        attempts.push({ resolve, reject });
      }),
    attempts,
  };
}

describe('what is opened once for all requests', () => {
  it('is opened by the first that asks, and by nobody before', async () => {
    const { open, attempts } = door();
    const opened = lasting(open);
    expect(attempts).toHaveLength(0);

    const [one, two] = [opened(), opened()];
    attempts[0]?.resolve('store');

    expect(await Promise.all([one, two, opened()])).toEqual(['store', 'store', 'store']);
    expect(attempts).toHaveLength(1);
  });

  it('is tried again by the next that asks when it failed, by one for all that ask meanwhile', async () => {
    const { open, attempts } = door();
    const opened = lasting(open);

    const failed = Promise.allSettled([opened(), opened(), opened()]);
    attempts[0]?.reject(new Error('away'));
    expect((await failed).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(attempts).toHaveLength(1);

    const again = [opened(), opened()];
    expect(attempts).toHaveLength(2);
    attempts[1]?.resolve('store');
    expect(await Promise.all([...again, opened()])).toEqual(['store', 'store', 'store']);
    expect(attempts).toHaveLength(2);
  });
});
