import type { Said } from '../language.ts';
import type { Activity, SchoolFile } from './file.ts';

/** An activity's title in every language; where the school wrote no Spanish one, the title stands for both. */
export function activityTitle({ title, titleEs }: Pick<Activity, 'title' | 'titleEs'>): Said {
  return { en: title, es: titleEs ?? title };
}

/** What Spanish readers of a school that has some would read in the words of its `title`; none where nobody reads Spanish. */
export function withoutSpanishTitle({
  school,
  activities,
}: Pick<SchoolFile, 'school' | 'activities'>): readonly Activity[] {
  return school.languages.includes('es') && school.languages.length > 1
    ? activities.filter(({ titleEs }) => titleEs === undefined)
    : [];
}
