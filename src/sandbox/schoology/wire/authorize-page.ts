import type { Answered, Asked } from '../../shell/shell.ts';
import type { State } from '../world/state.ts';
import type { Handshake } from './handshake.ts';

/** The path on the school's domain where a person approves an app (lms/schoology/FACTS.md 1.4). */
export const AUTHORIZE = '/oauth/authorize';

/**
 * Shows the page, or takes the decision. Whoever is signed in to Schoology in this browser is chosen on the page itself, so that
 * the wrong account can be tried too. Both `oauth_callback` and `return_url` are honoured, the first one first.
 */
export function serveAuthorize(handshake: Handshake, state: State, { verb, url, body }: Asked): Answered {
  const given = verb === 'POST' ? new URLSearchParams(body) : url.searchParams;
  const token = given.get('oauth_token') ?? '';
  const callback = given.get('oauth_callback') ?? given.get('return_url');
  if (!handshake.isOpen(token))
    return show(400, '<h1>This request is not known</h1><p>Go back to the app and connect again.</p>');
  if (verb !== 'POST') return show(200, form(token, callback, state));
  const uid = given.get('uid') ?? '';
  if (!state.people.has(uid)) return show(400, '<h1>Nobody is signed in</h1>');
  const approved = given.get('decision') === 'approve';
  const back = handshake.decide(token, uid, approved, callback);
  if (back !== null) return { status: 302, headers: { location: back }, text: '' };
  return show(200, approved ? '<h1>Approved</h1><p>You may close this page.</p>' : '<h1>Denied</h1>');
}

function form(token: string, callback: string | null, state: State): string {
  const people = [...state.people.values()].toSorted(
    (a, b) => Number(a.role === 'student') - Number(b.role === 'student'),
  );
  const options = people
    .map(
      ({ uid, first, last, role }) => `<option value="${escape(uid)}">${escape(`${first} ${last} (${role})`)}</option>`,
    )
    .join('');
  const hidden = [['oauth_token', token], ...(callback === null ? [] : [['oauth_callback', callback]])]
    .map(([name, value]) => `<input type="hidden" name="${escape(name ?? '')}" value="${escape(value ?? '')}">`)
    .join('');
  return `<h1>Waymark would like to access your account</h1><form method="post" action="${AUTHORIZE}">${hidden}
    <p><label for="uid">Signed in as</label> <select id="uid" name="uid">${options}</select></p>
    <p><button name="decision" value="approve">Approve</button> <button name="decision" value="deny">Deny</button></p></form>`;
}

function show(status: number, content: string): Answered {
  const text = `<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Sandbox school: approve an app</title><main>${content}</main></html>`;
  return { status, headers: { 'content-type': 'text/html; charset=UTF-8' }, text };
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
