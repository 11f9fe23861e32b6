import { ANSWER_KINDS, TICKET_KINDS } from '../ticket/parts/kinds.ts';
import type { ComposerPageData } from '../ticket/discovery/data.ts';
import { withQuestion, type Draft } from '../ticket/discovery/draft.ts';
import { idOf } from '../ticket/discovery/scene.ts';

/**
 * The new ticket as it stands on the page that the server drew: on a slow line a sentence was typed on it before its script came.
 * Null: it is as the server drew it.
 */
export function typedDraft(root: HTMLElement, page: ComposerPageData, blank: Draft): Draft | null {
  const input = (id: string): HTMLInputElement | null => root.querySelector(`input#${id}`);
  const said = (id: string): string =>
    root.querySelector<HTMLSelectElement>(`select#${id}, textarea#${id}`)?.value ?? '';
  const targetAt = (id: string) => page.targets.find(({ code }) => code === said(id))?.code ?? null;
  const title = input('title');
  const about: Draft = {
    ...blank,
    kind: TICKET_KINDS.find((kind) => input(`kind-${kind}`)?.checked) ?? blank.kind,
    unit: said('unit') || blank.unit,
    target: targetAt('target'),
    title: title === null || title.value === title.defaultValue ? null : title.value,
  };
  const typed = blank.questions.reduce((draft, { key, kind, choices }) => {
    const right = choices.findIndex((_, index) => input(idOf.right(key, index))?.checked);
    return withQuestion(draft, key, {
      kind: ANSWER_KINDS.find((each) => each === said(idOf.question(key, 'kind'))) ?? kind,
      text: said(idOf.question(key, 'text')),
      target: targetAt(idOf.question(key, 'about')),
      choices: choices.map((_, index) => input(idOf.choice(key, index))?.value ?? ''),
      one: right === -1 ? null : right,
    });
  }, about);
  return JSON.stringify(typed) === JSON.stringify(blank) ? null : typed;
}
