import { http } from '@google-cloud/functions-framework';
import { CourseJob, runCourseJob } from '../src/sync/course-job.ts';
import { app } from './app.ts';
import { answerJob } from './answer-job.ts';

http('course', answerJob(async (body) => runCourseJob((await app()).sync, CourseJob.parse(body), (await app()).now)));
