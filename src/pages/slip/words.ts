import type { Language } from '../../language.ts';
import type { SeminarSlot } from '../../routing/types.ts';

export interface SlipWords {
  readonly title: string;
  readonly slot: Readonly<Record<SeminarSlot, string>>;
  readonly others: string;
  readonly othersHint: string;
  minutes(count: number): string;
  readonly back: string;
  readonly print: string;
}

export const slipWords: Readonly<Record<Language, SlipWords>> = {
  en: {
    title: 'Groups for today',
    slot: { first: 'First group', second: 'Second group' },
    others: 'Own work',
    othersHint: 'Choose from your menu.',
    minutes: (count) => `${count} min`,
    back: 'Back to the board',
    print: 'Names only: made for the wall and the projector. It prints on one page.',
  },
  es: {
    title: 'Grupos de hoy',
    slot: { first: 'Primer grupo', second: 'Segundo grupo' },
    others: 'Trabajo propio',
    othersHint: 'Elige de tu menú.',
    minutes: (count) => `${count} min`,
    back: 'Volver al tablero',
    print: 'Solo nombres: para la pared y el proyector. Se imprime en una página.',
  },
};
