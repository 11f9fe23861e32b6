import type { Request } from 'express';
import type { LmsErrorKind } from '../../lms/errors.ts';
import type { Framer } from '../../lms/host.ts';
import type { RefusedLaunch } from '../../lms/launch.ts';
import type { Failure } from '../failure/view.ts';
import type { PageDeps } from './deps.ts';
import type { Viewer } from './viewer.ts';

/** Why something was refused, for the log. */
export type PageRefusal =
  | RefusedLaunch
  | LmsErrorKind
  | 'no-launch'
  | 'no-consent'
  | 'no-sign-in'
  | 'address'
  | 'state'
  | 'declined'
  | 'role'
  | 'token'
  | 'old'
  | 'pass';

/** What a page answers with. The mounting in index.ts turns it into HTTP. */
export type Reply = { readonly cookies?: readonly string[] } & (
  | PageReply
  | { readonly kind: 'redirect'; readonly to: string; readonly status?: 302 | 303 }
  /** `retryAfter`: seconds until it is worth asking again. */
  | { readonly kind: 'json'; readonly status: number; readonly body: object; readonly retryAfter?: number }
  /** Nothing is new since the version that was asked about. */
  | { readonly kind: 'unchanged' }
  /** A file that may be cached. */
  | { readonly kind: 'file'; readonly name: string; readonly body: string }
  | { readonly kind: 'asset'; readonly type: 'css' | 'svg' | 'js'; readonly body: string }
  /** `reason`: one word for the log. */
  | { readonly kind: 'refused'; readonly why: Exclude<Failure, 'broken'>; readonly reason?: PageRefusal }
);

interface PageReply {
  readonly kind: 'page';
  readonly html: string;
  /** 200 where it is absent. */
  readonly status?: number;
  /** An origin that a form on this page leads to, beside our own. */
  readonly formsTo?: string;
  /** Who may frame this one answer, where its address alone does not tell. */
  readonly framed?: Framer;
  readonly retryAfter?: number;
}

/** What of the request a page may read; everything in it is outside text. */
export type Asked = Pick<Request, 'query' | 'params' | 'body' | 'path'> & {
  readonly cookies: ReadonlyMap<string, string>;
  /** What stands for the cookie where frames keep none (`Authorization: Bearer`); null: nothing came. */
  readonly bearer: string | null;
};

interface Place {
  readonly method: 'get' | 'post';
  readonly path: string;
  /**
   * Against which budget a request counts (src/limits): `entry` lets somebody in, `live` is asked and saved by an open page itself, `not`: against none.
   * Absent: a page or a button.
   */
  readonly counted?: 'entry' | 'live' | 'not';
  /** It is shown inside the LMS; no other page may be framed by anyone. */
  readonly framed?: Framer;
  /** Scripts of our own run in it, and speak with us alone. */
  readonly scripted?: true;
  /** A script of ours asks for it, and reads its refusals too: they are JSON. */
  readonly askedByScript?: true;
  /** A window of its own that tells the page it was opened from what came of it. */
  readonly popUp?: true;
  /** Its form comes from the LMS's own site, not from a page of ours: what it brings is signed instead. */
  readonly fromLms?: true;
  /**
   * `signed`: a form that holds a signed token; `text`: one with a text somebody wrote; `list`: one with some fields for each of many rows; `file`: one
   * with a file, or a large table; `large`: one with a file of some MB; `json`: what a script of ours sends. Absent: a small form.
   */
  readonly form?: 'signed' | 'text' | 'list' | 'file' | 'large' | 'json';
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
