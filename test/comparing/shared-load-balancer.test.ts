import type { TemplateResource } from '../../lib/templates/cloudformation-template';
import {
  aliasRecord,
  BASE,
  certificate,
  compared,
  findings,
  forward,
  listener,
  loadBalancer,
  rule,
  targetGroup,
  type Resources,
} from './templates';

const certificates = (id: string) => ({ Certificates: [{ CertificateArn: { Ref: id } }] });
const ofShop = (type: TemplateResource, balancer = 'Shops'): TemplateResource => ({
  ...type,
  Properties: { ...type.Properties, LoadBalancerArn: { Ref: balancer } },
});

/** A proxy, and a shop that shares its listener and has a load balancer of its own beside it. */
const SHARED: Resources = {
  ...BASE,
  Https: listener(certificates('Both')),
  Both: certificate(['webext.contoso.com', 'shop.contoso.com']),
  Webext: rule('webext.contoso.com', forward('Pool01')),
  Shop: targetGroup(undefined, { Port: 80, Protocol: 'HTTP', Targets: [{ Id: '10.0.0.1' }] }),
  ShopRule: rule('shop.contoso.com', forward('Shop'), 20),
  ShopRecord: aliasRecord('shop.contoso.com'),
  WebextRecord: aliasRecord('webext.contoso.com'),
  Shops: loadBalancer({ LoadBalancerAttributes: [{ Key: 'deletion_protection.enabled', Value: 'true' }] }),
  ShopsHttps: ofShop(listener({ Port: 8443, SslPolicy: 'ELBSecurityPolicy-TLS13-1-0-2021-06' })),
};

const without = (id: string): Resources => Object.fromEntries(Object.entries(SHARED).filter(([key]) => key !== id));

test.each<[string, Resources]>([
  ['its name leaves the certificate', { ...SHARED, Both: certificate(['webext.contoso.com']) }],
  ['its record goes', without('ShopRecord')],
  ['its servers are others', { ...SHARED, Shop: targetGroup(undefined, { Port: 80, Protocol: 'HTTP', Targets: [{ Id: '10.0.0.2' }] }) }],
  ['its load balancer loses attributes', { ...SHARED, Shops: loadBalancer() }],
  ['its listener speaks less', { ...SHARED, ShopsHttps: ofShop(listener({ Port: 8443, SslPolicy: 'ELBSecurityPolicy-TLS13-1-2-2021-06' })) }],
])('of a neighbour nothing is said of which AWS does not complain: %s', (_, after) => {
  const said = findings(compared(SHARED, after)).filter((each) => !/^(?:certificate-waits|replacement-interrupts)/.test(each));
  expect(said).toEqual([]);
}); // prettier-ignore

test.each<[string, Resources, string]>([
  ['its name leaves the certificate', { ...SHARED, Both: certificate(['shop.contoso.com']) }, 'name-loses-certificate Https'],
  ['its record goes', without('WebextRecord'), 'records-deleted '],
  ['its load balancer is less patient', { ...SHARED, Balancer: loadBalancer({ LoadBalancerAttributes: [{ Key: 'idle_timeout.timeout_seconds', Value: '30' }] }) }, 'idle-timeout-changed Balancer'],
])('of a pool it is said: %s', (_, after, expected) => {
  expect(findings(compared(SHARED, after))).toContain(expected);
}); // prettier-ignore

test('what CloudFormation refuses is said of a neighbour too', () => {
  const renamed: Resources = { ...without('ShopRule'), Renamed: rule('shop.contoso.com', forward('Shop'), 20) };
  expect(findings(compared(SHARED, renamed))).toContain('priority-collision Renamed');
});
