const OWN = 'schoology.com';

/**
 * A host of Schoology's own, or the one the settings name: nobody is sent to any other host, and no request to any
 * other is signed.
 */
export function isOwnHost(host: string, domain: string | null): boolean {
  const name = host.toLowerCase();
  return name === OWN || name.endsWith(`.${OWN}`) || (domain !== null && name === domain);
}

/**
 * Which sites may frame our pages, as sources of a content policy.
 * @param issuer the platform of the launch, where it is a stand-in on this machine
 */
export function frameSources(domain: string | null, issuer: string): readonly string[] {
  const { hostname, origin } = new URL(issuer);
  return [
    `https://${OWN}`,
    `https://*.${OWN}`,
    ...(domain === null ? [] : [`https://${domain}`]),
    ...(isOwnHost(hostname, domain) ? [] : [origin]),
  ];
}
