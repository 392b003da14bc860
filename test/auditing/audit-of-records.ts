import type { SaidRow } from './audit-of-values';
import {
  alias,
  certificate,
  forward,
  hostExpressions,
  hosts,
  listener,
  loadBalancer,
  paths,
  ref,
  rule,
  toHttps,
  type Properties,
  type Resources,
} from '../support/listener-template';

/** The alias record of a name, with other properties. */
const record = (name: string, properties: Properties = {}, balancer?: string) => {
  const made = alias(name, balancer);
  return { ...made, Properties: { ...made.Properties, ...properties } };
};
const plainRecord = (Name: unknown, Type: string, value: unknown, more: Properties = {}) => ({
  Type: 'AWS::Route53::RecordSet',
  Properties: { Name, Type, TTL: '60', HostedZoneId: 'ZCONTOSO', ResourceRecords: [value], ...more },
});
const zone = (Name: unknown, more: Properties = {}) => ({ Type: 'AWS::Route53::HostedZone', Properties: { Name, ...more } });
const OTHER: Resources = { Other: loadBalancer(), OtherHttp: listener(80, { DefaultActions: [toHttps] }, 'Other') };
const SHOP: Resources = { Shop: { Type: 'AWS::ElasticLoadBalancingV2::TargetGroup', Properties: { Port: 80, Protocol: 'HTTP' } } };
const inZone = (HostedZoneId: unknown, more: Properties = {}) => record('meet.contoso.com', { HostedZoneId, ...more });
const again = (first: Properties, second: Properties): Partial<Resources> => ({
  MeetRecord: record('meet.contoso.com', first),
  MeetAgain: record('meet.contoso.com', second),
});
const IMPORTED = { 'Fn::ImportValue': 'zone' };

