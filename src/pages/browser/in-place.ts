import { bearer } from './call.ts';

/**
 * Fetches a page of ours with the token that stands for the cookie, and puts it in the place of this one: what a load does where frames keep
 * cookies. False: we are not let in, or there was no answer.
 */
export async function putInPlace(address: string): Promise<boolean> {
  const answer = await fetch(address, { credentials: 'same-origin', headers: bearer() }).catch(() => null);
  if (answer === null || answer.status === 401) return false;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  history.replaceState(null, '', answer.url);
  document.documentElement.lang = page.documentElement.lang;
  document.head.replaceChildren(...page.head.childNodes);
  document.body.replaceWith(page.body);
  for (const parsed of document.querySelectorAll<HTMLScriptElement>('script[src]'))
    parsed.replaceWith(runnable(parsed));
  return true;
}

/** A script that was parsed does not run; one that was made does. */
function runnable({ src }: HTMLScriptElement): HTMLScriptElement {
  const script = document.createElement('script');
  script.type = 'module';
  script.src = src;
  return script;
}
