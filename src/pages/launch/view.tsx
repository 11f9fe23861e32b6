import type { ComponentChildren } from 'preact';
import type { Said } from '../../language.ts';
import { messagePage } from '../look/both-languages.tsx';
import { renderDocument } from '../look/document.tsx';
import { Wordmark } from '../look/wordmark.tsx';

/** What a student sees: a calm page without a word about anyone. */
export const studentPage = messagePage({
  title: { en: 'Your place is being made ready', es: 'Estamos preparando tu lugar' },
  text: {
    en: 'The pages for students come later. Everything you need for today stands in your class.',
    es: 'Las páginas para estudiantes llegarán más adelante. Todo lo que necesitas hoy está en tu clase.',
  },
});

/** For a browser that keeps no cookies in frames: the board opens in a window of its own. */
export function windowPage(enter: string, ticket: string): string {
  return buttonPage({
    title: { en: 'Open the morning board', es: 'Abrir el tablero de la mañana' },
    text: {
      en: 'Your browser keeps nothing for pages inside other pages, so the board opens in a window of its own.',
      es: 'Su navegador no guarda nada para páginas dentro de otras, así que el tablero se abre en una ventana propia.',
    },
    button: { en: 'Open in a new window', es: 'Abrir en una ventana nueva' },
    form: { action: enter, field: 'ticket', value: ticket, target: '_blank' },
  });
}

/** What a link in the course is called. */
export const LINK_TITLE = 'Waymark';

/** The teacher is choosing what to add to the course. */
export function wishPage(answer: { readonly to: string; readonly field: string; readonly value: string }): string {
  return buttonPage({
    title: { en: 'Add Waymark to this course', es: 'Agregar Waymark a este curso' },
    text: {
      en: 'A link will stand among the materials. You will see the morning board there; students see their own place.',
      es: 'Habrá un enlace entre los materiales. Allí verá el tablero de la mañana; cada estudiante ve su propio lugar.',
    },
    button: { en: 'Add the link', es: 'Agregar el enlace' },
    form: { action: answer.to, field: answer.field, value: answer.value },
  });
}

interface ButtonPage {
  readonly title: Said;
  readonly text: Said;
  readonly button: Said;
  readonly form: {
    readonly action: string;
    readonly field: string;
    readonly value: string;
    readonly target?: '_blank';
  };
}

function buttonPage({ title, text, button, form }: ButtonPage): string {
  const inForm = (label: ComponentChildren) => (
    <form method="post" action={form.action} target={form.target}>
      <input type="hidden" name={form.field} value={form.value} />
      <p class="act">
        <button type="submit">{label}</button>
      </p>
    </form>
  );
  return renderDocument({
    language: 'en',
    title: `${title.en} · Waymark`,
    children: (
      <main class="message">
        <Wordmark />
        <h1>{title.en}</h1>
        <p>{text.en}</p>
        {inForm(button.en)}
        <section lang="es">
          <h2>{title.es}</h2>
          <p>{text.es}</p>
          {inForm(button.es)}
        </section>
      </main>
    ),
  });
}
