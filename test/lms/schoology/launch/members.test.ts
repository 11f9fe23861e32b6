import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { SchoolId } from '../../../../src/ids.ts';
import type { Member } from '../../../../src/lms/launch.ts';
import type { Row } from '../../../../src/lms/types.ts';
import type { LtiSection } from '../../../../src/sandbox/schoology/lti/index.ts';
import type { Store } from '../../../../src/store/types.ts';
import { daysAfter } from '../../../../src/time.ts';
import { launchWorld, section, SECTION, type LaunchWorld } from '../../../builders/lms/launch.ts';
import { memoryStore } from '../../../builders/served/store.ts';

const SCHOOL = SchoolId.parse('bell');
const TOKEN = '/lti-service/access-token';

let store: Store;
let world: LaunchWorld;
let sections: LtiSection[];

beforeAll(async () => {
  store = await memoryStore();
  world = await launchWorld(store, {}, () => sections);
});

beforeEach(() => {
  sections = [section()];
});

afterAll(async () => {
  await world.close();
  await store.close();
});

function address(root = world.platform.root): string {
  return `${root}/lti-service/tool/1/services/names-roles/v2p0/membership/${SECTION}`;
}

async function members(of = address()): Promise<Row<Member>[]> {
  const rows: Row<Member>[] = [];
  for await (const row of world.door.members(SCHOOL, of, world.at)) rows.push(row);
  return rows;
}

describe('the list of names and roles', () => {
  it('tells who is in the course, with the ids of the LMS and of the school', async () => {
    const rows = await members();
    expect(rows).toHaveLength(6);
    expect(rows).toContainEqual({
      ok: true,
      value: { user: '9001', name: 'Learner 1', schoolId: 'S-9001', role: 'learner', active: true },
    });
    expect(rows).toContainEqual({
      ok: true,
      value: { user: '4003', name: 'A. Parent', schoolId: 'S-3', role: 'other', active: true },
    });
  });

  it('is read to its end, a hundred at a time', async () => {
    sections = [section(240)];
    const before = world.platform.calls[new URL(address()).pathname] ?? 0;
    const rows = await members();

    expect(new Set(rows.map((row) => (row.ok ? row.value.user : '')))).toHaveProperty('size', 243);
    expect((world.platform.calls[new URL(address()).pathname] ?? 0) - before).toBe(3);
  });

  it('costs one service token for as long as that lives', async () => {
    await members();
    const before = world.platform.calls[TOKEN] ?? 0;
    await members();
    expect(world.platform.calls[TOKEN]).toBe(before);
    world.at = daysAfter(world.at, 1 / 24);
    await members();
    expect(world.platform.calls[TOKEN]).toBe(before + 1);
  });

  it('of a course the platform does not have is an error, and not an empty class', async () => {
    await expect(members(address().replace(SECTION, '7777'))).rejects.toMatchObject({
      name: 'LmsError',
      kind: 'denied',
    });
  });

  it('is asked for at the platform and nowhere else, because our token goes along', async () => {
    await expect(members(address('https://elsewhere.example'))).rejects.toMatchObject({
      name: 'LmsError',
      kind: 'malformed',
    });
  });
});
