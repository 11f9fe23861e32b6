const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i;

/**
 * Whether traffic to the database leaves this machine without proof of the server's identity: the host is another
 * machine, and the mode is not `sslmode=verify-full`. `prefer` and `require` are not enough: the first falls back to
 * plain text, and the second checks no name.
 * @param environment of the process, as the driver takes a host from PGHOST where the address names none
 */
export function isUnprotected(
  databaseUrl: string,
  environment: Readonly<Record<string, string | undefined>> = {},
): boolean {
  const url = parsed(databaseUrl);
  if (url === null) return false; // what is no address is refused as such
  const host = url.searchParams.getAll('host').at(-1) ?? decodeURIComponent(url.hostname.replace(NO_HOST, ''));
  const asked = host || environment['PGHOST'] || 'localhost';
  const isHere = asked.startsWith('/') || LOOPBACK.test(asked);
  return !isHere && url.searchParams.getAll('sslmode').at(-1) !== 'verify-full';
}

const NO_HOST = 'no-host.invalid';

/** The driver accepts `postgres://user:secret@/db?host=/cloudsql/...` as an address, although a URL parser does not. */
function parsed(databaseUrl: string): URL | null {
  const text = databaseUrl.replace(/^(\w+:\/\/[^/?#]*@)(?=[/?#])/, `$1${NO_HOST}`);
  return URL.canParse(text) ? new URL(text) : null;
}
