import {
  alias,
  certificate,
  forward,
  hosts,
  listener,
  loadBalancer,
  ref,
  rule,
  targetGroup,
  toHttps,
  type Resources,
} from '../support/listener-template';

/** A proxy of its own for one name, of which nothing is to be said. */
export function proxyOf(prefix: string, domain: string): Resources {
  const record = alias(`webext.${domain}`, `${prefix}LoadBalancer`);
  return {
    [`${prefix}LoadBalancer`]: loadBalancer(),
    [`${prefix}Certificate`]: certificate(`webext.${domain}`),
    [`${prefix}Pool`]: targetGroup(`webext.${domain}`),
    [`${prefix}Https`]: listener(443, { Certificates: [{ CertificateArn: ref(`${prefix}Certificate`) }] }, `${prefix}LoadBalancer`),
    [`${prefix}Http`]: listener(80, { DefaultActions: [toHttps] }, `${prefix}LoadBalancer`),
    [`${prefix}Rule`]: rule(10, [hosts(`webext.${domain}`)], forward(`${prefix}Pool`), `${prefix}Https`),
    [`${prefix}Record`]: { ...record, Properties: { ...record.Properties, HostedZoneId: `Z${prefix}` } },
  };
}
