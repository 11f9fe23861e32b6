import type { Request } from 'express';
import { z } from 'zod';
import { SchoolId } from '../../ids.ts';

const At = z.object({ at: SchoolId.optional().catch(undefined) }).catch({});

/** Which of their schools a page or a form of an administrator is about; undefined: they have not said. */
export function chosenSchool({ query, body }: Pick<Request, 'query' | 'body'>): SchoolId | undefined {
  return At.parse(query).at ?? At.parse(body).at;
}
