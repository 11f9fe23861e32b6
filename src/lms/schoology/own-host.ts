const OWN = 'schoology.com';

/** A host of Schoology's own, or the one this installation is told of: nobody is sent, and nothing is signed for, anywhere else. */
export function isOwnHost(host: string, domain: string | null): boolean {
  const name = host.toLowerCase();
  return name === OWN || name.endsWith(`.${OWN}`) || (domain !== null && name === domain);
}

/**
 * What may stand around our pages, as sources of a content policy.
 * @param issuer the platform of the launch, where it is not Schoology's own: a stand-in on this machine
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
