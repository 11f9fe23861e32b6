import { jobTarget } from './job-target.ts';

jobTarget('course');
