import { jobTarget } from './job-target.ts';

jobTarget('nightly', ['hint']);
