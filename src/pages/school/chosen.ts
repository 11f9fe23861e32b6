import type { Request } from 'express';
import { z } from 'zod';
import { SchoolId } from '../../ids.ts';

const At = z.object({ at: SchoolId.optional().catch(undefined) }).catch({});

/** The school that an administrator's page or form is about, of those they look after; undefined: none was named. */
export function chosenSchool({ query, body }: Pick<Request, 'query' | 'body'>): SchoolId | undefined {
  return At.parse(query).at ?? At.parse(body).at;
}
