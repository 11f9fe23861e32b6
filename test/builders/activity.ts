import type { z } from 'zod';
import { Activity } from '../../src/school/file.ts';

/** Fifteen minutes of practice on 5.NF.A.1. */
export function activity(change: Partial<z.input<typeof Activity>> = {}): Activity {
  const title = change.title ?? 'Fraction strips';
  const url = `https://activities.example/${title.toLowerCase().replaceAll(' ', '-')}`;
  return Activity.parse({ target: '5.NF.A.1', title, url, kind: 'practice', minutes: 15, ...change });
}
