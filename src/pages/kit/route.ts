import type { Request } from 'express';
import type { Failure } from '../failure/view.ts';
import type { PageDeps } from './deps.ts';
import type { Viewer } from './viewer.ts';

/** What a page answers with. The mounting in index.ts turns it into HTTP. */
export type Reply = { readonly cookies?: readonly string[] } &
  /** `formsTo`: an origin that a form on this page leads to, beside our own. */
  (
    | { readonly kind: 'page'; readonly html: string; readonly formsTo?: string }
    | { readonly kind: 'redirect'; readonly to: string }
    | { readonly kind: 'json'; readonly status: 200 | 503; readonly body: object }
    | { readonly kind: 'asset'; readonly type: 'css' | 'svg'; readonly body: string }
    /** `reason`: one word for the log. */
    | { readonly kind: 'refused'; readonly why: Exclude<Failure, 'broken'>; readonly reason?: string }
  );

/** What of the request a page may read; everything in it is outside text. */
export type Asked = Pick<Request, 'query' | 'params' | 'body'> & { readonly cookies: ReadonlyMap<string, string> };

interface Place {
  readonly method: 'get' | 'post';
  readonly path: string;
  /** It is shown inside the LMS; no other page may be framed by anyone. */
  readonly framed?: true;
  /** Its form comes from the LMS's own site, not from a page of ours: what it brings is signed instead. */
  readonly fromLms?: true;
  /** `signed`: a form that holds a signed token; `text`: one with a text somebody wrote; `file`: one with a file. Absent: a small form. */
  readonly form?: 'signed' | 'text' | 'file';
}

/** A page for viewers of one role. */
export interface For<Role extends Viewer['role']> {
  readonly for: Role;
  answer(viewer: Extract<Viewer, { readonly role: Role }>, asked: Asked, deps: PageDeps): Promise<Reply>;
}

/** Every page states who may call it: there is no other way into the app. */
export type Route = Place &
  (
    | { readonly for: 'anyone'; answer(asked: Asked, deps: PageDeps): Promise<Reply> }
    | { readonly [Role in Viewer['role']]: For<Role> }[Viewer['role']]
  );
