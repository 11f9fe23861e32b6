import { z } from 'zod';
import { LearnerId, WriteKey } from '../../ids.ts';
import { Instant } from '../../time.ts';

/** What must hold of every stored write. */
export const STORED = { key: WriteKey, title: z.string().nullable(), text: z.string(), due: Instant.nullable() };

/** Recipients of a shared post; an empty list is refused. */
export const STORED_SHARED = z.tuple([LearnerId], LearnerId);
