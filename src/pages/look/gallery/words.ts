import type { Language } from '../../../language.ts';

/** What the gallery says itself; what the components say are the words of the board. */
export interface GalleryWords {
  readonly title: string;
  readonly intro: string;
  readonly languages: string;
  readonly of: Readonly<Record<ComponentFile, string>>;
  readonly open: string;
  readonly sheet: string;
  readonly parts: Readonly<Record<'act' | 'quiet' | 'card' | 'warn' | 'fine' | 'label' | 'code' | 'link', string>>;
  readonly targets: readonly [string, string];
  readonly message: Readonly<Record<'title' | 'text', string>>;
}

/** The components, by the file in `look/` that each is in. */
export const COMPONENT_FILES = [
  'wordmark',
  'language-links',
  'level-shape',
  'level-bar',
  'target-bars',
  'route-picture',
  'seats',
  'estimate-picture',
  'target-map',
  'document',
  'both-languages',
] as const;
export type ComponentFile = (typeof COMPONENT_FILES)[number];

export const galleryWords: Readonly<Record<Language, GalleryWords>> = {
  en: {
    title: 'How Waymark looks',
    intro: 'Every component that the pages share, in its states. Light or dark is what your browser asks for.',
    languages: 'Language',
    of: {
      wordmark: 'The sign at the top of each page',
      'language-links': 'The same page in the other language',
      'level-shape': 'A level as a shape',
      'level-bar': 'The levels of a class as one bar',
      'target-bars': 'The class by target',
      'route-picture': 'Where the class goes',
      seats: 'Seats round the table',
      'estimate-picture': 'Results over time and the estimate',
      'target-map': 'What each target builds on',
      document: 'A whole page, such as this one',
      'both-languages': 'A short message for readers we know nothing about',
    },
    open: 'Open it',
    sheet: 'What the style sheet gives to plain elements',
    parts: {
      act: 'A button that does it',
      quiet: 'A button beside it',
      card: 'A card',
      warn: 'Something to look at',
      fine: 'fine print',
      label: 'A label',
      code: '5.NF.A.1',
      link: 'a link',
    },
    targets: ['I can add fractions with unlike denominators', 'I can solve word problems with fractions'],
    message: {
      title: 'There is nothing to do here',
      text: 'A sentence or two that say what happened and what comes next.',
    },
  },
  es: {
    title: 'Cómo se ve Waymark',
    intro: 'Cada componente que comparten las páginas, en sus estados. Claro u oscuro es lo que pide su navegador.',
    languages: 'Idioma',
    of: {
      wordmark: 'El signo al comienzo de cada página',
      'language-links': 'La misma página en el otro idioma',
      'level-shape': 'Un nivel como forma',
      'level-bar': 'Los niveles de una clase en una barra',
      'target-bars': 'La clase por objetivo',
      'route-picture': 'Adónde va la clase',
      seats: 'Lugares en la mesa',
      'estimate-picture': 'Los resultados en el tiempo y la estimación',
      'target-map': 'Sobre qué se apoya cada objetivo',
      document: 'Una página entera, como esta',
      'both-languages': 'Un mensaje breve para lectores de los que no sabemos nada',
    },
    open: 'Abrirla',
    sheet: 'Lo que la hoja de estilo da a los elementos',
    parts: {
      act: 'Un botón que lo hace',
      quiet: 'Un botón al lado',
      card: 'Una tarjeta',
      warn: 'Algo que mirar',
      fine: 'letra pequeña',
      label: 'Una etiqueta',
      code: '5.NF.A.1',
      link: 'un enlace',
    },
    targets: ['Puedo sumar fracciones con distinto denominador', 'Puedo resolver problemas con fracciones'],
    message: { title: 'Aquí no hay nada que hacer', text: 'Una o dos frases que dicen qué pasó y qué viene después.' },
  },
};
