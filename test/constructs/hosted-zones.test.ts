import { Aws, CfnParameter, Fn, Lazy, NestedStack, Stack, Stage, type StackProps } from 'aws-cdk-lib/core';
import { Template } from 'aws-cdk-lib/assertions';
import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as route53 from 'aws-cdk-lib/aws-route53';
import { Construct } from 'constructs';
import { compareStacks } from '../../lib/comparing/compare-stacks';
import { errorLeftBy } from '../support/error-file';
import { resourcesOf, type TemplateJson } from '../support/model-of-template';
import { stack as stackOf } from '../comparing/templates';
import {
  errorsOf,
  frontEndPool,
  messageOf,
  only,
  publish,
  smallVpc,
  synthesize,
  templateOf,
  zone,
  type Declared,
} from '../support/publish';

const { HostedZone, PrivateHostedZone, PublicHostedZone } = route53;
const ENV = { account: '111111111111', region: 'eu-west-1' };
const zoneName = 'contoso.com';
const attributes = { zoneName, hostedZoneId: 'ZCONTOSO' };
const vpcProperty = { vpcId: 'vpc-0abc', vpcRegion: 'eu-west-1' };

type Make = (scope: Construct) => route53.IHostedZone;

/** A stack of the same app. */
const otherStack = (scope: Construct, props: StackProps = {}) => new Stack(Stage.of(scope), 'Zones', { env: ENV, ...props });
const otherVpc = (scope: Construct) => smallVpc(new Construct(scope, 'Network'));

/** As a resource in a construct of somebody's own, which hands on what a HostedZone has. */
class WrappedZone extends Construct implements route53.IHostedZone {
  public readonly env: route53.IHostedZone['env'];
  public readonly stack: Stack;
  public readonly hostedZoneArn: string;
  public readonly hostedZoneId: string;
  private readonly inner: route53.HostedZone;

  public constructor(scope: Construct, id: string, inner: (scope: Construct) => route53.HostedZone) {
    super(scope, id);
    this.inner = inner(this);
    ({ env: this.env, stack: this.stack, hostedZoneArn: this.hostedZoneArn, hostedZoneId: this.hostedZoneId } = this.inner);
  }

  public get zoneName(): string {
    return this.inner.zoneName;
  }

  public get name(): string {
    return this.inner.zoneName;
  }

  public get hostedZoneRef() {
    return this.inner.hostedZoneRef;
  }

  public grantDelegation: route53.IHostedZone['grantDelegation'] = (grantee, options) => this.inner.grantDelegation(grantee, options);
  public applyRemovalPolicy = (): void => undefined;
}

/** As apps keep them, and no zone's. */
class NetworkWithVpcs extends Construct {
  public readonly vpcs = [{}];
}

const resource = (scope: Construct, props: Partial<route53.CfnHostedZoneProps> = {}) =>
  new route53.CfnHostedZone(scope, 'Resource', { name: `${zoneName}.`, ...props });
const standingFor = (scope: Construct, hostedZoneId: string) =>
  HostedZone.fromHostedZoneAttributes(scope, 'Zone', { zoneName, hostedZoneId });

const PUBLIC: readonly (readonly [string, Make])[] = [
  ['PublicHostedZone', (scope) => new PublicHostedZone(scope, 'Zone', { zoneName })],
  ['PublicHostedZone with CAA record', (scope) => new PublicHostedZone(scope, 'Zone', { zoneName, caaAmazon: true })],
  ['HostedZone', (scope) => new HostedZone(scope, 'Zone', { zoneName })],
  ['HostedZone with an empty list of VPCs', (scope) => new HostedZone(scope, 'Zone', { zoneName, vpcs: [] })],
  ['HostedZone with a dot at its end', (scope) => new HostedZone(scope, 'Zone', { zoneName: `${zoneName}.` })],
  ['HostedZone of another stack', (scope) => new HostedZone(otherStack(scope), 'Zone', { zoneName })],
  ['PublicHostedZone of another stack', (scope) => new PublicHostedZone(otherStack(scope), 'Zone', { zoneName })],
  ['HostedZone of a nested stack', (scope) => new HostedZone(new NestedStack(scope, 'Nested'), 'Zone', { zoneName })],
  [
    'PublicHostedZone of another Region',
    (scope) =>
      new PublicHostedZone(otherStack(scope, { env: { ...ENV, region: 'us-east-1' }, crossRegionReferences: true }), 'Zone', { zoneName }),
  ],
  ['a construct around one', (scope) => new WrappedZone(scope, 'Zone', (within) => new HostedZone(within, 'Inner', { zoneName }))],
  ['an import of a resource of the app', (scope) => standingFor(scope, resource(scope).ref)],
  ['an import of a resource by its attribute', (scope) => standingFor(scope, resource(scope).attrId)],
  ['an import of a HostedZone', (scope) => standingFor(scope, new HostedZone(scope, 'Inner', { zoneName }).hostedZoneId)],
  [
    'a resource in a construct that has VPCs of its own',
    (scope) => standingFor(scope, resource(new NetworkWithVpcs(scope, 'Network')).ref),
  ],
  ['a look-up', (scope) => HostedZone.fromLookup(scope, 'Zone', { domainName: zoneName })],
  ['fromHostedZoneAttributes', (scope) => HostedZone.fromHostedZoneAttributes(scope, 'Zone', attributes)],
  ['fromPublicHostedZoneAttributes', (scope) => PublicHostedZone.fromPublicHostedZoneAttributes(scope, 'Zone', attributes)],
  ['an id that CloudFormation imports', (scope) => standingFor(scope, Fn.importValue('ZoneId'))],
  ['an id that is a parameter', (scope) => standingFor(scope, new CfnParameter(scope, 'ZoneId').valueAsString)],
  ['an id that is known late', (scope) => standingFor(scope, Lazy.string({ produce: () => 'ZLATE' }))],
];

