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

/** What a route answers. The mounting in index.ts turns it into HTTP. */
export type Reply = { readonly cookies?: readonly string[] } & (
  | PageReply
  | { readonly kind: 'redirect'; readonly to: string; readonly status?: 302 | 303 }
  /** `retryAfter`: seconds until it is worth asking again. */
  | { readonly kind: 'json'; readonly status: number; readonly body: object; readonly retryAfter?: number }
  /** There is nothing new since the version the request named. */
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
  /** Absent: 200. */
  readonly status?: number;
  /** An origin, beside our own, to which a form on this page may lead. */
  readonly formsTo?: string;
  /** The hosts that may frame this one answer, where its path alone does not decide it. */
  readonly framed?: Framer;
  readonly retryAfter?: number;
}

/** The parts of the request that a route may read; all of it is untrusted text. */
export type Asked = Pick<Request, 'query' | 'params' | 'body' | 'path'> & {
  readonly cookies: ReadonlyMap<string, string>;
  /** The token that replaces the cookie where frames keep none (`Authorization: Bearer`); null: none was sent. */
  readonly bearer: string | null;
};

interface Place {
  readonly method: 'get' | 'post';
  readonly path: string;
  /**
   * The budget that a request counts against (src/limits). `entry`: it lets somebody in; `live`: an open page sends it
   * by itself; `not`: it counts against none. Absent: that of pages and buttons.
   */
  readonly counted?: 'entry' | 'live' | 'not';
  /** The page is shown inside the LMS. A page without this may be framed by nobody. */
  readonly framed?: Framer;
  /** The page runs scripts of our own, which may connect to our origin alone. */
  readonly scripted?: true;
  /** A script of ours requests it and reads its refusals too, so they are JSON. */
  readonly askedByScript?: true;
  /** A separate window that reports its outcome to the page that opened it. */
  readonly popUp?: true;
  /**
   * Its form comes from the LMS's own site, not from a page of ours; the signature of its content is checked instead.
   */
  readonly fromLms?: true;
  /**
   * `signed`: a form with a signed token; `text`: a form with a text somebody wrote; `list`: a form with a few fields
   * for each of many rows; `file`: a form with a file or a large table; `large`: a form with a file of some MB; `json`:
   * the body that a script of ours sends. Absent: a small form.
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
