import { takeFirst } from './first-address.ts';

/** A refusal: its address lets go of what the LMS put there, and a way on without parameters of its own still goes with them. */
const first = takeFirst();
for (const link of document.querySelectorAll<HTMLAnchorElement>('.act a, section[lang] a')) {
  const to = new URL(link.getAttribute('href') || first.pathname, first);
  link.addEventListener('click', (event) => {
    event.preventDefault();
    location.replace(to.pathname + (to.search || first.search));
  });
}
