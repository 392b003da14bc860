import { ALB } from '../facts/limits';

const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/** Host names are compared without case everywhere: DNS, TLS and host-header conditions agree on it. */
export function canonicalHost(host: string): string {
  return host.toLowerCase();
}

/**
 * Why a text cannot be published as a host name, or undefined if it can.
 *
 * Lync allows letters, digits and hyphens (no underscore, no IDN), a host-header condition wants
 * a dot and only letters after the last one, at most 128 characters.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html#host-conditions
 */
export function hostNameProblem(host: string): string | undefined {
  if (host.includes('://')) return 'has a scheme';
  if (host.includes('/')) return 'has a slash';
  if (host.includes(':')) return 'has a port';
  if (host.includes('*') || host.includes('?')) return 'has a wildcard';
  if (!host.includes('.')) return 'has no dot';
  if (host.length > ALB.conditionValueLength) {
    return `has ${host.length} characters, more than the ${ALB.conditionValueLength} of a host-header condition`;
  }
  if (host.endsWith('.')) return 'ends in a dot';
  const labels = canonicalHost(host).split('.');
  const bad = labels.find((label) => !LABEL.test(label));
  if (bad !== undefined) {
    if (bad.length > 63) return `has a label of ${bad.length} characters, more than the 63 of DNS`;
    return bad === '' ? 'has an empty label' : `has the label ${JSON.stringify(bad)}, which is not made of a-z, 0-9 and inner hyphens`;
  }
  if (!/^[a-z]+$/.test(labels.at(-1) ?? '')) return 'does not end in a label of letters only';
  return undefined;
}

/** Whether a certificate of a server may have it: inside, names may have one label, or underscores. */
export function isServerName(text: string): boolean {
  return text.length <= MOST_CHARACTERS && text.split('.').every((label) => /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/.test(label));
}

/** Of a name of DNS, as it is written. https://www.rfc-editor.org/rfc/rfc1035#section-2.3.4 */
const MOST_CHARACTERS = 253;

/** `meet.contoso.com` → `contoso.com`. */
export function parentDomain(host: string): string {
  const dot = host.indexOf('.');
  return dot < 0 ? '' : host.slice(dot + 1);
}

/** Whether a host is the domain itself or lies below it. */
export function liesIn(host: string, domain: string): boolean {
  return host === domain || host.endsWith(`.${domain}`);
}

/** Every domain a host lies in, the longest first: itself, then those above it. */
export function domainsHolding(host: string): readonly string[] {
  const domains = [host];
  for (let dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1)) domains.push(host.slice(dot + 1));
  return domains;
}

/** Whether a certificate name covers a host, both in lower case; a wildcard stands for exactly one left-most label. */
export function covers(certificateName: string, host: string): boolean {
  return certificateName === host || (certificateName.startsWith('*.') && parentDomain(host) === certificateName.slice(2));
}

/** The public name of the Autodiscover service for a SIP domain. */
export function autodiscoverName(sipDomain: string): string {
  return `lyncdiscover.${canonicalHost(sipDomain)}`;
}
