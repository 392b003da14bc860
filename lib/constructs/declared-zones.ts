import { Reference, Stack, Token, Tokenization } from 'aws-cdk-lib/core';
import * as route53 from 'aws-cdk-lib/aws-route53';
import type { LyncReverseProxyProps } from './lync-reverse-proxy-props';

type ZoneKind = 'public' | 'private';

/** A hosted zone that was handed over, and what the plan takes it for. */
export interface KeyedZone {
  readonly zone: route53.IHostedZone;
  /** A token where it is not known at synthesis. */
  readonly name: string;
  /** undefined where only the deployment knows it. */
  readonly hostedZoneId: string | undefined;
  readonly kind: ZoneKind;
}

/** Hosted zones under the keys by which the plan names them. */
export function zonesByKey({ hostedZones = [], privateHostedZones = [] }: LyncReverseProxyProps): ReadonlyMap<string, KeyedZone> {
  const listed = [
    ...hostedZones.map((zone) => keyed(isPrivate(zone) ? 'private' : 'public', zone)),
    ...privateHostedZones.map((zone) => keyed('private', zone)),
  ];
  const known = new Set(listed.flatMap(([, { zone, kind }]) => (kind === 'public' && definitionOf(zone) !== undefined ? [zone] : [])));
  // A zone of this app tells which it is where it is listed as both.
  return new Map(listed.filter(([, { zone, kind }]) => kind === 'public' || !known.has(zone)));
}

function keyed(kind: ZoneKind, zone: route53.IHostedZone): readonly [string, KeyedZone] {
  const name = nameOf(zone);
  const hostedZoneId = Token.isUnresolved(zone.hostedZoneId) ? undefined : zone.hostedZoneId;
  return [`${kind} ${name} ${hostedZoneId ?? zone.node.path}`, { zone, name, hostedZoneId, kind }];
}

/** One imported by its id alone throws instead of telling its name, which the plan then reports with all other mistakes. */
function nameOf(zone: route53.IHostedZone): string {
  try {
    return zone.zoneName;
  } catch {
    return Token.asString({ zoneNameOf: zone.node.path });
  }
}

/** A private hosted zone of this app is one wherever it is listed. */
function isPrivate(zone: route53.IHostedZone): boolean {
  return (vpcsOf(definitionOf(zone)) ?? []).length > 0;
}

/** The resource of this app that a zone stands for, in whatever stack and behind whatever import. */
function definitionOf({ hostedZoneId }: route53.IHostedZone): route53.CfnHostedZone | undefined {
  const reference = Tokenization.reverse(hostedZoneId);
  if (!Reference.isReference(reference)) return undefined;
  const { target } = reference;
  return route53.CfnHostedZone.isCfnHostedZone(target) ? target : undefined;
}

/**
 * The VPCs a zone has so far; undefined where only synthesis knows. `HostedZone` hands its resource a list that grows with
 * `addVpc`, a token in every zone. It is not resolved here: a Lazy keeps the first answer it gave.
 */
function vpcsOf(definition: route53.CfnHostedZone | undefined): readonly unknown[] | undefined {
  const { vpcs: ofZone } = (definition?.node.scope ?? {}) as { readonly vpcs?: unknown };
  return [definition?.vpcs, ofZone].find((vpcs) => Array.isArray(vpcs));
}

/** Zones that were planned as public ones and have become private since. For the validation before synthesis. */
export function zonesTurnedPrivate(zones: ReadonlyMap<string, KeyedZone>): string[] {
  return [...zones.values()].flatMap(({ zone, name, kind }) => {
    const definition = definitionOf(zone);
    if (kind === 'private' || definition === undefined) return [];
    const vpcs: unknown = Stack.of(definition).resolve(definition.vpcs);
    if (!Array.isArray(vpcs) || vpcs.length === 0) return [];
    return [
      `the hosted zone ${name} (${zone.node.path}) got a VPC after the proxy was made, which planned it as a public one: ` +
        'the Internet would find neither its records nor the CNAME records that ACM validates names by. ' +
        'Add the VPC before the proxy is made, or list the zone under privateHostedZones',
    ];
  });
}
