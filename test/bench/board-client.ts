import { Agent, get } from 'node:http';
import type { Load, Loaded } from './board-load.ts';

// A process of its own, so that asking does not count as work of the one that is measured.
process.on('message', (load: Load) => {
  void ask(load).then((loaded) => process.send?.(loaded));
});
process.on('disconnect', () => process.exit(0));

/** Each asker has a connection, and asks anew when it has its answer. */
async function ask({ url, askers, requests, headers }: Load): Promise<Loaded> {
  const agent = new Agent({ keepAlive: true, maxSockets: askers });
  const took: number[] = [];
  const failed: string[] = [];
  let left = requests;
  async function asker(): Promise<void> {
    for (; left > 0;) {
      left -= 1;
      const began = performance.now();
      await once(url, agent, headers).then(
        () => took.push(performance.now() - began),
        (error: Error) => failed.push(error.message),
      );
    }
  }
  await Promise.all(Array.from({ length: askers }, asker));
  agent.destroy();
  return { took: took.toSorted((a, b) => a - b), failed };
}

/** Reads the answer to its end; one that is not a page, or does not come in time, is a failure. */
function once(url: string, agent: Agent, headers: Load['headers']): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = get(url, { agent, headers, timeout: PATIENCE }, (response) => {
      response.once('error', reject);
      response.once('end', () =>
        response.statusCode === 200 ? resolve() : reject(new Error(`status ${response.statusCode}`)),
      );
      response.resume();
    });
    request.once('timeout', () => request.destroy(new Error('no answer in time')));
    request.once('error', reject);
  });
}

/** Milliseconds. */
const PATIENCE = 10_000;
