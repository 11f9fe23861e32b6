import { Agent, request } from 'node:http';
import type { Lesson, Lived } from './classes.ts';

// A process of its own, so that asking does not count as work of the one that is measured.
process.on('message', (lesson: Lesson) => {
  void live(lesson).then((lived) => process.send?.(lived));
});
process.on('disconnect', () => process.exit(0));

/** Between two looks, as the pages do (src/pages/browser/poll.ts). */
const RHYTHM = { learner: 2000, teacher: 1000 } as const;
/** Between two saves of a learner, on average. */
const WRITES = 20_000;
const PATIENCE = 10_000;

interface Answered {
  readonly status: number;
  readonly body: string;
}

async function live({ url, classes, seconds }: Lesson): Promise<Lived> {
  const before = process.cpuUsage();
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  const until = performance.now() + seconds * 1000;
  const errors: string[] = [];
  const shown: number[] = [];
  const saves: number[] = [];
  let polls = 0;

  function call(method: 'GET' | 'POST', path: string, person: string, body?: object): Promise<Answered> {
    return new Promise((resolve, reject) => {
      const headers = {
        authorization: `Bearer ${person}`,
        'x-waymark': '1',
        'content-type': 'application/json',
        'sec-fetch-site': 'same-origin',
      };
      const asking = request(url + path, { method, agent, headers, timeout: PATIENCE }, (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (part: string) => (text += part));
        response.once('error', reject);
        response.once('end', () => resolve({ status: response.statusCode ?? 0, body: text }));
      });
      asking.once('timeout', () => asking.destroy(new Error('no answer in time')));
      asking.once('error', (error) => {
        // as a browser does: a connection that was closed while it was idle says nothing of the call
        if (asking.reusedSocket && 'code' in error && error.code === 'ECONNRESET')
          call(method, path, person, body).then(resolve, reject);
        else reject(error);
      });
      asking.end(body === undefined ? undefined : JSON.stringify(body));
    });
  }

  const look = async (page: Lesson['classes'][number]['teacher'], rhythm: number, seen: (v: number) => void) => {
    let version = 0;
    await wait(Math.random() * rhythm);
    while (performance.now() < until) {
      polls += 1;
      await call('GET', `/addon/live?o=${page.opening}&v=${version}`, page.session).then(
        ({ status, body }) => {
          if (status === 200) version = (JSON.parse(body) as { v: number }).v;
          else if (status !== 204) errors.push(`poll ${status}`);
          seen(version);
        },
        (error: Error) => errors.push(error.message),
      );
      await wait(rhythm * (0.85 + Math.random() / 5));
    }
  };

  const last: Record<string, string> = {};
  await Promise.all(
    classes.flatMap(({ teacher, learners }) => {
      const waiting: { readonly v: number; readonly at: number }[] = [];
      const write = async (page: Lesson['classes'][number]['teacher']) => {
        let base = 0;
        await wait(Math.random() * WRITES);
        while (performance.now() < until - 3000) {
          const value = String(base + 1);
          const change = {
            question: 2,
            value,
            base,
            key: `${page.opening.slice(-16)}-${value}`.padStart(20, '0'),
            at: NOW,
          };
          const began = performance.now();
          await call('POST', '/addon/answers', page.session, { o: page.opening, saves: [change] }).then(
            ({ status, body }) => {
              if (status !== 200) {
                errors.push(`save ${status}`);
                return;
              }
              const at = performance.now();
              saves.push(at - began);
              waiting.push({ v: (JSON.parse(body) as { v: number }).v, at });
              base += 1;
              last[page.person] = value;
            },
            (error: Error) => errors.push(error.message),
          );
          await wait(WRITES * (0.5 + Math.random()));
        }
      };
      const seenBy = (v: number): void => {
        const at = performance.now();
        for (let index = waiting.length - 1; index >= 0; index -= 1) {
          const one = waiting[index];
          if (one === undefined || one.v > v) continue;
          shown.push(at - one.at);
          waiting.splice(index, 1);
        }
      };
      return [
        look(teacher, RHYTHM.teacher, seenBy),
        ...learners.flatMap((page) => [look(page, RHYTHM.learner, () => {}), write(page)]),
      ];
    }),
  );
  agent.destroy();
  const { user, system } = process.cpuUsage(before);
  return { shown: inOrder(shown), saves: inOrder(saves), polls, errors, asking: (user + system) / 1000, last };
}

const NOW = '2026-11-16T15:00:00Z';

function inOrder(times: readonly number[]): number[] {
  return times.toSorted((a, b) => a - b);
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