const PRIVATE: readonly (readonly [string, Make])[] = [
  ['PrivateHostedZone', (scope) => new PrivateHostedZone(scope, 'Zone', { zoneName, vpc: otherVpc(scope) })],
  ['PrivateHostedZone of another stack', (scope) => new PrivateHostedZone(otherStack(scope), 'Zone', { zoneName, vpc: otherVpc(scope) })],
  [
    'PrivateHostedZone of a nested stack',
    (scope) => new PrivateHostedZone(new NestedStack(scope, 'Nested'), 'Zone', { zoneName, vpc: otherVpc(scope) }),
  ],
  [
    'PrivateHostedZone in a VPC of the app',
    (scope) => new PrivateHostedZone(scope, 'Zone', { zoneName, vpc: new ec2.Vpc(scope, 'OwnVpc') }),
  ],
  ['HostedZone with a VPC', (scope) => new HostedZone(scope, 'Zone', { zoneName, vpcs: [otherVpc(scope)] })],
  [
    'HostedZone that was given a VPC',
    (scope) => {
      const given = new HostedZone(scope, 'Zone', { zoneName });
      given.addVpc(otherVpc(scope));
      return given;
    },
  ],
  [
    'HostedZone whose resource was given a VPC',
    (scope) => {
      const given = new HostedZone(scope, 'Zone', { zoneName });
      (given.node.defaultChild as route53.CfnHostedZone).vpcs = [vpcProperty];
      return given;
    },
  ],
  [
    'a construct around one',
    (scope) => new WrappedZone(scope, 'Zone', (within) => new PrivateHostedZone(within, 'Inner', { zoneName, vpc: otherVpc(scope) })),
  ],
  ['an import of a resource of the app', (scope) => standingFor(scope, resource(scope, { vpcs: [vpcProperty] }).ref)],
  [
    'an import of a PrivateHostedZone',
    (scope) => standingFor(scope, new PrivateHostedZone(scope, 'Inner', { zoneName, vpc: otherVpc(scope) }).hostedZoneId),
  ],
];

/** Private because somebody says so: nothing else tells. */
const SAID_TO_BE_PRIVATE: readonly (readonly [string, Make])[] = [
  ['fromPrivateHostedZoneAttributes', (scope) => PrivateHostedZone.fromPrivateHostedZoneAttributes(scope, 'Zone', attributes)],
  ['a look-up', (scope) => HostedZone.fromLookup(scope, 'Zone', { domainName: zoneName, privateZone: true, vpcId: 'vpc-0abc' })],
  ['HostedZone that gets its VPC elsewhere', (scope) => new HostedZone(scope, 'Zone', { zoneName })],
];

const CERTIFICATE = 'arn:aws:acm:eu-west-1:111111111111:certificate/0abc';
const ownCertificate = (scope: Construct) => [
  { certificate: acm.Certificate.fromCertificateArn(scope, 'Own', CERTIFICATE), names: [`*.${zoneName}`] },
];
const PROPS: StackProps = { env: ENV, crossRegionReferences: true };

