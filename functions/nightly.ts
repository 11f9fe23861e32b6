import { http } from '@google-cloud/functions-framework';
import { runDueSchools } from '../src/sync/due-schools.ts';
import { app } from './app.ts';
import { answerJob } from './answer-job.ts';

http('nightly', answerJob(async () => runDueSchools((await app()).sync, (await app()).now())));
