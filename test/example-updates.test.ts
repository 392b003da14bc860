import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { parse } from 'yaml';
import { asList, type Deployment, type PoolEntry } from '../lib/declaring/deployment-file/deployment';
import { withoutSipDomain } from './support/deployment-edits';
import { outcomeOf } from './support/listener-model';
import { modelOfTemplate, type TemplateJson } from './support/model-of-template';
import { synthesized } from './support/synthesize';

const FILE = join(__dirname, '..', 'examples', 'contoso', 'deployment.yaml');
const EXAMPLE = parse(readFileSync(FILE, 'utf8')) as Deployment;
const [simpleUrls = {}] = asList(EXAMPLE.simpleUrls);
const before = templateOf(EXAMPLE);

function templateOf(deployment: Deployment): TemplateJson {
  return synthesized(deployment).template;
}

/**
 * What an update does, by logical id: `+` added, `-` removed, `~` changed; without the hashes at their ends and the
 * prefixes all of them share.
 */
function changes(from: TemplateJson, to: TemplateJson): readonly string[] {
  const ids = new Set([...Object.keys(from.Resources), ...Object.keys(to.Resources)]);
  return [...ids]
    .filter((id) => !isDeepStrictEqual(from.Resources[id], to.Resources[id]))
    .map((id) => {
      const mark = from.Resources[id] === undefined ? '+' : to.Resources[id] === undefined ? '-' : '~';
      const type = (to.Resources[id] ?? from.Resources[id])?.Type.split('::').at(-1) ?? '';
      return `${mark} ${type} ${readable(id, type)}`;
    })
    .sort();
}

/** Ids of certificates end in a fingerprint of their names before the hash of their path. */
function readable(id: string, type: string): string {
  const plain = id.slice(0, -8).replace(/^Lync(?:ReverseProxy)?/, '');
  return type.endsWith('Certificate') ? plain.slice(0, -8) : plain;
}

/** What changes about one resource, each property as before and after. */
function edits(from: TemplateJson, to: TemplateJson): unknown[] {
  return Object.entries(from.Resources).flatMap(([id, { Properties, Type }]) => {
    const after = to.Resources[id]?.Properties;
    if (after === undefined || isDeepStrictEqual(Properties, after)) return [];
    const keys = [...new Set([...Object.keys(Properties), ...Object.keys(after)])];
    return [[Type.split('::').at(-1), keys.filter((key) => !isDeepStrictEqual(Properties[key], after[key]))]];
  });
}

/** One certificate in place of another, attached before the old one goes. */
const REPLACED_CERTIFICATE = ['+', '-'].flatMap((mark) => [
  `${mark} Certificate Certificatescontosocom`,
  `${mark} ListenerCertificate ListenerCertificates443contosocom`,
]);

/** It shows what there is, in place. */
const DASHBOARD = '~ Dashboard Dashboard';

describe('a pool inserted in the middle', () => {
  const berlin: PoolEntry = {
    name: 'berlin',
    role: 'standardEdition',
    externalWebServicesFqdn: 'webext-ber.contoso.com',
    servers: ['10.30.0.21'],
  };
  const after = templateOf({ ...EXAMPLE, pools: EXAMPLE.pools.flatMap((pool) => (pool.name === 'pool01' ? [pool, berlin] : [pool])) });
  const ITS_OWN = ['ListenerRule PoolsberlinHttps', 'RecordSet RecordswebextbercontosocomA', 'TargetGroup PoolsberlinHttpsTargets'];
  const SHARED = [...REPLACED_CERTIFICATE, DASHBOARD, '~ Listener ListenersHttps443', '~ SecurityGroup SecurityGroup'];

  test('adds its target group, rule and record; only one certificate and the security group have to do with other names', () => {
    expect(changes(before, after)).toEqual([...ITS_OWN.map((id) => `+ ${id}`), ...SHARED].sort());
  });

  test('changes in place what the security group lets out to and the default certificate', () => {
    expect(edits(before, after).sort()).toEqual([
      ['Dashboard', ['DashboardBody']],
      ['Listener', ['Certificates']],
      ['SecurityGroup', ['SecurityGroupEgress']],
    ]);
  });

  test('goes again as it came', () => {
    expect(changes(after, before)).toEqual([...ITS_OWN.map((id) => `- ${id}`), ...SHARED].sort());
  });
});

