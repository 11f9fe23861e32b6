import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { SchoolId } from '../../../src/ids.ts';
import { perLms } from '../../../src/lms/known.ts';
import { createPages, type PageDeps } from '../../../src/pages/index.ts';
import type { Route } from '../../../src/pages/kit/route.ts';
import type { SignInDoor } from '../../../src/lms/sign-in.ts';
import type { SigningIn } from '../../../src/pages/kit/deps.ts';
import { vaultIn } from '../memory/vault.ts';
import { NOBODYS } from '../../../src/store/people/sign-ins.ts';
import type { Store } from '../../../src/store/types.ts';
import { openDesk } from '../../../src/sync/tickets/open-desk.ts';
import { NOW, TEACHER } from '../board/board-school.ts';
import { FULL_CARD } from '../scorecard.ts';
import { loadKeptOut } from '../../../src/store/erasures.ts';

/** People sign in through this door alone, and no class's night needs them. */
export function signingInThrough(
  door: SignInDoor | null,
  store: Store,
  over: Partial<SigningIn> = {},
  key = 5,
): SigningIn {
  const vault = vaultIn(store, Buffer.alloc(32, key));
  return {
    doors: perLms((lms) => (door?.lms === lms ? door : null)),
    seal: {
      close: (purpose, whose, secret) => vault.seal(secret, { ...whose, school: NOBODYS, purpose }),
      open: (purpose, whose, sealed) => vault.open(sealed, { ...whose, school: NOBODYS, purpose }),
    },
    places: async () => [],
    administers: async () => [],
    lacksNights: async () => false,
    tries: async () => [],
    triesOf: async () => [],
    keepForNights: async () => {},
    ...over,
  };
}

function unsealed(): never {
  throw new Error('nothing is attached here');
}

/** What pages work with in a test; `over` replaces any part. */
export function pageDeps(store: Store, over: Partial<PageDeps> = {}): PageDeps {
  return {
    store,
    schools: [],
    now: () => NOW,
    viewer: () => ({ role: 'teacher', school: SchoolId.parse('cedar'), teacher: TEACHER }),
    approve: async () => ({ ok: true, said: { en: '16 sent.', es: '16 enviados.' } }),
    pause: async () => ({ ok: true, said: { en: 'Nothing more is sent.', es: 'No se envía nada más.' } }),
    undo: async () => ({ ok: true, said: { en: '12 messages.', es: '12 mensajes.' } }),
    decideHeld: async () => ({ ok: true, said: { en: 'Sent anew.', es: 'Enviado de nuevo.' } }),
    hand: async () => ({
      ok: true,
      said: { en: 'The plan is as it will be sent.', es: 'El plan es como se enviará.' },
    }),
    today: async () => ({
      ok: true,
      said: { en: '5 new results.', es: '5 resultados nuevos.' },
      tickets: 1,
      changed: true,
    }),
    school: {
      pause: async () => true,
      erase: async () => 'unknown',
      takeIn: async () => true,
      leaveOut: async () => true,
      listed: async () => ({ classes: [], silent: [] }),
      delegate: () => null,
    },
    keptOut: async (school, learner) =>
      (await store.school(school, loadKeptOut)).has(`subject of ${school} ${learner}`),
    signedIn: async () => null,
    desk: openDesk({
      store,
      connect: () => Promise.reject(new Error('no LMS is asked here')),
      seal: { close: unsealed, open: unsealed },
      subject: (school, id) => `subject of ${school} ${id}`,
      random: () => randomBytes(16),
      baseUrl: 'http://waymark.test',
      patience: 100,
      note: () => {},
    }),
    setup: {
      classes: async () => [],
      takeIn: async () => ({ is: 'in' }),
      whatIf: async () => null,
      readAddress: async () => ({ ok: false, why: 'unreachable' }),
    },
    scorecard: async () => FULL_CARD,
    doors: perLms(() => null),
    connecting: perLms(() => null),
    signingIn: signingInThrough(null, store),
    results: { takenFor: () => false, take: () => Promise.reject(new Error('no results are taken in here')) },
    frames: { launch: [], addon: [] },
    operator: { name: null, contact: null },
    baseUrl: 'http://waymark.test',
    secret: Buffer.alloc(32, 7),
    random: () => randomBytes(16),
    limits: null,
    log: pino({ level: 'silent' }),
    leaving: new AbortController().signal,
    reference: () => 'ref-1',
    ...over,
  };
}

export interface Served {
  readonly url: string;
  close(): Promise<void>;
}

/** The pages on a loopback port; their own origin is where they are served. */
export async function servePages(deps: PageDeps, served?: readonly Route[]): Promise<Served> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  server.on('request', createPages({ ...deps, baseUrl: url }, served));
  return {
    url,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** The fields of the first form on the page that is sent to that address. */
export function formTo(address: string, page: string): URLSearchParams {
  const form = page.match(new RegExp(`<form method="post" action="${address}"[^]*?</form>`))?.[0];
  if (form === undefined) throw new Error(`the page has no form to ${address}`);
  const fields = [...form.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)];
  return new URLSearchParams(fields.map(([, name = '', value = '']) => [name, value]));
}
