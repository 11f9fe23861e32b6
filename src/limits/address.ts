import type { IncomingMessage } from 'node:http';
import { isIPv6 } from 'node:net';

/**
 * Where a request comes from, as far as those can be believed who passed it on.
 * @param proxies how many of ours stand before this process; each adds the address it heard from at the end of `X-Forwarded-For`, and what stands before those
 *   anybody may have written
 */
export function addressOf({ headers, socket }: IncomingMessage, proxies: number): string {
  const passed = [headers['x-forwarded-for'] ?? []].flat().join(',').split(',');
  const told = proxies === 0 ? '' : (passed.at(-proxies)?.trim() ?? '');
  return network(told === '' ? (socket.remoteAddress ?? '') : told);
}

/** One subscriber has a whole /64 of the newer addresses, and could take another one for each request. */
function network(address: string): string {
  if (!isIPv6(address)) return address;
  if (/^::ffff:\d+\./i.test(address)) return address.slice(7);
  const [head = '', tail] = address.split('::');
  const groups = head.split(':').filter((group) => group !== '');
  const after = (tail ?? '').split(':').filter((group) => group !== '');
  const zeros =
    tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - groups.length - after.length) }, () => '0');
  return [...groups, ...zeros, ...after]
    .slice(0, 4)
    .map((group) => parseInt(group, 16).toString(16))
    .join(':');
}
