import { HttpFailure } from '../../../src/http/failure.ts';
import type { Http, Terms } from '../../../src/http/types.ts';
import { LmsError } from '../../../src/lms/errors.ts';
import type { Lms } from '../../../src/lms/types.ts';
import { ACTOR, memoryLms } from '../../builders/memory/memory-lms.ts';
import { SCHOOL_HEADER, USER_HEADER } from './host.ts';

export interface Replay {
  readonly http: Http;
  readonly terms: Terms;
  readonly user: string;
  /** Calls of the course, one after the other. */
  readonly calls: number;
}

/** A course without students whose first look makes all the calls of a real one, through the real way out: what a night costs the host, and little else. */
export function replayedCourse({ http, terms, user, calls }: Replay): Lms {
  return {
    ...memoryLms(),
    async course(id) {
      const headers = new Headers({ [SCHOOL_HEADER]: terms.school, [USER_HEADER]: user });
      for (let call = 0; call < calls; call += 1) {
        const status = await statusOf(http, headers, terms);
        if (status === 429) throw new LmsError('busy', 'the host is busy', { todo: 'wait' });
        if (status !== 200) throw new LmsError('down', 'the host does not answer', { todo: 'wait' });
      }
      return { id, name: 'Course', state: 'active' };
    },
    async *teachers() {
      yield { ok: true, value: { id: ACTOR, name: 'Teacher', email: null } };
    },
  };
}

async function statusOf(http: Http, headers: Headers, terms: Terms): Promise<number | null> {
  try {
    const request = { method: 'GET', url: 'https://classroom.example/v1/courses', headers, body: null };
    const { status } = await http.send(request, terms);
    return status;
  } catch (error) {
    if (error instanceof HttpFailure) return null;
    throw error;
  }
}
