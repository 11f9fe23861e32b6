import type { Scene } from './local.ts';

/** Why a request to the teacher was not accepted, shown where it was sent; what was written stays. */
export function WishTrouble({ at, scene: { local, language } }: { at: string; scene: Scene }) {
  const { trouble } = local.wishes;
  if (trouble?.at !== at) return null;
  return (
    <p class="notice" role="alert">
      {trouble.words[language]}
    </p>
  );
}
