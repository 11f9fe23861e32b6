import { startSandbox } from '../../src/sandbox/google/index.ts';
import { instant } from '../../src/time.ts';
import { childId, classesOfThree, NIGHT } from './class-of-three.ts';
import type { SandboxSays, ToSandbox } from './messages.ts';

// The LMS outlives whoever is killed, so it is a process of its own. It answers what each child sees.
const [first, classes] = process.argv.slice(2).map(Number);
let now = NIGHT;
const sandbox = await startSandbox({ today: () => now, school: classesOfThree(first ?? 0, classes ?? 0) });
const { root, tokenUrl, clientId, clientSecret, teachers, schoolFile } = sandbox;
say({ is: 'served', served: { root, tokenUrl, clientId, clientSecret, teachers: [...teachers], schoolFile } });

process.on('message', (message: ToSandbox) => {
  if (message.do === 'move') now = instant(message.to);
  const course = sandbox.world.state.courses.get(message.course);
  const ours = [...(course?.items.values() ?? [])].filter((item) => item.project !== 'web');
  say({
    is: 'seen',
    children: [1, 2, 3].map((n) => {
      const { coursework, announcements } = sandbox.world.seenBy(childId(message.course, n), message.course);
      return [
        ...coursework.filter((item) => item.project !== 'web').map(({ title, text }) => `${title}\n${text}`),
        ...announcements.map(({ text }) => text),
      ];
    }),
    drafts: ours.filter((item) => item.state === 'DRAFT').length,
  });
});
process.on('disconnect', () => process.exit(0));

function say(message: SandboxSays): void {
  process.send?.(message);
}
