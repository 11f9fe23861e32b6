import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';
import { getFrom, type Got } from './get-from.ts';

/** Why an address that somebody typed is not read. */
export type PublicFileProblem =
  | 'no-address'
  | 'private'
  | 'unknown-host'
  | 'refused'
  | 'too-large'
  | 'too-slow'
  | 'unreachable';
export type PublicFileRead =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly why: PublicFileProblem };

/** The network, as far as it is needed. */
export interface Wire {
  /** All addresses of a host; empty: there is no such host. */
  readonly resolve: (host: string) => Promise<readonly string[]>;
  /** Asks exactly this IP address, whatever the host's name resolves to by now. */
  readonly get: (url: URL, address: string) => Promise<Got>;
}

const MOST_REDIRECTS = 3;

/**
 * Reads a public file from an address that somebody typed: by https on its usual port, and never from a machine of this network, whatever its name says or
 * an answer leads to (each address is looked up once, and that one is asked). Nothing of ours is sent along.
 */
export async function readPublicFile(address: string, wire: Wire = realWire): Promise<PublicFileRead> {
  let next = address;
  for (let step = 0; step <= MOST_REDIRECTS; step += 1) {
    const url = URL.canParse(next) ? new URL(next) : null;
    if (url === null || url.protocol !== 'https:' || url.port !== '' || url.username !== '' || url.password !== '')
      return { ok: false, why: 'no-address' };
    const host = url.hostname.replace(/^\[|\]$/g, '');
    const found = isIP(host) === 0 ? await wire.resolve(host) : [host];
    const [first] = found;
    if (first === undefined) return { ok: false, why: 'unknown-host' };
    if (found.some((each) => !isPublic(each))) return { ok: false, why: 'private' };
    const got = await wire.get(url, first);
    if (got.is === 'text') return { ok: true, text: got.text };
    if (got.is === 'failed') return { ok: false, why: got.why };
    if (!URL.canParse(got.to, url)) return { ok: false, why: 'refused' };
    next = new URL(got.to, url).href;
  }
  return { ok: false, why: 'refused' };
}

const realWire: Wire = {
  resolve: async (host) => {
    try {
      return (await lookup(host, { all: true })).map(({ address }) => address);
    } catch {
      return []; // no such host, or nobody to ask: it cannot be reached either way
    }
  },
  get: getFrom,
};

/** Addresses that are not on the public internet (IANA's special-purpose registries), and those that carry another address in them. */
const SPECIAL = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  SPECIAL.addSubnet(net, bits, 'ipv4');
/** Of IPv6 only what is given out for the internet is public; of that, what carries an IPv4 address or is for documents is not. */
const GLOBAL = new BlockList();
GLOBAL.addSubnet('2000::', 3, 'ipv6');
for (const [net, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  SPECIAL.addSubnet(net, bits, 'ipv6');

export function isPublic(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !SPECIAL.check(address, 'ipv4');
    case 6:
      return GLOBAL.check(address, 'ipv6') && !SPECIAL.check(address, 'ipv6');
    default:
      return false;
  }
}
