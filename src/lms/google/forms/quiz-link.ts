import { FormId } from '../../../ids.ts';
import type { QuizLink } from '../../quizzes.ts';
import type { Material } from '../schema.ts';

/**
 * `/forms/d/<id>/` names a form the API can read; `/forms/d/e/<id>/` only its public address, which no API resolves
 * (FACTS.md 4.4). A domain (`/a/<domain>/`) or an account (`/u/0/`) may stand in between. What is longer than any id is no form's
 * address, and must not cost the whole work.
 */
const FORM_PATH = /\/forms\/(?:u\/\d+\/)?d\/(e\/)?([\w-]{1,200})(?![\w-])/;

/** Quizzes among the materials: the host's own form material, or a plain link to one. */
export function quizLinks(materials: readonly Material[]): readonly QuizLink[] {
  return materials.flatMap(({ form, link }) => {
    if (form) return [quizLink([form.formUrl, form.responseUrl], form.title ?? '')];
    const url = link?.url ?? '';
    return isFormAddress(url) ? [quizLink([url], link?.title ?? '')] : [];
  });
}

/** A short address stands for one that only its server knows: it is no form's own. */
const SHORT_HOST = 'forms.gle';

/**
 * What an address that a teacher wrote says of a form; null when it is no form's. No address is ever followed, so that behind a short
 * one there is a quiz that nobody can name.
 */
export function quizAt(url: string, title: string): QuizLink | null {
  if (isFormAddress(url)) return quizLink([url], title);
  return URL.canParse(url) && new URL(url).hostname === SHORT_HOST ? { form: null, publicId: null, title } : null;
}

/** The public id in a form's own `responderUri`; null when there is none. */
export function publicIdIn(url: string | null): string | null {
  const [, published, id] = FORM_PATH.exec(url ?? '') ?? [];
  return published === undefined ? null : (id ?? null);
}

function quizLink(urls: readonly (string | null | undefined)[], title: string): QuizLink {
  let form: FormId | null = null;
  let publicId: string | null = null;
  for (const url of urls) {
    const [, published, id] = FORM_PATH.exec(url ?? '') ?? [];
    if (id === undefined) continue;
    if (published === undefined) form ??= FormId.parse(id);
    else publicId ??= id;
  }
  return { form, publicId, title };
}

function isFormAddress(url: string): boolean {
  return URL.canParse(url) && new URL(url).hostname === 'docs.google.com' && FORM_PATH.test(url);
}
