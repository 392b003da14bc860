import type { HaproxyCertificateDeclaration, ProxyDeclaration } from '../../declaring/declarations';
import { environmentOfArn } from '../../declaring/environments';
import { foreignCertificate } from '../../declaring/foreign-certificates';
import { coveredBy } from '../../declaring/covering-names';
import { tlsVersions } from '../../declaring/tls-policy';
import { isToken, withWordForTokens } from '../../declaring/tokens';
import { finding, type Finding } from '../../findings/finding';
import type { SecretRefused } from '../../findings/haproxy/secrets';
import type { Place } from '../../findings/place';
import { httpsNames } from '../certificates';
import { ofProxy } from '../places';
import type { PublishedName } from '../published-name';

/** What is wrong with certificates that HAProxy shows itself, as far as it is known before a task reads them. */
export function secretFindings(here: readonly PublishedName[], proxy: ProxyDeclaration): readonly Finding[] {
  const { certificates } = proxy.haproxy.fleet;
  if (certificates.length === 0) return [];
  return [
    ...uncovered(here, certificates),
    ...coveredBefore(certificates),
    ...certificates.flatMap((each, index) => [...refusedArn(each, index), ...fromElsewhere(each, index, proxy)]),
    ...reducedPolicy(proxy),
  ];
}

function ofSecret(index: number, key: keyof HaproxyCertificateDeclaration): Place {
  return ofProxy('haproxy', 'fleet', 'certificates', index, key);
}

function uncovered(here: readonly PublishedName[], certificates: readonly HaproxyCertificateDeclaration[]): readonly Finding[] {
  const all = certificates.flatMap(({ names }) => names);
  // What a token stands for may be any of them, and is an error already.
  if (all.some(isToken)) return [];
  const isCovered = coveredBy(all);
  const names = httpsNames(here).filter((name) => !isToken(name) && !isCovered(name));
  return names.length === 0 ? [] : [finding('haproxy-certificate-missing', ofProxy('haproxy', 'fleet', 'certificates'), { names })];
}

function coveredBefore(certificates: readonly HaproxyCertificateDeclaration[]): readonly Finding[] {
  const before = new Set<string>();
  return certificates.flatMap(({ names }, index) => {
    const twice = [...new Set(names)].filter((name) => before.has(name) && !isToken(name));
    for (const name of names) before.add(name);
    return twice.length === 0 ? [] : [finding('haproxy-certificate-twice', ofSecret(index, 'names'), { names: twice })];
  });
}

function refusedArn(certificate: HaproxyCertificateDeclaration, index: number): readonly Finding[] {
  const problem = arnProblem(certificate);
  return problem === undefined ? [] : [finding('haproxy-secret-refused', ofSecret(index, 'secretArn'), problem)];
}

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-secrets-manager.html */
function arnProblem({ secretArn: arn, isPartial = false }: HaproxyCertificateDeclaration): SecretRefused | undefined {
  const text = withWordForTokens(arn, 'token');
  if (text === 'token') return undefined;
  const [, name, within] = /^arn:[a-z-]+:secretsmanager:[a-z0-9-]+:(?:\d{12}|token):secret:([A-Za-z0-9/_+=.@-]+)(:.*)?$/.exec(text) ?? [];
  if (name === undefined) return { kind: 'no ARN of a secret', arn };
  if (within !== undefined) return { kind: 'a part of a secret', arn };
  return isPartial || arn.endsWith(']}') || /.-[A-Za-z0-9]{6}$/.test(name) ? undefined : { kind: 'without its last letters', arn };
}

function fromElsewhere({ secretArn }: HaproxyCertificateDeclaration, index: number, { environment }: ProxyDeclaration): readonly Finding[] {
  const foreign = foreignCertificate(environmentOfArn(secretArn), environment);
  const place = ofSecret(index, 'secretArn');
  if (foreign === undefined) return [];
  switch (foreign.kind) {
    case 'another partition':
      return [finding('haproxy-secret-refused', place, foreign)];
    case 'another Region':
    case 'another account':
      return [finding('haproxy-secret-from-elsewhere', place, foreign)];
    // Of the certificates of several load balancers.
    case 'scattered':
      return [];
  }
}

function reducedPolicy({ tlsPolicy: policy }: ProxyDeclaration): readonly Finding[] {
  if (policy === undefined || isToken(policy)) return [];
  const versions = tlsVersions(policy);
  return versions === undefined ? [] : [finding('haproxy-tls-policy-reduced', ofProxy('tlsPolicy'), { policy, versions })];
}
