import { takeFirst } from './first-address.ts';

/** The script of a page of refusal: takes out of its address what the LMS put there, and hands that on with links that have no parameters of their own. */
const first = takeFirst();
for (const link of document.querySelectorAll<HTMLAnchorElement>('.act a, section[lang] a')) {
  const to = new URL(link.getAttribute('href') || first.pathname, first);
  link.addEventListener('click', (event) => {
    event.preventDefault();
    location.replace(to.pathname + (to.search || first.search));
  });
}
