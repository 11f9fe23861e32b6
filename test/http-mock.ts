import { afterAll, afterEach, beforeEach } from '@jest/globals';
import nock from 'nock';

// nock takes hold of the process's sockets by being imported, and Jest's files share those: only while it is used.
nock.restore();

/**
 * The only importer of nock. In a file that calls `useHttpMock()`, no request reaches the network, a request without a
 * mock fails, and so does a test that leaves a mock unused; both lists are printed.
 */
export function useHttpMock(): void {
  const missing: string[] = [];

  function note(request: { method?: string; url?: string }): void {
    missing.push(`${request.method ?? '?'} ${request.url ?? '?'}`);
  }

  beforeEach(() => {
    missing.length = 0;
    if (!nock.isActive()) nock.activate();
    nock.disableNetConnect();
    nock.emitter.on('no match', note);
  });

  afterEach(() => {
    const unused = nock.pendingMocks();
    nock.cleanAll();
    nock.emitter.removeAllListeners('no match');
    if (missing.length === 0 && unused.length === 0) return;
    throw new Error(['Requests without a mock:', ...missing, 'Mocks never used:', ...unused].join('\n  '));
  });

  afterAll(() => {
    nock.restore();
  });
}

/** Mocks for one host, e.g. `onHost('https://forms.googleapis.com').get('/v1/forms/f1').reply(200, {})`. */
export function onHost(origin: string): nock.Scope {
  // Each answer ends its connection: one kept open would outlive its test file in Node's own pool.
  return nock(origin).defaultReplyHeaders({ connection: 'close' });
}
