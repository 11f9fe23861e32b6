import { takeFirst } from './first-address.ts';

/** The window of a sign-in has come back: its code goes to the page of ours that opened it, and to nobody else. */
const code = document.querySelector('[data-code]')?.getAttribute('data-code') ?? '';
takeFirst();
const openedBy = window.opener as Window | null;

if (openedBy === null) document.getElementById('lost')?.removeAttribute('hidden');
else {
  openedBy.postMessage({ type: 'waymark', action: 'signed-in', code }, location.origin);
  window.close();
}
