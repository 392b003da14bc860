import { PENDING_ZONE_ID } from '../facts/pending-look-ups';
import { Reference, Stack, Token, Tokenization } from 'aws-cdk-lib/core';
import * as route53 from 'aws-cdk-lib/aws-route53';
import { withoutTokens } from '../findings/without-tokens';
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
  const known = new Set(listed.flatMap(([, { zone, kind }]) => (kind === 'public' ? (definitionOf(zone) ?? []) : [])));
  const isKnown = (definition: route53.CfnHostedZone | undefined) => definition !== undefined && known.has(definition);
  // A zone of this app tells which it is where it is listed as both.
  return new Map(listed.filter(([, { zone, kind }]) => kind === 'public' || !isKnown(definitionOf(zone))));
}

function keyed(kind: ZoneKind, zone: route53.IHostedZone): readonly [string, KeyedZone] {
  const name = nameOf(zone);
  const told = Token.isUnresolved(zone.hostedZoneId) ? undefined : zone.hostedZoneId;
  const identity = told ?? (definitionOf(zone) ?? zone).node.path;
  return [`${kind} ${name} ${identity}`, { zone, name, hostedZoneId: told === PENDING_ZONE_ID ? undefined : told, kind }];
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
  const reference = Tokenization.reverse(hostedZoneId, { failConcat: false });
  if (!Reference.isReference(reference)) return undefined;
  const { target } = reference;
  return route53.CfnHostedZone.isCfnHostedZone(target) ? target : undefined;
}

/**
 * The VPCs a zone has so far; undefined where only synthesis knows. `HostedZone` hands its resource a list that grows with
 * `addVpc`, a token in every zone. It is not resolved here: a Lazy keeps the first answer it gave.
 */
function vpcsOf(definition: route53.CfnHostedZone | undefined): readonly unknown[] | undefined {
  const scope = definition?.node.scope;
  const ofZone = scope instanceof route53.HostedZone ? (scope as object as { readonly vpcs?: unknown }).vpcs : undefined;
  return [definition?.vpcs, ofZone].find((vpcs) => Array.isArray(vpcs));
}

/** Zones that were planned as public ones and turn out to be private. For the validation before synthesis. */
export function zonesTurnedPrivate(zones: ReadonlyMap<string, KeyedZone>): string[] {
  return [...zones.values()].flatMap(({ zone, name, kind }) => {
    const definition = definitionOf(zone) ?? definitionByName(zone);
    if (kind === 'private' || definition === undefined || !hasVpcs(definition)) return [];
    return [
      `the hosted zone ${withoutTokens(name)} (${zone.node.path}) is private: it has a VPC, which was not there or not known when the proxy was ` +
        'made, and the proxy planned it as a public one. The Internet would find neither its records nor the CNAME records that ' +
        'ACM validates names by. Add the VPC before the proxy is made, or list the zone under privateHostedZones',
    ];
  });
}

/** In the finished template, where overrides have their say too. */
function hasVpcs(definition: route53.CfnHostedZone): boolean {
  const stack = Stack.of(definition);
  const { Resources: resources } = stack.resolve(definition._toCloudFormation()) as Rendered;
  const vpcs = resources[String(stack.resolve(definition.logicalId))]?.Properties?.['VPCs'];
  // Overrides that reach into the list make it an object. Where it is an intrinsic function, there may be none.
  return typeof vpcs === 'object' && Object.keys(vpcs ?? {}).some((key) => !/^Fn::|^Ref$/.test(key));
}

interface Rendered {
  readonly Resources: Readonly<Record<string, { readonly Properties?: Readonly<Record<string, unknown>> } | undefined>>;
}

/** The resource of its own stack that an id names only when it is resolved: `Fn.ref`, `Fn.getAtt` or a Lazy. */
function definitionByName(zone: route53.IHostedZone): route53.CfnHostedZone | undefined {
  const stack = Stack.of(zone);
  const { Ref: ref, 'Fn::GetAtt': attribute } = Object(stack.resolve(zone.hostedZoneId)) as Named;
  const logicalId = ref ?? attribute?.[0];
  if (logicalId === undefined) return undefined;
  const resources = stack.node.findAll().filter((each) => route53.CfnHostedZone.isCfnHostedZone(each));
  return resources.find((each) => each.stack === stack && stack.resolve(each.logicalId) === logicalId);
}

interface Named {
  readonly Ref?: string;
  readonly 'Fn::GetAtt'?: readonly string[];
}
