import type { Scene } from './local.ts';

/** Why a question to the teacher was not taken, said where it was sent; what was written is still there. */
export function WishTrouble({ at, scene: { local, language } }: { at: string; scene: Scene }) {
  const { trouble } = local.wishes;
  if (trouble?.at !== at) return null;
  return (
    <p class="notice" role="alert">
      {trouble.words[language]}
    </p>
  );
}
