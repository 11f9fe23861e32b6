import { startSandbox } from '../../src/sandbox/google/index.ts';
import { daysAfter } from '../../src/time.ts';
import { gradedSchool, NIGHT, START } from './school.ts';

// A process of its own, so that serving the sandbox does not count as work of the one that is measured.
const [, , which = 'seeded', courses = '10', learners = '30', coursework = '40', days = coursework] = process.argv;
const school =
  which === 'graded'
    ? gradedSchool({
        courses: Number(courses),
        learners: Number(learners),
        coursework: Number(coursework),
        days: Number(days),
      })
    : undefined;
const end = daysAfter(START, Number(days) + 7);
const today = which === 'graded' && end > NIGHT ? end : NIGHT;
const sandbox = await startSandbox({ today: () => today, ...(school === undefined ? {} : { school }) });
const { root, tokenUrl, clientId, clientSecret, teachers, schoolFile } = sandbox;
process.send?.({ root, tokenUrl, clientId, clientSecret, teachers, schoolFile });
process.on('message', (message) => {
  if (message === 'calls') process.send?.({ ...sandbox.calls });
});
process.on('disconnect', () => process.exit(0));
