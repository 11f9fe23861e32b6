import { pressed } from './pressed.ts';
import type { TeacherScene } from './scene.ts';

/** Why the page may be out of date, and the button to sign in again where that is needed. */
export function Stale({ scene: { page, told, tell, words, language } }: { scene: TeacherScene }) {
  if (told.stale === null) return null;
  return (
    <div class="trouble" role="alert">
      <p>{told.stale[language]}</p>
      {told.isOut && page.door !== 'launch' && (
        <button type="button" id="sign-in" class="quiet" onClick={pressed(() => tell?.signIn())}>
          {words.page.signIn}
        </button>
      )}
    </div>
  );
}
