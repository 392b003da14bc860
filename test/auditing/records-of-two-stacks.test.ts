import { recordsOfTwoStacks, type StackOfProxies } from '../../lib/auditing/records-made-twice';
import { NOTES_KEY } from '../../lib/planning/deployment-notes';
import { asTemplate } from '../../lib/templates/cloudformation-template';
import { ref } from '../support/listener-template';

interface Given extends Partial<Pick<StackOfProxies, 'nested' | 'environment' | 'zones' | 'made'>> {
  readonly metadata?: object;
}

const record = (properties: object = {}) => ({
  Type: 'AWS::Route53::RecordSet',
  Properties: { Name: 'meet.contoso.com', Type: 'A', TTL: '60', ResourceRecords: ['203.0.113.1'], HostedZoneId: 'ZCONTOSO', ...properties },
});

function stack(name: string, Resources: Readonly<Record<string, object>>, { metadata, ...more }: Given = {}): StackOfProxies {
  const template = asTemplate({ ...(metadata === undefined ? {} : { Metadata: metadata }), Resources }, name);
  return {
    name,
    template,
    nested: {},
    parameters: {},
    environment: 'here',
    made: new Set(Object.keys(Resources)),
    zones: new Map(),
    ...more,
  };
}

const FIRST = stack('App', { Meet: record() });
const byName = record({ HostedZoneId: undefined, HostedZoneName: 'contoso.com.' });
const imported = record({ HostedZoneId: { 'Fn::ImportValue': 'zone' } });
const ZONES = { zones: new Map([['ZCONTOSO', 'contoso.com']]) };
const noted = (where?: string) => ({
  metadata: {
    [NOTES_KEY]: { 'AppTwo/Proxy': { acknowledged: [{ id: 'lync-reverse-proxy:record-made-twice', where, reason: 'never both' }] } },
  },
});

/** Of which stack and place it is said. */
const SAID: readonly (readonly [string, readonly StackOfProxies[], readonly (readonly [string, string])[]])[] = [
  ['one record of two stacks', [FIRST, stack('AppTwo', { Again: record() })], [['AppTwo', 'Again']]],
  ['records of two names', [FIRST, stack('AppTwo', { Again: record({ Name: 'dialin.contoso.com' }) })], []],
  ['one record in two zones', [FIRST, stack('AppTwo', { Again: record({ HostedZoneId: 'ZOTHER' }) })], []],
  ['one record of one stack twice', [stack('App', { Meet: record(), Again: record() }), stack('AppTwo', {})], []],
  ['one record of three stacks', [FIRST, stack('AppTwo', { Again: record() }), stack('Third', { Meet: record() })], [['AppTwo', 'Again'], ['Third', 'Meet']]],
  ['a record of a proxy and one of somebody else', [stack('App', { Meet: record() }, { made: new Set() }), stack('AppTwo', { Again: record() })], [['AppTwo', 'Again']]],
  ['records of somebody else', [stack('App', { Meet: record() }, { made: new Set() }), stack('AppTwo', { Again: record() }, { made: new Set(['Meet']) })], []],
  ['a record that is acknowledged', [FIRST, stack('AppTwo', { Again: record() }, noted('Again'))], []],
  ['a record of which another one is acknowledged', [FIRST, stack('AppTwo', { Again: record() }, noted('Meet'))], [['AppTwo', 'Again']]],
  ['a zone by its id, and by a name that the constructs know for it', [stack('App', { Meet: record() }, ZONES), stack('AppTwo', { Again: byName })], [['AppTwo', 'Again']]],
  ['a zone by its path, and by a name that the constructs know for it', [stack('App', { Meet: record({ HostedZoneId: '/hostedzone/ZCONTOSO' }) }, ZONES), stack('AppTwo', { Again: byName })], [['AppTwo', 'Again']]],
  ['a zone by a name, and by its id in the stack of the name', [stack('App', { Meet: byName }), stack('AppTwo', { Again: record() }, ZONES)], [['AppTwo', 'Again']]],
  ['a zone by its id, and by a name that nobody knows for it', [FIRST, stack('AppTwo', { Again: byName })], []],
  ['two zones of one name in two environments', [stack('App', { Meet: record() }, ZONES), stack('AppTwo', { Again: byName }, { environment: 'there' })], []],
  ['two zones of one name by their ids', [stack('App', { Meet: record() }, { zones: new Map([['ZCONTOSO', 'contoso.com'], ['ZTWIN', 'contoso.com']]) }), stack('AppTwo', { Again: record({ HostedZoneId: 'ZTWIN' }) })], []],
  ['a zone of a third stack', [stack('App', { Meet: imported }), stack('AppTwo', { Again: imported })], [['AppTwo', 'Again']]],
  ['a zone of third stacks of two environments', [stack('App', { Meet: imported }), stack('AppTwo', { Again: imported }, { environment: 'there' })], []],
  ['zones of which each stack has a parameter', [stack('App', { Meet: record({ HostedZoneId: ref('Zone') }) }), stack('AppTwo', { Again: record({ HostedZoneId: ref('Zone') }) })], []],
  ['a zone that each stack is told of in part', [stack('App', { Meet: record({ HostedZoneId: { 'Fn::Join': ['', ['Z', ref('Zone')]] } }) }), stack('AppTwo', { Again: record({ HostedZoneId: { 'Fn::Join': ['', ['Z', ref('Zone')]] } }) })], []],
  ['a zone that is still looked up', [stack('App', { Meet: record({ HostedZoneId: 'DUMMY' }) }), stack('AppTwo', { Again: record({ HostedZoneId: 'DUMMY' }) })], []],
  ['a record of a nested stack', [FIRST, stack('AppTwo', { Inner: { Type: 'AWS::CloudFormation::Stack', Properties: {} } }, { nested: { Inner: stack('AppTwo/Inner', { Deep: record() }) } })], [['AppTwo', 'Deep']]],
]; // prettier-ignore

test.each(SAID)('two stacks: %s', (_, stacks, expected) => {
  const said = recordsOfTwoStacks(stacks);
  expect(said.map(({ found, stack: of }) => [of, found.where])).toEqual(expected);
  expect(said.every(({ found }) => found.id === 'lync-reverse-proxy:record-made-twice' && found.isElsewhere === true)).toBe(true);
});

test('two stacks: whose the records are stands in the message', () => {
  const messages = (made: StackOfProxies['made']) =>
    recordsOfTwoStacks([FIRST, stack('AppTwo', { Again: record() }, { made })]).map(({ found }) => found.message);
  expect(messages(new Set(['Again']))).not.toEqual(messages(new Set()));
});
