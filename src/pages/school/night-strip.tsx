import type { Language } from '../../language.ts';
import type { NightTrouble } from '../../school/last-night.ts';
import type { NightListed } from '../../store/nights/night-list.ts';
import { dateInWords } from '../../time.ts';
import type { SchoolWords } from './words/words.ts';

/** The look of a night in the strip. Shapes differ, so that nobody needs the colour. */
export type NightLook = 'whole' | 'partly' | 'running' | 'left' | 'missing';

const LOOKS = ['whole', 'partly', 'running', 'left', 'missing'] as const satisfies readonly NightLook[];

function lookOf({ ended, unfinished, failed }: NightListed): NightLook {
  if (ended !== 'finished') return ended;
  return unfinished + failed > 0 ? 'partly' : 'whole';
}

/** The last nights in a row, the newest at the right, including a night that was due and did not run. */
export function NightStrip({
  nights,
  trouble,
  label,
  language,
  words,
}: {
  readonly nights: readonly NightListed[];
  readonly trouble: NightTrouble | null;
  readonly label: string;
  readonly language: Language;
  readonly words: SchoolWords;
}) {
  const missing = trouble === 'late' || trouble === 'never';
  if (nights.length === 0 && !missing) return null;
  return (
    <ol class="night-strip" aria-label={label}>
      {nights.toReversed().map((night) => (
        <li key={night.date}>
          <Shape look={lookOf(night)} />
          <span aria-hidden="true">{Number(night.date.slice(8))}</span>
          <span class="unseen">
            {dateInWords(night.date, language)}: {words.ended[night.ended]}, {words.night(night)}
          </span>
        </li>
      ))}
      {missing && (
        <li>
          <Shape look="missing" />
          <span aria-hidden="true">?</span>
          <span class="unseen">{words.trouble[trouble]}</span>
        </li>
      )}
    </ol>
  );
}

/** What the shapes mean. */
export function Legend({ words }: { readonly words: SchoolWords }) {
  return (
    <ul class="night-legend fine">
      {LOOKS.map((look) => (
        <li key={look}>
          <Shape look={look} /> {words.looks[look]}
        </li>
      ))}
    </ul>
  );
}

function Shape({ look }: { readonly look: NightLook }) {
  return (
    <svg class={`night-shape ${look}`} viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
      {SHAPES[look]}
    </svg>
  );
}

const SHAPES = {
  whole: <circle class="full" cx="10" cy="10" r="8" />,
  partly: (
    <>
      <circle cx="10" cy="10" r="8" />
      <path class="full" d="M10 2a8 8 0 0 0 0 16z" />
    </>
  ),
  running: (
    <>
      <circle cx="10" cy="10" r="8" />
      <path class="full" d="M8 6l6 4-6 4z" />
    </>
  ),
  left: (
    <>
      <circle cx="10" cy="10" r="8" />
      <path d="M5 15L15 5" />
    </>
  ),
  missing: (
    <>
      <circle class="gone" cx="10" cy="10" r="8" />
      <path d="M10 5v6M10 14v1" />
    </>
  ),
} as const satisfies Readonly<Record<NightLook, object>>;
