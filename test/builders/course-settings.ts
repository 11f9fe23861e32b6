import type { z } from 'zod';
import { CourseSettings } from '../../src/school/file.ts';

/** Grade 5 mathematics: two sessions of eight seats, 30 minutes a week. */
export function courseSettings(change: Partial<z.input<typeof CourseSettings>> = {}): CourseSettings {
  return CourseSettings.parse({
    id: '6001',
    teacher: 't.rivera@cedar.example',
    area: 'mathematics',
    grade: 5,
    ...change,
  });
}
