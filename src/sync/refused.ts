import type { CourseReport, Problem } from '../report/types.ts';

/**
 * `busy` another run has the course; `overtaken` one has taken it meanwhile; `frozen` the class is archived; `stranger` the account
 * no longer teaches it; `lms` the LMS refused, or did not answer.
 */
export type Why = 'busy' | 'overtaken' | 'frozen' | 'stranger' | 'lms';

/** What an act comes to when the guard does not let it begin, or does not let it go on. */
export class Refused<Of extends Why = Why> {
  readonly why: Of;
  /** For a report: what happened and what to do. */
  readonly problem: Problem;
  /** Calls made until then. */
  readonly calls: CourseReport['calls'];

  constructor(why: Of, problem: Problem, calls: CourseReport['calls'] = {}) {
    this.why = why;
    this.problem = problem;
    this.calls = calls;
  }
}
