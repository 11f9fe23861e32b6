import type { Notice } from '../model/notices.ts';
import type { Scene } from '../model/scene.ts';

/** One line that says what is unusual this morning, with a link; each kind has its own picture beside the words. */
export function NoticeLine({ notice, words }: Pick<Scene, 'words'> & { notice: Notice }) {
  const said = words.notices;
  return (
    <p class={`notice notice-${notice.kind}`}>
      <Sign kind={notice.kind} />
      {notice.kind === 'no-school' ? (
        <span>
          <strong>{said.noSchool}</strong> {notice.planned ? said.planned(notice.next) : said.comes(notice.next)}
        </span>
      ) : (
        <span>
          <strong>{said[notice.kind].title}</strong> {said[notice.kind].text}{' '}
          <a href="#problems">{words.page.problems}</a>
        </span>
      )}
    </p>
  );
}

const SIGN: Readonly<Record<Notice['kind'] | 'calm' | 'undone', string>> = {
  'no-school': 'M4 10a6 6 0 0 1 12 0M2 14h16M10 1.5v2M3.5 4.5l1.4 1.4M16.5 4.5l-1.4 1.4',
  'class-held': 'M7 4v12M13 4v12',
  'not-current': 'M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15M10 6v4.5l3 2',
  calm: 'M3.5 10.5l4.3 4.3L16.5 6',
  undone: 'M7 4L3 8l4 4M3 8h8a5 5 0 0 1 0 10H8',
};

export function Sign({ kind }: { kind: keyof typeof SIGN }) {
  return (
    <svg
      class="sign"
      viewBox="0 0 20 20"
      width="20"
      height="20"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      stroke-width="1.8"
      stroke-linecap="round"
      stroke-linejoin="round"
    >
      <path d={SIGN[kind]} />
    </svg>
  );
}
