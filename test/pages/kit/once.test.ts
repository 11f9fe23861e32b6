import { describe, expect, it, jest } from '@jest/globals';
import { CourseId, PlanId, SchoolId } from '../../../src/ids.ts';
import { once as onceOf } from '../../../src/pages/kit/once.ts';
import type { PageDeps } from '../../../src/pages/index.ts';

const hash = 'h';
const [school, course, plan] = [SchoolId.parse('cedar'), CourseId.parse('1'), PlanId.parse('p')];

describe('doing it once', () => {
  it('gives whoever asks while it runs the same answer', async () => {
    const approve = jest
      .fn<PageDeps['approve']>()
      .mockResolvedValue({ ok: true, said: { en: 'Sent.', es: 'Enviado.' } });
    const once = onceOf(approve);
    const [one, other] = await Promise.all([once(school, course, plan, hash), once(school, course, plan, hash)]);
    expect(one).toBe(other);
    expect(approve).toHaveBeenCalledTimes(1);
  });

  it('asks again once it has ended, well or not', async () => {
    const approve = jest
      .fn<PageDeps['approve']>()
      .mockRejectedValueOnce(new Error('down'))
      .mockResolvedValue({ ok: true, said: { en: 'Sent.', es: 'Enviado.' } });
    const once = onceOf(approve);
    await expect(once(school, course, plan, hash)).rejects.toThrow('down');
    await expect(once(school, course, plan, hash)).resolves.toMatchObject({ ok: true });
  });

  it('keeps schools, courses and plans apart', async () => {
    const approve = jest
      .fn<PageDeps['approve']>()
      .mockResolvedValue({ ok: true, said: { en: 'Sent.', es: 'Enviado.' } });
    const once = onceOf(approve);
    await Promise.all([
      once(school, course, plan, hash),
      once(SchoolId.parse('other'), course, plan, hash),
      once(school, CourseId.parse('2'), plan, hash),
      once(school, course, PlanId.parse('q'), hash),
    ]);
    expect(approve).toHaveBeenCalledTimes(4);
  });
});
