import type { IncomingMessage, ServerResponse } from 'node:http';
import type { State } from '../world/state.ts';
import type { Handshake } from './handshake.ts';

/** The path on the school's domain where a person approves an app (schoology.md 1.4). */
export const AUTHORIZE = '/oauth/authorize';

/**
 * Shows the page, or takes the decision. Whoever is signed in to Schoology in this browser is chosen on the page itself, so that
 * the wrong account can be tried too. Both `oauth_callback` and `return_url` are honoured, the first one first.
 */
export function serveAuthorize(handshake: Handshake, state: State, request: IncomingMessage, response: ServerResponse, url: URL, body: string): void {
  const given = request.method === 'POST' ? new URLSearchParams(body) : url.searchParams;
  const token = given.get('oauth_token') ?? '';
  const callback = given.get('oauth_callback') ?? given.get('return_url');
  if (!handshake.isOpen(token)) {
    show(response, 400, '<h1>This request is not known</h1><p>Go back to the app and connect again.</p>');
    return;
  }
  if (request.method !== 'POST') {
    show(response, 200, form(token, callback, state));
    return;
  }
  const uid = given.get('uid') ?? '';
  if (!state.people.has(uid)) {
    show(response, 400, '<h1>Nobody is signed in</h1>');
    return;
  }
  const approved = given.get('decision') === 'approve';
  const back = handshake.decide(token, uid, approved, callback);
  if (back === null) show(response, 200, approved ? '<h1>Approved</h1><p>You may close this page.</p>' : '<h1>Denied</h1>');
  else response.writeHead(302, { location: back }).end();
}

function form(token: string, callback: string | null, state: State): string {
  const people = [...state.people.values()].toSorted((a, b) => Number(a.role === 'student') - Number(b.role === 'student'));
  const options = people.map(({ uid, first, last, role }) => `<option value="${escape(uid)}">${escape(`${first} ${last} (${role})`)}</option>`).join('');
  const hidden = [['oauth_token', token], ...(callback === null ? [] : [['oauth_callback', callback]])]
    .map(([name, value]) => `<input type="hidden" name="${escape(name ?? '')}" value="${escape(value ?? '')}">`).join('');
  return `<h1>Waymark would like to access your account</h1><form method="post" action="${AUTHORIZE}">${hidden}
    <p><label for="uid">Signed in as</label> <select id="uid" name="uid">${options}</select></p>
    <p><button name="decision" value="approve">Approve</button> <button name="decision" value="deny">Deny</button></p></form>`;
}

function show(response: ServerResponse, status: number, content: string): void {
  const page = `<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Sandbox school: approve an app</title><main>${content}</main></html>`;
  response.writeHead(status, { 'content-type': 'text/html; charset=UTF-8' }).end(page);
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
