import type { Language } from '../../language.ts';
import { messagePage } from '../look/both-languages.tsx';

/** What composing is drawn from until its page is there. */
export function composerData<Composing extends object>(composing: Composing, closes: readonly string[]) {
  return { ...composing, closes };
}

/** Stands where the composer's page will. */
export function composerPage(_data: object, _language: Language): string {
  return messagePage({
    title: { en: 'New ticket', es: 'Tique nuevo' },
    text: { en: 'This page is being made.', es: 'Esta página se está haciendo.' },
  });
}
