import type { Language } from '../../../language.ts';
import type { TicketPageData } from '../page-data.ts';
import type { TeacherWords } from '../words/teacher-words.ts';
import type { TeacherTells, Told } from './told.ts';

/** The props of every part of a teacher's page. */
export interface TeacherScene {
  readonly page: TicketPageData;
  readonly language: Language;
  readonly words: TeacherWords;
  readonly tell: TeacherTells | null;
  readonly told: Told;
}
