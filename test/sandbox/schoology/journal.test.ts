import { appendFileSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startSchoologySandbox } from '../../../src/sandbox/schoology/index.ts';
import type { SchoologySandbox } from '../../../src/sandbox/schoology/index.ts';
import type { Instant } from '../../../src/time.ts';
import { digest } from '../digest.ts';
import { at, authorization, later, open } from './client.ts';
import type { Client } from './client.ts';

const MONDAY = '2026-10-05T14:00:00.000Z' as Instant;
const SECTION = '7210045501';
const ITEMS = `/v1/sections/${SECTION}/assignments`;

let journal: string;
let client: Client | undefined;
beforeEach(() => {
  journal = join(mkdtempSync(join(tmpdir(), 'sandbox-')), 'journal.jsonl');
});
afterEach(async () => {
  await client?.close();
  client = undefined;
});

/** A digest of everything there is to know of a world, by now. */
function whole(sandbox: SchoologySandbox): string {
  sandbox.world.now();
  return digest(sandbox.world.state);
}

describe('the journal', () => {
  it('brings back after a restart what was written through the API and by hand', async () => {
    client = await open({ at: MONDAY, journal });
    const { body } = await client.post(ITEMS, {
      title: 'One more chance',
      published: 0,
      assignees: [447_810_100],
      grading_category: 434_112,
    });
    const id = String(at(body, 'id'));
    await client.put(`${ITEMS}/${id}`, { published: 1 });
    client.sandbox.world.leave(SECTION, '51002');
    client.sandbox.world.grade({ section: SECTION, item: id, uid: '51001' }, { score: 9 });
    expect(
      (await client.post(ITEMS, { title: 'Refused', attachments: [{ url: 'https://a.example/' }], max_points: -1 }))
        .status,
    ).toBe(400);
    client.sandbox.world.handIn({ section: SECTION, item: id, uid: '51001' });
    client.sandbox.world.comment({ section: SECTION, item: id, uid: '51001' }, 'Well done', '50101');
    const before = whole(client.sandbox);
    await client.close();
    client = await open({ at: MONDAY, journal });
    expect(whole(client.sandbox)).toBe(before);
    expect(client.sandbox.world.seenBy('51001', SECTION).at(-1)).toMatchObject({
      title: 'One more chance',
      score: 9,
      comments: [{ text: 'Revision 1 submitted' }, { text: 'Well done' }],
    });
    expect(at((await client.post(ITEMS, { title: 'Another' })).body, 'id')).not.toBe(Number(id));
  });

  it('goes on days later as if it had never stopped', async () => {
    client = await open({ at: MONDAY, journal });
    await client.post(ITEMS, { title: 'One more chance', grading_category: 434_112 });
    await client.close();
    client = await open({ at: later(MONDAY, 7 * 1440), journal });
    const restarted = whole(client.sandbox);
    await client.close();
    client = await open({ at: MONDAY });
    await client.post(ITEMS, { title: 'One more chance', grading_category: 434_112 });
    client.sandbox.world.wait(7 * 1440);
    expect(whole(client.sandbox)).toBe(restarted);
  });

  it('keeps a token given through the three-legged flow', async () => {
    client = await open({ at: MONDAY, journal });
    const app = { ...client.who, token: '', tokenSecret: '' };
    const step = async (name: string, who: typeof app) => {
      const url = new URL(`/v1/oauth/${name}`, client?.sandbox.root);
      const fields = new URLSearchParams(
        (await client?.send('GET', url.pathname, { header: authorization(must(client).sandbox, who, { url }) }))?.text,
      );
      return { ...app, token: fields.get('oauth_token') ?? '', tokenSecret: fields.get('oauth_token_secret') ?? '' };
    };
    const request = await step('request_token', app);
    await fetch(`${client.sandbox.domain}/oauth/authorize`, {
      method: 'POST',
      body: new URLSearchParams({ oauth_token: request.token, uid: '50102', decision: 'approve' }),
    });
    const granted = await step('access_token', request);
    await client.close();
    client = await open({ at: MONDAY, journal });
    const answer = await client.send('GET', '/v1/app-user-info', { header: authorization(client.sandbox, granted) });
    expect(at(answer.body, 'api_uid')).toBe(50_102);
  });

  it('drops a last line cut short and names one of another school', async () => {
    client = await open({ at: MONDAY, journal });
    await client.post(ITEMS, { title: 'Kept' });
    await client.close();
    client = undefined;
    const good = readFileSync(journal, 'utf8');
    appendFileSync(journal, '{"at":"2026');
    client = await open({ at: MONDAY, journal });
    expect(readFileSync(journal, 'utf8')).toBe(good);
    appendFileSync(journal, `{"at":"${MONDAY}","deed":{"kind":"joined","course":"6001","user":"9001"}}\n`);
    await expect(startSchoologySandbox({ today: () => MONDAY, journal })).rejects.toThrow(
      /journal\.jsonl, line 3, .* remove the file/,
    );
  });
});

function must(open_: Client | undefined): Client {
  if (open_ === undefined) throw new RangeError('no client');
  return open_;
}