/** A proxy of one pool, with the zone in one of the lists. */
const listed =
  (make: Make, list: 'hostedZones' | 'privateHostedZones' = 'hostedZones', more: (scope: Stack) => Partial<Declared> = () => ({})) =>
  (scope: Stack): Declared => ({
    publishingRules: [frontEndPool(scope, 'Webext')],
    hostedZones: [],
    [list]: [make(scope)],
    ...more(scope),
  });
const withCertificate = (make: Make, list?: 'hostedZones' | 'privateHostedZones') =>
  listed(make, list, (scope) => ({ certificates: ownCertificate(scope) }));

const recordsIn = (json: TemplateJson) => resourcesOf(json, 'AWS::Route53::RecordSet').filter(([id]) => id.startsWith('ReverseProxy'));

/** In a Region, which some zones want. */
const errorsIn = (declare: (scope: Stack) => Declared) =>
  [...messageOf(() => publish(declare, PROPS)).matchAll(/^error lync-reverse-proxy:(.+)$/gm)].map(([, id = '']) => id);

describe('in hostedZones', () => {
  test.each(PUBLIC)('%s is public: it takes the record and validates the certificate', (_, make) => {
    const made: TemplateJson[] = [];
    expect(errorLeftBy(() => void made.push(synthesize(listed(make), PROPS).json))).toBeUndefined();
    const [json = { Resources: {} }] = made;
    const [[id, record] = ['', {}]] = recordsIn(json);
    const certificate = only(json, 'AWS::CertificateManager::Certificate');
    expect(recordsIn(json)).toHaveLength(1);
    expect(id).toMatch(/^ReverseProxyRecordswebextcontosocomA/);
    expect(certificate['DomainValidationOptions']).toEqual([{ DomainName: 'webext.contoso.com', HostedZoneId: record['HostedZoneId'] }]);
    expect(record['HostedZoneId']).toBeDefined();
  });

  test.each(PRIVATE)('%s is private: nothing is validated in it, and the record says where it is', (_, make) => {
    expect(errorsIn(listed(make))).toEqual(['certificate-needs-public-zone (Webext)']);
    const records = recordsIn(synthesize(withCertificate(make), PROPS).json);
    expect(records.map(([id]) => id)).toEqual([expect.stringMatching(/^ReverseProxyPrivateRecordswebextcontosocomA/)]);
  });

  test.each([
    ['fromHostedZoneId', (scope: Construct) => HostedZone.fromHostedZoneId(scope, 'Zone', 'ZCONTOSO')],
    ['fromPublicHostedZoneId', (scope: Construct) => PublicHostedZone.fromPublicHostedZoneId(scope, 'Zone', 'ZCONTOSO')],
    ['fromPrivateHostedZoneId', (scope: Construct) => PrivateHostedZone.fromPrivateHostedZoneId(scope, 'Zone', 'ZCONTOSO')],
  ])('fails for %s, which does not know the name, together with all other mistakes', (_, make: Make) => {
    const wrong = listed(make, 'hostedZones', () => ({ defaultCertificate: 'nobody.contoso.com' }));
    expect(errorsIn(wrong).sort()).toEqual(['default-certificate-unknown', 'host-name-unresolved (ZCONTOSO)']);
    expect(messageOf(() => publish(wrong, PROPS))).not.toContain('Token[');
  });
});

describe('in privateHostedZones', () => {
  test.each([...PRIVATE, ...SAID_TO_BE_PRIVATE])('%s is private', (_, make) => {
    expect(errorsIn(listed(make, 'privateHostedZones'))).toEqual(['certificate-needs-public-zone (Webext)']);
    const records = recordsIn(synthesize(withCertificate(make, 'privateHostedZones'), PROPS).json);
    expect(records.map(([id]) => id)).toEqual([expect.stringMatching(/^ReverseProxyPrivateRecordswebextcontosocomA/)]);
  });

  test('a private zone of the app beside a public one of the same name gets records of its own', () => {
    const { json } = synthesize((scope) => ({
      publishingRules: [frontEndPool(scope, 'Webext')],
      hostedZones: [
        new PublicHostedZone(scope, 'Outside', { zoneName }),
        new PrivateHostedZone(scope, 'Inside', { zoneName, vpc: otherVpc(scope) }),
      ],
    }));
    const zones = Object.fromEntries(recordsIn(json).map(([id, record]) => [id.slice(0, -8), record['HostedZoneId']]));
    const [outside, inside] = resourcesOf(json, 'AWS::Route53::HostedZone').map(([Ref]) => ({ Ref }));
    expect(zones).toEqual({
      ReverseProxyRecordswebextcontosocomA: outside,
      ReverseProxyPrivateRecordswebextcontosocomA: inside,
    });
    expect(only(json, 'AWS::CertificateManager::Certificate')['DomainValidationOptions']).toEqual([
      { DomainName: 'webext.contoso.com', HostedZoneId: outside },
    ]);
  });
});

