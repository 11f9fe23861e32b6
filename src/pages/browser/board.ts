import { call } from './call.ts';

/** Seconds between two looks, while a ticket of today is known; a little apart, so that boards opened by one bell do not all ask at once. */
const EVERY = 30;
const JITTER = 4;

interface Changes {
  readonly tickets: number;
  readonly changed: boolean;
  readonly said: Readonly<Record<string, string>>;
}

/** While a ticket of today is open, the open board asks for new answers by itself and draws the groups again in place. */
function watch(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-today]');
  if (form === null) return;
  const fields = new FormData(form);
  let tickets = Number(form.dataset['today']);
  const next = (): void => void setTimeout(() => void look(), (EVERY + Math.random() * JITTER) * 1000);

  async function look(): Promise<void> {
    if (tickets > 0 && document.visibilityState === 'visible') {
      const found = await call<Changes>('/today/changes', { course: fields.get('course'), token: fields.get('token') });
      if (found.ok === true) {
        tickets = found.body.tickets;
        if (found.body.changed && !isWriting()) await drawAnew(found.body.said);
      }
    }
    next();
  }
  next();
}

/** Somebody writes a note or has a list open: what they do must not be drawn over. */
function isWriting(): boolean {
  return document.activeElement?.matches('input, textarea, select') === true;
}

/** Takes the board as it is now, keeps open what was open, and says what came in. */
async function drawAnew(said: Changes['said']): Promise<void> {
  const answer = await fetch(location.pathname + withoutReceipt(location.search), { credentials: 'same-origin' });
  if (!answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('main');
  const main = document.querySelector('main');
  if (fresh === null || main === null) return;
  const open = new Set([...main.querySelectorAll('details[open]')].map((each) => each.id || summaryOf(each)));
  for (const each of fresh.querySelectorAll('details')) if (open.has(each.id || summaryOf(each))) each.open = true;
  const { scrollX, scrollY } = window;
  main.replaceWith(fresh);
  window.scrollTo(scrollX, scrollY);
  const status = fresh.querySelector('[data-today-status]');
  if (status !== null) status.textContent = said[document.documentElement.lang] ?? '';
}

function summaryOf(details: Element): string {
  return details.querySelector('summary')?.textContent ?? '';
}

function withoutReceipt(search: string): string {
  const query = new URLSearchParams(search);
  query.delete('receipt');
  return `?${query.toString()}`;
}

watch();
