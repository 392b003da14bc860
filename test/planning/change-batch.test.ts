import fc from 'fast-check';
import { PLACEHOLDERS, changeBatches } from '../../lib/planning/change-batch';
import { deploymentNotes, type RecordToCreate } from '../../lib/planning/deployment-notes';
import type { ProxyDeclaration } from '../../lib/declaring/declarations';
import { planPublishing } from '../../lib/planning/plan-publishing';
import { arbitraryDeployment } from '../support/arbitrary-deployment';
import { declarationOf } from '../support/declaration-of';
import { POOL01, declared } from './findings-of-names';

interface RecordSet {
  readonly Name: string;
  readonly Type: string;
}

interface Batch {
  readonly Comment: string;
  readonly Changes: readonly { readonly Action: 'UPSERT' | 'DELETE'; readonly ResourceRecordSet: RecordSet }[];
}

const declaration: fc.Arbitrary<ProxyDeclaration> = arbitraryDeployment.map((deployment) => ({
  ...declarationOf(deployment),
  dnsRecords: 'none',
}));
const batchesOf = (proxy: ProxyDeclaration) => changeBatches(toCreate(proxy));
const dualstack = declared({
  network: { vpcCidr: '10.80.0.0/22', transitGatewayId: 'tgw-0abc', poolNetworks: ['10.20.0.0/16'], ipAddressType: 'dualstack' },
});

describe('the change batches of a plan', () => {
  test('change every record of every zone once at the cut-over, and nothing else', () => {
    fc.assert(
      fc.property(declaration, (proxy) => {
        const each = planPublishing(proxy);
        const changed = batchesOf(proxy).flatMap(({ hostedZoneId, cutOver }) =>
          batch(cutOver).Changes.map(({ ResourceRecordSet: { Name, Type } }) => `${hostedZoneId ?? ''} ${Name} ${Type}`),
        );
        const wanted = each.records.map(({ hostedZoneId, name, type }) => `${hostedZoneId ?? ''} ${name}. ${type}`);
        expect(changed.sort()).toEqual(wanted.sort());
      }),
      { numRuns: 50 },
    );
  });

  test('leave, when rolled back, the addresses of the old proxy and nothing of the load balancer', () => {
    fc.assert(
      fc.property(declaration, (proxy) => {
        const { records } = planPublishing(proxy);
        for (const { hostedZoneId, cutOver, rollBack } of batchesOf(proxy)) {
          const left = afterChanges([cutOver, rollBack]);
          const names = records
            .filter((record) => record.hostedZoneId === hostedZoneId && record.type === 'A')
            .map(({ name }) => `${name}. A`);
          expect([...left.keys()].sort()).toEqual(names.sort());
          expect([...left.values()].filter((set) => 'AliasTarget' in set)).toEqual([]);
        }
      }),
      { numRuns: 50 },
    );
  });

  test('can be applied again, and rolled back again, without harm', () => {
    fc.assert(
      fc.property(declaration, (proxy) => {
        for (const { cutOver, rollBack } of batchesOf(proxy)) {
          expect(afterChanges([cutOver, cutOver])).toEqual(afterChanges([cutOver]));
          expect(afterChanges([cutOver, rollBack, cutOver, rollBack])).toEqual(afterChanges([cutOver, rollBack]));
        }
      }),
      { numRuns: 50 },
    );
  });

  test('are one for each zone, those of one name included', () => {
    const proxy = declared({
      hostedZones: [
        { name: 'contoso.com', id: 'Z1' },
        { name: 'contoso.com', id: 'Z2', private: true },
        { name: 'fabrikam.com', managedElsewhere: true },
      ],
      pools: [{ ...POOL01, furtherNames: ['webext.fabrikam.com'] }],
    });
    expect(
      batchesOf({ ...proxy, dnsRecords: 'none' }).map(({ zoneName, hostedZoneId, cutOver }) => [
        zoneName,
        hostedZoneId,
        batch(cutOver).Changes.length,
      ]),
    ).toEqual([
      ['contoso.com', 'Z1', 1],
      ['contoso.com', 'Z2', 1],
    ]);
  });

  test('read as Route 53 takes them', () => {
    const [only] = batchesOf({ ...dualstack, dnsRecords: 'none' });
    const alias = {
      HostedZoneId: PLACEHOLDERS.hostedZoneId,
      DNSName: `dualstack.${PLACEHOLDERS.dnsName}`,
      EvaluateTargetHealth: false,
    };
    const [a, aaaa] = ['A', 'AAAA'].map((type) => ({ Name: 'webext.contoso.com.', Type: type, AliasTarget: alias }));

    expect(only).toEqual({
      zoneName: 'contoso.com',
      hostedZoneId: 'Z1',
      cutOver: {
        Comment: 'Lync reverse proxy: cut-over of contoso.com',
        Changes: [
          { Action: 'UPSERT', ResourceRecordSet: a },
          { Action: 'UPSERT', ResourceRecordSet: aaaa },
        ],
      },
      rollBack: {
        Comment: 'Lync reverse proxy: roll-back of contoso.com',
        Changes: [
          {
            Action: 'UPSERT',
            ResourceRecordSet: { Name: 'webext.contoso.com.', Type: 'A', TTL: 60, ResourceRecords: [{ Value: PLACEHOLDERS.oldAddress }] },
          },
          { Action: 'DELETE', ResourceRecordSet: aaaa },
        ],
      },
    });
  });
});

/** What the template of a proxy notes. */
function toCreate(proxy: ProxyDeclaration): readonly RecordToCreate[] {
  return deploymentNotes(planPublishing(proxy), proxy).recordsToCreate;
}

function batch(changes: object): Batch {
  return changes as Batch;
}

/** What Route 53 has after some batches. It refuses to delete what is not there exactly as said. */
function afterChanges(batches: readonly object[]): ReadonlyMap<string, RecordSet> {
  const zone = new Map<string, RecordSet>();
  for (const { Action, ResourceRecordSet: set } of batches.flatMap((changes) => batch(changes).Changes)) {
    const key = `${set.Name} ${set.Type}`;
    if (Action === 'UPSERT') zone.set(key, set);
    else if (JSON.stringify(zone.get(key)) === JSON.stringify(set)) zone.delete(key);
    else throw new Error(`Route 53 would refuse to delete ${JSON.stringify(set)}`);
  }
  return zone;
}
