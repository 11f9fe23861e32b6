import type { Request } from 'express';
import type { PageDeps } from './deps.ts';
import type { Viewer } from './viewer.ts';

/** What a page answers with. The mounting in index.ts turns it into HTTP. */
export type Reply =
  | { readonly kind: 'page'; readonly html: string }
  | { readonly kind: 'redirect'; readonly to: string }
  | { readonly kind: 'json'; readonly status: 200 | 503; readonly body: Readonly<Record<string, string>> }
  | { readonly kind: 'asset'; readonly type: 'css' | 'svg'; readonly body: string }
  | { readonly kind: 'refused'; readonly why: 'not-found' | 'form' };

/** What of the request a page may read; everything in it is outside text. */
export type Asked = Pick<Request, 'query' | 'params' | 'body'>;

interface Place {
  readonly method: 'get' | 'post';
  readonly path: string;
}

/** Every page states who may call it: there is no other way into the app. */
export type Route = Place & (
  | { readonly for: 'anyone'; answer(asked: Asked, deps: PageDeps): Promise<Reply> }
  | { readonly for: 'teacher'; answer(viewer: Viewer, asked: Asked, deps: PageDeps): Promise<Reply> }
);
