import { expect, it } from '@jest/globals';
import { actingAlone, actingAs, whoActs } from '../../src/store/acting.ts';

async function later(): Promise<string> {
  await Promise.resolve();
  return whoActs();
}

it('what is changed is the act of whoever was let in, also after waiting, and of Waymark itself where nobody was', async () => {
  const teacher = { role: 'teacher', person: 't1' } as const;

  expect(whoActs()).toBe('waymark:');
  expect(actingAs({ role: 'operator' }, whoActs)).toBe('operator:');
  expect(await actingAs(teacher, later)).toBe('teacher:t1');
  expect(await actingAs(teacher, () => actingAlone(later))).toBe('waymark:');
  expect(whoActs()).toBe('waymark:');
});
