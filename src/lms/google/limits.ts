/** Google counts four kinds of calls apart: Classroom, reading Forms, listing responses, writing to Forms (of which we do nothing but watch) (FACTS.md 4.8, 8.1). */
export type QuotaClass = 'classroom' | 'forms' | 'responses' | 'watches';

/** Calls a minute: [per project, per user and project]. */
export const LIMITS: Readonly<Record<QuotaClass, readonly [number, number]>> = {
  classroom: [3000, 1200],
  forms: [975, 390],
  responses: [450, 180],
  watches: [375, 150],
};

/** Classroom's, of which a night makes the most calls; those of Forms are paced beside it. */
export const callsAMinute = LIMITS.classroom[0];
