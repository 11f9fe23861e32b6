import { takeFirst } from './first-address.ts';

/**
 * The script of a page of refusal: takes out of its address what the LMS put there, and hands that on with links that have no parameters of their own.
 * A sign-in leads back to this address without the page that was refused.
 */
const first = takeFirst();
for (const link of document.querySelectorAll<HTMLAnchorElement>('.act a, section[lang] a')) {
  const href = link.getAttribute('href') ?? '';
  if (href === '?' || link.target !== '') continue; // the address alone, or elsewhere
  const to = new URL(href || first.pathname, first);
  if (to.pathname === '/sign-in' && !to.searchParams.has('back')) {
    const back = new URL(first);
    back.searchParams.delete('o');
    to.searchParams.set('back', back.pathname + back.search);
  }
  link.addEventListener('click', (event) => {
    event.preventDefault();
    location.replace(to.pathname + (to.search || first.search));
  });
}
