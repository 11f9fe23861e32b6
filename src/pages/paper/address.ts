import type { CourseId } from '../../ids.ts';
import type { Language } from '../../language.ts';

export const PAPER = '/paper';

export function paperAddress({
  course,
  language,
}: {
  readonly course: { readonly id: CourseId };
  readonly language: Language;
}): string {
  return `${PAPER}?${new URLSearchParams({ course: course.id, lang: language }).toString()}`;
}
