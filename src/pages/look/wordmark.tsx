/** The sign at the top of each page: two ways from one point, and the name. */
export function Wordmark() {
  return (
    <span class="wordmark">
      <svg
        viewBox="0 0 20 20"
        width="20"
        height="20"
        aria-hidden="true"
        fill="none"
        stroke="currentColor"
        stroke-width="2"
        stroke-linecap="round"
      >
        <path d="M10 18v-6M10 12C10 8 5 8 5 4M10 12c0-4 5-4 5-8" />
        <circle cx="5" cy="3" r="1.6" fill="currentColor" />
        <circle cx="15" cy="3" r="1.6" />
      </svg>
      Waymark
    </span>
  );
}
