import type { Said } from '../../language.ts';
import type { TicketId, TicketKind } from '../../ticket/types.ts';
import { renderDocument } from '../look/document.tsx';
import { Wordmark } from '../look/wordmark.tsx';

const KINDS: Readonly<Record<TicketKind, Said>> = {
  entrance: { en: 'Entrance ticket', es: 'Boleto de entrada' },
  exit: { en: 'Exit ticket', es: 'Boleto de salida' },
  station: { en: 'Station ticket', es: 'Boleto de estación' },
  habit: { en: 'How you work', es: 'Cómo trabajas' },
};

/** What a learner finds who opened Waymark and no ticket: those of the class that are open now, each one press away. */
export function openTicketsPage(
  open: readonly { readonly ticket: TicketId; readonly title: string; readonly kind: TicketKind }[],
): string {
  const list = (language: 'en' | 'es') => (
    <ul>
      {open.map(({ ticket, title, kind }) => (
        <li key={ticket}>
          <a href={`/t/${ticket}`}>{title}</a> · {KINDS[kind][language]}
        </li>
      ))}
    </ul>
  );
  const [title, text] = open.length === 0 ? [NONE.title, NONE.text] : [SOME.title, SOME.text];
  return renderDocument({
    language: 'en',
    title: `${title.en} · Waymark`,
    children: (
      <main class="message">
        <Wordmark />
        <h1>{title.en}</h1>
        <p>{text.en}</p>
        {open.length > 0 && list('en')}
        <section lang="es">
          <h2>{title.es}</h2>
          <p>{text.es}</p>
          {open.length > 0 && list('es')}
        </section>
      </main>
    ),
  });
}

const SOME = {
  title: { en: 'Your tickets', es: 'Tus boletos' },
  text: { en: 'Choose the one your class is working on.', es: 'Elige el que tu clase está haciendo.' },
} as const;

const NONE = {
  title: { en: 'There is no ticket now', es: 'Ahora no hay ningún boleto' },
  text: {
    en: 'You have nothing to do here just now. When your teacher gives you a ticket, open it in your class or come back here.',
    es: 'Ahora mismo no tienes nada que hacer aquí. Cuando tu docente les dé un boleto, ábrelo en tu clase o vuelve aquí.',
  },
} as const;