export const SAID_OF_RECORDS: readonly SaidRow[] = [
  ['a name that leads to the servers of another time', { MeetRecord: plainRecord('meet.contoso.com', 'A', '203.0.113.9') }, [['record-leads-elsewhere', 'MeetRecord', 'The A record of meet.contoso.com leads to no load balancer of the template, and LoadBalancer has rules for the name']]],
  ['a name of somebody else that leads elsewhere', { ...SHOP, Theirs: rule(5, [hosts('shop.contoso.com')], forward('Shop')), TheirRecord: plainRecord('shop.contoso.com', 'A', '203.0.113.9') }, []],
  ['a name of which a text is known only', { MeetRecord: plainRecord('meet.contoso.com', 'TXT', '"x"') }, [['name-without-record', 'LoadBalancer', 'The template has no record for meet.contoso.com']]],
  ['a record of two that leads to another load balancer, which knows the name', { ...OTHER, OtherHttps: listener(443, {}, 'Other'), OtherMeet: rule(1, [hosts('meet.contoso.com')], forward('Pool01'), 'OtherHttps'), MeetSecond: record('meet.contoso.com', { Type: 'AAAA' }, 'Other') }, [['certificate-name-without-rule', 'Certificate', 'The certificate is for webext.contoso.com, which no rule of its listeners names']]],
  ['a chain of names to the load balancer', { MeetRecord: plainRecord('meet.contoso.com', 'CNAME', 'webext.contoso.com') }, []],
  ['a chain of names to a name that nobody knows', { MeetRecord: plainRecord('meet.contoso.com', 'CNAME', 'old.fabrikam.com') }, [['record-leads-elsewhere', 'MeetRecord', 'The CNAME record of meet.contoso.com leads to no load balancer of the template, and LoadBalancer has rules for the name']]],
  ['a record for a name without a rule', { Old: record('old.contoso.com') }, [['record-without-rule', 'Old', 'The A record of old.contoso.com leads to LoadBalancer, of which no rule names the host']]],
  ['a record of IPv6 for a name without a rule', { Old: record('old.contoso.com', { Type: 'AAAA' }) }, [['record-without-rule', 'Old', 'The AAAA record of old.contoso.com leads to LoadBalancer, of which no rule names the host']]],
  ['a text for a name without a rule', { Old: plainRecord('old.contoso.com', 'TXT', { 'Fn::GetAtt': ['LoadBalancer', 'DNSName'] }) }, []],
  ['a record whose name only the deployment knows', { Old: record('old.contoso.com', { Name: ref('Unknown') }) }, []],
  ['a wildcard record for names without a rule', { Old: record('*.contoso.com') }, []],
  ['a record for a name that another load balancer answers', { ...OTHER, OtherHttps: listener(443, {}, 'Other'), OtherOld: rule(1, [hosts('old.contoso.com')], forward('Pool01'), 'OtherHttps'), Old: record('old.contoso.com'), Certificate: certificate('*.contoso.com') }, [['record-at-wrong-load-balancer', 'Old', 'The A record of old.contoso.com leads to LoadBalancer, and the rules for the name are at Other']]],
  ['a record for a name that an expression is for', { Old: record('old.contoso.com'), Expressed: rule(30, [hostExpressions('^old[.]contoso[.]com$')]), Certificate: certificate('*.contoso.com') }, []],
  ['a record for a name that a rule for paths answers', { ...SHOP, Old: record('old.contoso.com'), Any: rule(30, [paths('/old')], forward('Shop')) }, []],
  ['names without a record', { MeetRecord: plainRecord('www.contoso.com', 'TXT', '"x"'), WebextRecord: plainRecord('www.contoso.com', 'MX', 'x') }, [['name-without-record', 'LoadBalancer', 'The template has no record for meet.contoso.com, webext.contoso.com']]],
  ['a name without a record, of somebody else', { ...SHOP, Theirs: rule(5, [hosts('shop.contoso.com')], forward('Shop')) }, []],
  ['wildcards without a record', { All: rule(30, [hosts('*.eu.contoso.com', 'm?.contoso.com')]), Certificate: certificate('*.contoso.com', '*.eu.contoso.com') }, []],
  ['a name by a wildcard record', { MeetRecord: record('*.contoso.com') }, []],
  ['a name two labels below a wildcard record', { MeetRecord: record('*.com') }, []],
  ['a name beside a wildcard record', { MeetRecord: record('*.fabrikam.com') }, [['name-without-record', 'LoadBalancer', 'The template has no record for meet.contoso.com']]],
  ['names of records that only the deployment knows', { MeetRecord: record('meet.contoso.com', { Name: ref('Unknown') }), WebextRecord: record('x', { Name: ref('Unknown') }) }, []],

  ['a record in a zone of another domain', { Zone: zone('fabrikam.com.'), MeetRecord: inZone(ref('Zone')) }, [['name-in-wrong-zone', 'MeetRecord', 'The A record of meet.contoso.com goes into the hosted zone fabrikam.com, which does not hold the name']]],
  ['a record in a zone whose name only the deployment knows', { Zone: zone(ref('Unknown')), MeetRecord: inZone(ref('Zone')) }, []],
  ['a record whose name only the deployment knows, in a zone', { Zone: zone('fabrikam.com'), Old: record('x', { Name: ref('Unknown'), HostedZoneId: ref('Zone') }) }, []],
  ['a record in a zone above a closer one', { Zone: zone('contoso.com'), Closer: zone('meet.contoso.com'), MeetRecord: inZone(ref('Zone')) }, [['name-in-wrong-zone', 'MeetRecord', 'The A record of meet.contoso.com goes into the hosted zone contoso.com, and the zone meet.contoso.com below it holds the name']]],
  ['a record in a zone by its name, above a closer one', { Closer: zone('meet.contoso.com'), MeetRecord: inZone(undefined, { HostedZoneName: 'contoso.com.' }) }, [['name-in-wrong-zone', 'MeetRecord', 'The A record of meet.contoso.com goes into the hosted zone contoso.com, and the zone meet.contoso.com below it holds the name']]],
  ['a record in a zone above a closer one of somebody else', { ...SHOP, Zone: zone('contoso.com'), Closer: zone('shop.contoso.com'), Theirs: plainRecord('shop.contoso.com', 'A', '203.0.113.9', { HostedZoneId: ref('Zone') }) }, []],
  ['a record in a zone above one that does not hold it', { Zone: zone('contoso.com'), Closer: zone('eu.contoso.com'), Unnamed: zone(ref('Unknown')), MeetRecord: inZone(ref('Zone')) }, []],
  ['a record in a zone twice there', { Zone: zone('contoso.com'), Same: zone('contoso.com'), MeetRecord: inZone(ref('Zone')) }, []],

  ['the same record twice', again({}, {}), [['record-made-twice', 'MeetAgain', 'MeetAgain makes the A record of meet.contoso.com, which MeetRecord makes already, in the hosted zone ZCONTOSO']]],
  ['the same record twice, once with the whole id of the zone', again({}, { HostedZoneId: '/hostedzone/ZCONTOSO' }), [['record-made-twice', 'MeetAgain', 'MeetAgain makes the A record of meet.contoso.com, which MeetRecord makes already, in the hosted zone /hostedzone/ZCONTOSO']]],
  ['the same record in two zones', again({}, { HostedZoneId: 'ZOTHER' }), []],
  ['the same record in a zone of the template', { Zone: zone('contoso.com'), ...again({ HostedZoneId: ref('Zone') }, { HostedZoneId: { 'Fn::GetAtt': ['Zone', 'Id'] } }) }, []],
  ['the same record twice in a zone of the template', { Zone: zone('contoso.com'), ...again({ HostedZoneId: ref('Zone') }, { HostedZoneId: ref('Zone') }) }, [['record-made-twice', 'MeetAgain', 'MeetAgain makes the A record of meet.contoso.com, which MeetRecord makes already, in the hosted zone <Zone>']]],
  ['the same record in a zone of the template, by its name too', { Zone: zone('contoso.com'), ...again({ HostedZoneId: ref('Zone') }, { HostedZoneId: undefined, HostedZoneName: 'contoso.com.' }) }, [['record-made-twice', 'MeetAgain', 'MeetAgain makes the A record of meet.contoso.com, which MeetRecord makes already, in the hosted zone contoso.com']]],
  ['the same record in a zone of the template, and by the name of another', { Zone: zone('contoso.com'), ...again({ HostedZoneId: ref('Zone') }, { HostedZoneId: undefined, HostedZoneName: 'com.' }) }, [['name-in-wrong-zone', 'MeetAgain', 'The A record of meet.contoso.com goes into the hosted zone com, and the zone contoso.com below it holds the name']]],
  ['the same record in a zone whose name only the deployment knows, and by a name', { Zone: zone(ref('Unknown')), ...again({ HostedZoneId: ref('Zone') }, { HostedZoneId: undefined, HostedZoneName: 'contoso.com.' }) }, []],
  ['the same record in two zones of one name', { Zone: zone('contoso.com'), Twin: zone('contoso.com'), ...again({ HostedZoneId: ref('Zone') }, { HostedZoneId: ref('Twin') }) }, []],
  ['the same record by the name of a zone twice', again({ HostedZoneId: undefined, HostedZoneName: 'contoso.com' }, { HostedZoneId: undefined, HostedZoneName: 'Contoso.com.' }), [['record-made-twice', 'MeetAgain', 'MeetAgain makes the A record of meet.contoso.com, which MeetRecord makes already, in the hosted zone Contoso.com']]],
  ['the same record in a zone of another stack twice', again({ HostedZoneId: IMPORTED }, { HostedZoneId: IMPORTED }), [['record-made-twice', 'MeetAgain', 'MeetAgain makes the A record of meet.contoso.com, which MeetRecord makes already, in the hosted zone <Fn::ImportValue zone>']]],
  ['the same record in two zones of other stacks', again({ HostedZoneId: IMPORTED }, { HostedZoneId: { 'Fn::ImportValue': 'other' } }), []],
  ['the same record in a zone by a parameter twice', again({ HostedZoneId: ref('Unknown') }, { HostedZoneId: ref('Unknown') }), [['record-made-twice', 'MeetAgain', 'MeetAgain makes the A record of meet.contoso.com, which MeetRecord makes already, in the hosted zone <Unknown>']]],
  ['the same record in no zone twice', again({ HostedZoneId: undefined }, { HostedZoneId: undefined }), []],
  ['the same record in a zone that is still looked up', again({ HostedZoneId: 'DUMMY' }, { HostedZoneId: 'DUMMY' }), []],
  ['the same record of somebody else twice', { One: plainRecord('mail.fabrikam.com', 'A', '203.0.113.9'), Two: plainRecord('mail.fabrikam.com', 'A', '203.0.113.8') }, []],
  ['a record of somebody else beside one of the proxy', { MeetAgain: plainRecord('meet.contoso.com', 'A', '203.0.113.9') }, [['record-made-twice', 'MeetAgain', 'MeetAgain makes the A record of meet.contoso.com, which MeetRecord makes already, in the hosted zone ZCONTOSO']]],
  ['a record without a type twice', { One: plainRecord('meet.contoso.com', '', 'x'), Two: plainRecord('meet.contoso.com', '', 'x') }, []],
  ['records of which only the deployment knows the names', { One: record('x', { Name: ref('Unknown') }), Two: record('x', { Name: ref('Unknown') }) }, []],
  ['a second record that may not be there', { MeetAgain: { ...record('meet.contoso.com'), Condition: 'Sometimes' } }, []],
  ['a record of the same name for both families', { MeetAgain: record('meet.contoso.com', { Type: 'AAAA' }) }, []],
  ['a record beside two', { MeetAgain: record('meet.contoso.com', { Type: 'AAAA' }), MeetThird: record('meet.contoso.com') }, [['record-made-twice', 'MeetThird', 'MeetThird makes the A record of meet.contoso.com, which MeetRecord makes already, in the hosted zone ZCONTOSO']]],
]; // prettier-ignore
