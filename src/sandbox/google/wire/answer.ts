import { METHODS } from '../contract/methods.ts';
import type { Method } from '../contract/methods.ts';
import { HANDLERS } from '../methods/index.ts';
import type { Listing } from '../world/addons.ts';
import type { Clockwork } from '../world/world.ts';
import { readBody } from './body.ts';
import type { Call } from './call.ts';
import { ApiError } from './errors.ts';
import type { Lag } from '../../shell/lag.ts';
import { applyMask, readMask } from './mask.ts';
import type { Mask } from './mask.ts';
import { readQuery, single } from './query.ts';
import type { Route } from './router.ts';
import type { Tokens } from './token.ts';

export interface Request {
  readonly route: Route;
  readonly query: URLSearchParams;
  readonly authorization: string | undefined;
  readonly body: string;
}

export interface Answering {
  readonly world: Clockwork;
  readonly tokens: Tokens;
  readonly project: string;
  readonly listing: Listing;
  readonly lag: Lag;
}

/** The whole answer of one method, and the part of it that `fields` asks for. Throws `ApiError`; then nothing was changed. */
export function answer(
  request: Request,
  { world, tokens, project, listing, lag }: Answering,
): { readonly whole: object; readonly mask: Mask | null } {
  const { id, path } = request.route;
  const method: Method = METHODS[id];
  const caller = tokens.caller(request.authorization);
  if (!method.scopes.some((scope) => caller.scopes.has(scope))) {
    throw new ApiError('PERMISSION_DENIED', 'Request had insufficient authentication scopes.');
  }
  const query = readQuery(request.query, method);
  const fields = single(query, 'fields');
  const mask = fields === undefined ? null : readMask(fields, method.api, method.answer);
  const call: Call = {
    id,
    path,
    query,
    body: readBody(request.body, method),
    caller,
    world,
    project,
    prefixes: listing.prefixes,
    hidden: (item) => lag.hidden(item),
  };
  const whole = HANDLERS[id](call);
  if (id.endsWith('.list') && !query.has('pageToken')) lag.listed(id);
  return { whole, mask };
}

export function masked(whole: object, mask: Mask | null): unknown {
  return mask === null ? whole : applyMask(whole, mask);
}
