import { call } from './call.ts';

const SHARES: Readonly<Record<string, 0 | 0.5 | 1>> = { '0': 0, '5': 0.5, '1': 1 };

interface Kept {
  readonly said: Readonly<Record<string, string>>;
}

/** Cards by keyboard: the first letters of a name and Enter lead to its row; each key goes on to the next question, the last one back to the name. */
function start(form: HTMLFormElement): void {
  const find = form.querySelector<HTMLInputElement>('#find');
  const said = form.querySelector('#said');
  const rows = [...form.querySelectorAll<HTMLTableRowElement>('tr[data-learner]')];
  const draft = crypto.randomUUID();

  const asked = (): readonly number[] =>
    [...form.querySelectorAll<HTMLSelectElement>('select[name^="target-"]')].flatMap(({ value }, index) =>
      value === '' ? [] : [index + 1],
    );
  const cellsOf = (row: Element): HTMLInputElement[] =>
    asked().flatMap((number) => row.querySelector<HTMLInputElement>(`[data-question="${number}"] input`) ?? []);

  /** Questions that were not asked have no place on the cards. */
  function show(): void {
    const now = new Set(asked());
    for (const each of form.querySelectorAll<HTMLElement>('table [data-question]'))
      each.hidden = !now.has(Number(each.dataset['question']));
  }

  function count(): void {
    const filled = rows.filter((row) => cellsOf(row).some(({ value }) => value in SHARES)).length;
    const place = form.querySelector('#count');
    if (place !== null) place.textContent = `${filled} ${form.dataset['counted'] ?? ''}`;
  }

  function goTo(text: string): void {
    const wanted = plain(text);
    const row =
      rows.find(({ dataset }) => plain(dataset['name'] ?? '').startsWith(wanted)) ??
      rows.find(({ dataset }) =>
        plain(dataset['name'] ?? '')
          .split(' ')
          .some((part) => part.startsWith(wanted)),
      );
    if (row !== undefined && wanted !== '') cellsOf(row)[0]?.focus();
  }

  find?.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    goTo(find.value);
  });
  form.addEventListener('change', ({ target }) => {
    if (target === find) goTo(find?.value ?? '');
    else show();
  });
  form.addEventListener('input', ({ target }) => {
    if (!(target instanceof HTMLInputElement) || target.maxLength !== 1) return;
    if (target.value !== '' && !(target.value in SHARES)) target.value = '';
    count();
    if (target.value === '') return;
    const cells = cellsOf(target.closest('tr') ?? form);
    const next = cells[cells.indexOf(target) + 1];
    if (next !== undefined) next.focus();
    else if (find !== null) {
      find.value = '';
      find.focus();
    }
  });
  form.addEventListener('keydown', (event) => {
    const { target, key } = event;
    if (!(target instanceof HTMLInputElement) || target.maxLength !== 1 || !/^Arrow(Up|Down)$|^Enter$/.test(key))
      return;
    event.preventDefault();
    const row = target.closest('tr');
    const other = rows[rows.findIndex((each) => each === row) + (key === 'ArrowUp' ? -1 : 1)];
    const place = cellsOf(row ?? form).indexOf(target);
    if (other !== undefined) cellsOf(other)[place]?.focus();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void keep();
  });

  async function keep(): Promise<void> {
    const fields = new FormData(form);
    const numbers = asked();
    const answer = await call<Kept>('/paper/keep', {
      course: form.dataset['course'],
      token: form.dataset['token'],
      draft,
      title: fields.get('title'),
      kind: fields.get('kind'),
      unit: fields.get('unit'),
      date: fields.get('date'),
      targets: numbers.map((number) => fields.get(`target-${number}`)),
      cards: rows.map((row) => ({
        learner: row.dataset['learner'],
        shares: cellsOf(row).map(({ value }) => SHARES[value] ?? null),
      })),
    });
    if (said === null) return;
    const language = form.dataset['language'] ?? 'en';
    if (answer.ok === true) said.textContent = answer.body.said[language] ?? '';
    else {
      const message = answer.ok === false ? answer.refusal?.message : null;
      said.textContent = message?.[language === 'es' ? 'es' : 'en'] ?? form.dataset['notKept'] ?? '';
    }
  }

  show();
  count();
  find?.focus();
}

function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().trim();
}

const form = document.querySelector<HTMLFormElement>('form#paper');
if (form !== null) start(form);