describe('in both lists', () => {
  const both = (make: Make) => (scope: Stack) => {
    const same = make(scope);
    return { publishingRules: [frontEndPool(scope, 'Webext')], hostedZones: [same], privateHostedZones: [same] };
  };

  test('a zone of the app is what it is, and gets each record once', () => {
    const { json } = synthesize(both((scope) => new HostedZone(scope, 'Zone', { zoneName })));
    expect(recordsIn(json).map(([id]) => id.slice(0, -8))).toEqual(['ReverseProxyRecordswebextcontosocomA']);
    expect(errorsOf(both((scope) => new PrivateHostedZone(scope, 'Zone', { zoneName, vpc: otherVpc(scope) })))).toEqual([
      'certificate-needs-public-zone (Webext)',
    ]);
  });

  test.each(['hostedZones', 'privateHostedZones'] as const)('a zone of the app and an import of it in %s are one', (list) => {
    const { json } = synthesize((scope) => {
      const own = new PublicHostedZone(scope, 'Own', { zoneName });
      const same = standingFor(scope, own.hostedZoneId);
      return {
        publishingRules: [frontEndPool(scope, 'Webext')],
        ...(list === 'hostedZones' ? { hostedZones: [own, same] } : { hostedZones: [own], privateHostedZones: [same] }),
      };
    });
    expect(recordsIn(json).map(([id]) => id.slice(0, -8))).toEqual(['ReverseProxyRecordswebextcontosocomA']);
  });

  test('a public and a private one of the same name may be looked up, though CDK tells the id of neither yet', () => {
    const lookUp = (scope: Construct, id: string, privateZone: boolean) =>
      HostedZone.fromLookup(scope, id, { domainName: zoneName, privateZone, ...(privateZone ? { vpcId: 'vpc-0abc' } : {}) });
    const { json } = synthesize(
      (scope) => ({
        publishingRules: [frontEndPool(scope, 'Webext')],
        hostedZones: [lookUp(scope, 'Outside', false)],
        privateHostedZones: [lookUp(scope, 'Inside', true)],
      }),
      PROPS,
    );
    expect(recordsIn(json)).toHaveLength(2);
  });

  test('fails for an imported one: each record would be created twice', () => {
    expect(errorsOf(both((scope) => zone(scope, zoneName)))).toEqual(['name-in-two-zones (contoso.com)']);
  });
});

describe('a zone of which only synthesis knows that it is private', () => {
  const overridden = (scope: Construct, override: (made: route53.CfnHostedZone) => void) => {
    const made = new HostedZone(scope, 'Zone', { zoneName });
    override(made.node.defaultChild as route53.CfnHostedZone);
    return made;
  };
  const LATE: readonly (readonly [string, Make])[] = [
    [
      'an override of its list',
      (scope) =>
        overridden(scope, (made) => {
          made.addPropertyOverride('VPCs', [{ VPCId: 'vpc-0abc' }]);
        }),
    ],
    [
      'an override within its list',
      (scope) =>
        overridden(scope, (made) => {
          made.addOverride('Properties.VPCs.0.VPCId', 'vpc-0abc');
        }),
    ],
    ['a list that is a token', (scope) => standingFor(scope, resource(scope, { vpcs: Lazy.any({ produce: () => [vpcProperty] }) }).ref)],
    [
      'a reference by name',
      (scope) => {
        resource(scope, { vpcs: [vpcProperty] }).overrideLogicalId('Named');
        return standingFor(scope, Fn.ref('Named'));
      },
    ],
    [
      'an attribute by name',
      (scope) => {
        resource(scope, { vpcs: [vpcProperty] }).overrideLogicalId('Named');
        return standingFor(scope, Fn.getAtt('Named', 'Id').toString());
      },
    ],
    [
      'a reference that is known late',
      (scope) => {
        const made = resource(scope, { vpcs: [vpcProperty] });
        return standingFor(scope, Lazy.string({ produce: () => made.ref }));
      },
    ],
  ];

  test.each(LATE)('fails at synthesis: %s', (_, make) => {
    const { stack } = publish(withCertificate(make));
    expect(messageOf(() => Template.fromStack(stack))).toContain('the hosted zone contoso.com (Stack/Zone) is private: it has a VPC');
  });

  test.each(LATE)('is taken from privateHostedZones: %s', (_, make) => {
    expect(recordsIn(synthesize(withCertificate(make, 'privateHostedZones')).json)).toHaveLength(1);
  });

  test('is taken for public where a condition may leave its VPCs out', () => {
    const vpcs = Fn.conditionIf('Never', [vpcProperty], Aws.NO_VALUE);
    expect(recordsIn(synthesize(withCertificate((scope) => standingFor(scope, resource(scope, { vpcs }).ref))).json)).toHaveLength(1);
  });
});

