import type { LearnerId } from '../../../src/ids.ts';
import type { Saved } from '../../../src/ticket/types.ts';
import type { Live, Own } from '../../../src/ticket/live.ts';
import type { Device } from './device.ts';
import { othersIn, type Diary } from './diary.ts';
import type { Rows } from './rows.ts';
import { LEARNERS, SECRET } from './school.ts';
import type { Answer, Request } from './server.ts';

/** Watches every answer as it leaves the server: whose it is, and that nothing is told that is not so. */
export function watchTelling(diary: Diary, rows: () => Rows): (request: Request, answer: Answer) => void {
  return (request, answer) => {
    const { by: person } = request;
    if (answer.status >= 500 && answer.status !== 503)
      diary.found('broke', `${request.path}: ${JSON.stringify(answer.body)}`);
    if (answer.status !== 200) {
      countRefusal(diary, request, answer);
      return;
    }
    if (request.path === '/addon/declare') diary.met('declare: kept');
    if (request.path === '/addon/answers') watchSaved(diary, request, answer, person, rows());
    const learner = LEARNERS.find((each) => each === person);
    if (learner !== undefined) watchOwn(diary, answer, learner);
  };
}

function watchSaved(diary: Diary, request: Request, { body }: Answer, person: string, rows: Rows): void {
  const { saved, state } = body as { readonly saved: readonly Saved[]; readonly state: string };
  const sent = (request.body as { readonly saves: readonly { readonly key: string }[] }).saves;
  for (const { key, status } of saved) {
    const row = rows.answers.find((each) => each.key === key && each.learner === person);
    if (row === undefined) diary.found('lost', `${key} was told ${status}, and is not in the store of ${person}`);
    else if (status !== 'repeated' && status !== row.status)
      diary.found('status', `${key} was told ${status}, and is kept as ${row.status}`);
    if (status === 'repeated') diary.met('save: came twice, taken once');
    if (status === 'repeated' && row?.status === 'late' && state !== 'open')
      diary.met('save: told late again at another try');
  }
  if (saved.length !== sent.length)
    diary.found('lost', `${sent.length} changes were sent and ${saved.length} answered`);
}

function watchOwn(diary: Diary, { body }: Answer, person: LearnerId): void {
  const text = JSON.stringify(body);
  const other = othersIn(text, person);
  if (other !== null) diary.found('misdirected', `${person} was told of ${other}`);
  if (text.includes(SECRET) && !diary.shown.has(3)) diary.found('key-leaked', `to ${person}`);
  const own = ownIn(body);
  if (own === null) return;
  for (const question of Object.keys(own.keys))
    if (!diary.shown.has(Number(question))) diary.found('key-leaked', `key to question ${question} to ${person}`);
  for (const [question, { machine }] of Object.entries(own.marks))
    if (machine !== null && !diary.shown.has(Number(question)))
      diary.found('key-leaked', `machine mark of question ${question} to ${person}`);
}

function ownIn(body: unknown): Own | null {
  const live = (body as { readonly live?: Live }).live ?? (body as Partial<Live>);
  return live.role === 'learner' ? (live as Own) : null;
}

function countRefusal(diary: Diary, { path }: Request, { status, body }: Answer): void {
  const said = JSON.stringify(body);
  if (path === '/addon/answers') {
    if (status === 401) diary.met('save: session ended, refused');
    else if (status === 403 && said.includes('no longer')) diary.met('save: left the class, refused');
    else if (status === 403) diary.met('save: under another session, refused');
  }
  if (path === '/addon/live' && status === 403) diary.met('live: another session, refused');
  if (path === '/addon/ticket' && status === 409) diary.met('step: not allowed now, refused');
  if (path === '/addon/marks' && status === 409) diary.met('mark: key not shown, refused');
  if (path === '/addon/declare' && status === 409 && said.includes('mark each one'))
    diary.met('declare: marks to make first, refused');
}

/** What a device keeps of one person is in that person's drawer. */
export function watchDrawers(diary: Diary, device: Device): void {
  for (const [, name, thing] of device.kept()) {
    const [, person = ''] = name.split(':');
    const key = /"key":"([^"]+)"/.exec(thing)?.[1];
    if (key !== undefined && diary.keys.get(key) !== person)
      diary.found('misdirected', `a change of ${diary.keys.get(key) ?? '?'} lies on ${device.name} under ${person}`);
  }
}
