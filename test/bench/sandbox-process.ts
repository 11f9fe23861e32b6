import { startSandbox } from '../../src/sandbox/google/index.ts';
import { gradedSchool, NIGHT } from './school.ts';

// A process of its own, so that serving the sandbox does not count as work of the one that is measured.
const [, , which = 'seeded', courses = '10', learners = '30', coursework = '40'] = process.argv;
const school = which === 'graded' ? gradedSchool({ courses: Number(courses), learners: Number(learners), coursework: Number(coursework) }) : undefined;
const sandbox = await startSandbox({ today: () => NIGHT, ...(school === undefined ? {} : { school }) });
const { root, tokenUrl, clientId, clientSecret, teachers, schoolFile } = sandbox;
process.send?.({ root, tokenUrl, clientId, clientSecret, teachers, schoolFile });
process.on('message', (message) => {
  if (message === 'calls') process.send?.({ ...sandbox.calls });
});
process.on('disconnect', () => process.exit(0));