describe('a zone that becomes private after the proxy was made', () => {
  const later = (list: 'hostedZones' | 'privateHostedZones', make: (scope: Construct) => route53.HostedZone) => {
    const zones: route53.HostedZone[] = [];
    const { stack } = publish(
      withCertificate((scope) => {
        const made = make(scope);
        zones.push(made);
        return made;
      }, list),
    );
    for (const each of zones) each.addVpc(otherVpc(stack));
    return stack;
  };

  test('fails at synthesis, and says what to do', () => {
    const stack = later('hostedZones', (scope) => new HostedZone(scope, 'Zone', { zoneName }));
    const message = messageOf(() => Template.fromStack(stack));
    expect(message).toContain('the hosted zone contoso.com (Stack/Zone) is private: it has a VPC, which was not there or not known when');
    expect(message).toContain('or list the zone under privateHostedZones');
  });

  test('is private where it was said to be, and keeps the VPC', () => {
    const json = Template.fromStack(
      later('privateHostedZones', (scope) => new HostedZone(scope, 'Zone', { zoneName })),
    ).toJSON() as TemplateJson;
    expect(only(json, 'AWS::Route53::HostedZone')['VPCs']).toHaveLength(1);
  });

  test('may get further VPCs', () => {
    const make = (scope: Construct) => new PrivateHostedZone(scope, 'Zone', { zoneName, vpc: smallVpc(new Construct(scope, 'First')) });
    const json = Template.fromStack(later('hostedZones', make)).toJSON() as TemplateJson;
    expect(only(json, 'AWS::Route53::HostedZone')['VPCs']).toHaveLength(2);
  });

  test('keeps VPCs that are known late: the proxy does not ask for them early', () => {
    const vpcs: (typeof vpcProperty)[] = [];
    const { stack } = publish(
      listed(
        (scope) => standingFor(scope, resource(scope, { vpcs: Lazy.any({ produce: () => vpcs }) }).ref),
        'privateHostedZones',
        (scope) => ({
          certificates: ownCertificate(scope),
        }),
      ),
    );
    vpcs.push(vpcProperty);
    expect(only(Template.fromStack(stack).toJSON() as TemplateJson, 'AWS::Route53::HostedZone')['VPCs']).toHaveLength(1);
  });
});

describe('records that were created while a public zone of the app was taken for a private one', () => {
  const of = (list: 'hostedZones' | 'privateHostedZones') =>
    synthesize(withCertificate((scope) => new PublicHostedZone(scope, 'Zone', { zoneName }), list)).json;
  /** Their logical ids, as they are deployed. */
  const DEPLOYED = ['ReverseProxyPrivateRecordswebextcontosocomAE40644DE'];

  test('stay where they are if the zone is listed as private', () => {
    expect(recordsIn(of('privateHostedZones')).map(([id]) => id)).toEqual(DEPLOYED);
  });

  const compared = (after: TemplateJson) =>
    compareStacks([stackOf(of('privateHostedZones').Resources)], [stackOf(after.Resources)]).findings.filter(
      ({ severity }) => severity === 'error',
    );

  test('otherwise move to other logical ids, which compare reports as an error', () => {
    const after = of('hostedZones');
    const errors = compared(after);
    expect(errors).toEqual([expect.objectContaining({ id: 'lync-reverse-proxy:record-collision', where: recordsIn(after)[0]?.[0] })]);
    expect(errors[0]?.message).toContain(`Keep the logical id ${DEPLOYED[0] ?? ''}`);
  });

  test('keep their logical ids where those are written down, as the page on upgrading says', () => {
    const published = publish(withCertificate((scope) => new PublicHostedZone(scope, 'Zone', { zoneName })));
    const record = published.proxy.node.findChild('Records').node.findChild('webext.contoso.com-A');
    if (route53.CfnRecordSet.isCfnRecordSet(record)) record.overrideLogicalId(DEPLOYED[0] ?? '');
    expect(compared(templateOf(published).json)).toEqual([]);
  });
});