describe('a SIP domain', () => {
  const withNorthwind: Deployment = {
    ...EXAMPLE,
    hostedZones: [{ name: 'northwind.org', id: 'ZNORTHWIND' }, ...EXAMPLE.hostedZones],
    sipDomains: ['northwind.org', ...(EXAMPLE.sipDomains ?? [])],
    simpleUrls: { ...simpleUrls, meet: ['https://meet.northwind.org', ...(simpleUrls.meet ?? [])] },
  };

  test('added in front of the others adds what names it and changes nothing', () => {
    expect(changes(before, templateOf(withNorthwind))).toEqual([
      '+ Certificate Certificatesnorthwindorg',
      '+ ListenerCertificate ListenerCertificates443northwindorg',
      '+ ListenerRule SimpleUrlsHttpsnorthwindorg',
      '+ RecordSet RecordslyncdiscovernorthwindorgA',
      '+ RecordSet RecordsmeetnorthwindorgA',
      DASHBOARD,
    ]);
  });

  test('in the zone of another replaces the certificate of that zone', () => {
    const eu: Deployment = {
      ...EXAMPLE,
      sipDomains: ['eu.contoso.com', ...(EXAMPLE.sipDomains ?? [])],
      simpleUrls: { ...simpleUrls, meet: ['https://meet.eu.contoso.com', ...(simpleUrls.meet ?? [])] },
    };
    expect(changes(before, templateOf(eu))).toEqual(
      [
        ...[...REPLACED_CERTIFICATE, DASHBOARD],
        '+ ListenerRule SimpleUrlsHttpseucontosocom',
        '+ RecordSet RecordslyncdiscovereucontosocomA',
        '+ RecordSet RecordsmeeteucontosocomA',
        '~ Listener ListenersHttps443',
      ].sort(),
    );
  });

  test('removed removes what names it and changes nothing', () => {
    expect(changes(before, templateOf(withoutSipDomain(EXAMPLE, 'fabrikam.com')))).toEqual([
      '- Certificate Certificatesfabrikamcom',
      '- ListenerCertificate ListenerCertificates443fabrikamcom',
      '- ListenerRule SimpleUrlsHttpsfabrikamcom',
      '- RecordSet RecordslyncdiscoverfabrikamcomA',
      '- RecordSet Recordsmeet2fabrikamcomA',
      '- RecordSet RecordsmeetfabrikamcomA',
      DASHBOARD,
    ]);
  });
});

describe('names that move from the Director to a pool', () => {
  const after = templateOf({ ...EXAMPLE, simpleUrls: { ...simpleUrls, answeredBy: 'pool01' } });

  test('change their three rules, and no resource is added or removed', () => {
    expect(changes(before, after)).toEqual([
      '~ ListenerRule SimpleUrlsHttpscontosocom',
      '~ ListenerRule SimpleUrlsHttpsfabrikamcom',
      '~ ListenerRule SimpleUrlsHttpsfurther',
    ]);
  });

  test('change where the rules lead, not their priorities or hosts', () => {
    expect(edits(before, after)).toEqual([1, 2, 3].map(() => ['ListenerRule', ['Actions']]));
  });

  test('reach the pool afterwards', () => {
    const [old, moved] = [before, after].map((template) => outcomeOf('https://meet.contoso.com/alice', modelOfTemplate(template)));
    expect(old).toMatchObject({ pools: 'webdirext.contoso.com' });
    expect(moved).toMatchObject({ pools: 'webext.contoso.com' });
  });
});

test('pools in any other order make the same template, byte for byte', () => {
  const [first, second, third, ...others] = EXAMPLE.pools;
  if (first === undefined || second === undefined || third === undefined) throw new Error('the example has three pools');
  const orders = [
    [first, third, second],
    [second, first, third],
    [second, third, first],
    [third, first, second],
    [third, second, first],
  ];
  const texts = orders.map((pools) => JSON.stringify(templateOf({ ...EXAMPLE, pools: [...pools, ...others] })));
  expect(texts).toEqual(orders.map(() => JSON.stringify(before)));
});
