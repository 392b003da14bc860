import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import schemaFile from '../../../deployment.schema.json';
import { DeploymentFile } from '../../../lib';
import { ClientProfile } from '../../../lib/declaring/client-profile';

interface Schema {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly $ref?: string;
}
const schema: Schema & { readonly definitions: Readonly<Record<string, Schema>> } = schemaFile;

const contract = readFileSync(join(__dirname, 'contract.yaml'), 'utf8');

describe('the contract of the deployment file', () => {
  test('is accepted with its alternatives written out', () => {
    expect(DeploymentFile.parse(contract).stackName).toBe('LyncReverseProxy');
  });

  test('needs nothing but pools, hostedZones and network', () => {
    const { pools, hostedZones, network } = DeploymentFile.parse(contract)._deployment;
    const least = { pools: pools.slice(0, 1), hostedZones: hostedZones.slice(0, 1), network: { vpcCidr: network.vpcCidr } };
    expect(DeploymentFile.parse(JSON.stringify(least))._deployment).toEqual(least);
  });

  const pair = (from: string, to: string) => [from, to] as const;
  test.each([
    pair('transitGatewayId: tgw-0123456789abcdef0', 'vpnGatewayId: vgw-0123456789abcdef0'),
    pair(
      'transitGatewayId: tgw-0123456789abcdef0',
      'vpcId: vpc-0a1b2c3d\n  availabilityZones: [eu-west-1a, eu-west-1b]\n  publicSubnetIds: [subnet-0aaaaaaa, subnet-0bbbbbbbbbbbbbbbb]',
    ),
    pair('scheme: internetFacing', 'scheme: internal'),
    pair('ipAddressType: ipv4', 'ipAddressType: dualstack'),
    pair('dnsRecords: create', 'dnsRecords: none'),
    pair('clients: [lync2013', 'clients: [lync2010, lyncPhoneEdition'),
    pair('externalSignIn: passive', 'externalSignIn: windows'),
    pair('externalSignIn: passive', 'externalSignIn: modern'),
    pair('http: redirect', 'http: none'),
    pair('accessLogs: create', 'accessLogs: none'),
    pair('accessLogs: create', 'accessLogs: s3://bucket/prefix'),
    pair('accessLogs: create', 'accessLogs: { bucket: create, retentionDays: 90 }'),
    pair('accessLogs: create', 'accessLogs: { bucket: create }'),
    pair('accessLogs: create', 'accessLogs: { bucket: s3://bucket/prefix }'),
    pair('dashboard: create', 'dashboard: none'),
    ...['lync2010', 'sfb2015', 'sfb2019', 'se'].map((version) => pair('version: lync2013', `version: ${version}`)),
    pair('stickiness: none', 'stickiness: loadBalancerCookie'),
    pair('answeredBy: director ', 'answeredBy: [director, pool01] '),
    pair("dialin: 'https://dialin.contoso.com'", "dialin: ['https://dialin.contoso.com', 'https://dialin.fabrikam.com']"),
    pair('simpleUrls: ', 'simpleUrls: [{ answeredBy: director }, { answeredBy: pool01 }]\n#'),
    pair('autodiscover: ', 'autodiscover: [{ answeredBy: director }, { answeredBy: pool01, sipDomains: [contoso.com] }]\n#'),
    pair('serverAuthorities: [pools-ca.pem]', 'serverAuthorities: none'),
    pair('frontEnd: applicationLoadBalancer # a', 'frontEnd: haproxy # a'),
    pair('frontEnd: applicationLoadBalancer\n', 'frontEnd: haproxy\n    movingFrom: applicationLoadBalancer\n'),
    pair('tasks: { minimum: 2, maximum: 10, cpu: 512, memoryMiB: 1024 }', 'tasks: { maximum: 4 }'),
    pair('overHttp: false', 'overHttp: true'),
    pair('overHttp: false', 'overHttp: [contoso.com]'),
  ])('accepts for "%s" also "%s"', (from, to) => {
    expect(contract).toContain(from);
    // What follows a key that is replaced as a whole belongs to it.
    const text = to.endsWith('#') ? contract.replace(new RegExp(`^${from}.*(\\n .*)*`, 'm'), to) : contract.replace(from, to);
    expect(() => DeploymentFile.parse(text)).not.toThrow();
  });
});

/** The interfaces of the deployment file, read as text: property → type and whether it may be left out. */
const source = ts.createSourceFile(
  'deployment.ts',
  readFileSync(join(__dirname, '..', '..', '..', 'lib', 'declaring', 'deployment-file', 'deployment.ts'), 'utf8'),
  ts.ScriptTarget.ES2022,
);
const declarations = new Map<string, ts.TypeNode | ts.InterfaceDeclaration>();
for (const statement of source.statements) {
  if (ts.isInterfaceDeclaration(statement)) declarations.set(statement.name.text, statement);
  if (ts.isTypeAliasDeclaration(statement)) declarations.set(statement.name.text, statement.type);
}

/** A type or a schema in one common shape: what may be written, in words that can be compared. */
type Shape = { readonly kinds: readonly string[]; readonly keys: Readonly<Record<string, Shape>>; readonly required: readonly string[] };

function ofMembers(members: ts.NodeArray<ts.TypeElement>): Shape {
  const properties = members.filter(ts.isPropertySignature).map((member) => ({
    key: member.name.getText(source),
    isOptional: member.questionToken !== undefined,
    shape: ofType(member.type),
  }));
  return {
    kinds: ['object'],
    keys: Object.fromEntries(properties.map(({ key, shape }) => [key, shape])),
    required: properties.filter(({ isOptional }) => !isOptional).map(({ key }) => key),
  };
}

function ofType(type: ts.TypeNode | ts.InterfaceDeclaration | undefined): Shape {
  if (type === undefined) throw new Error('a property without type');
  if (ts.isInterfaceDeclaration(type)) {
    const inherited = (type.heritageClauses ?? []).flatMap(({ types }) =>
      types.map((each) => ofType(declarations.get(each.getText(source)))),
    );
    return oneOf([...inherited, ofMembers(type.members)]);
  }
  if (ts.isTypeLiteralNode(type)) return ofMembers(type.members);
  if (ts.isParenthesizedTypeNode(type) || ts.isTypeOperatorNode(type)) return ofType(type.type);
  if (ts.isArrayTypeNode(type)) return listOf(ofType(type.elementType));
  if (ts.isUnionTypeNode(type)) return oneOf(type.types.map(ofType));
  const text = type.getText(source);
  if (ts.isLiteralTypeNode(type)) return plain(text);
  if (text === 'Readonly<Record<string, number>>') return plain('object');
  if (ts.isTypeReferenceNode(type)) return ofType(declarations.get(text));
  return plain(text);
}

function ofSchema({ $ref, type, properties = {}, required = [], items, anyOf, enum: values }: Schema): Shape {
  if ($ref !== undefined) return ofSchema(schema.definitions[$ref.replace('#/definitions/', '')] ?? {});
  if (anyOf !== undefined) return oneOf(anyOf.map(ofSchema));
  if (values !== undefined) return oneOf(values.map((value) => plain(`'${String(value)}'`)));
  if (items !== undefined) return listOf(ofSchema(items));
  const kinds = [type ?? []].flat().map((each) => (each === 'integer' ? 'number' : each));
  return {
    kinds: [...kinds].sort(),
    keys: Object.fromEntries(Object.entries(properties).map(([key, each]) => [key, ofSchema(each)])),
    required,
  };
}

function plain(kind: string): Shape {
  return { kinds: [kind], keys: {}, required: [] };
}

function listOf({ kinds, keys, required }: Shape): Shape {
  return { kinds: kinds.map((kind) => `list of ${kind}`), keys, required };
}

function oneOf(shapes: readonly Shape[]): Shape {
  return {
    kinds: [...new Set(shapes.flatMap(({ kinds }) => kinds))].sort(),
    keys: Object.assign({}, ...shapes.map(({ keys }) => keys)) as Shape['keys'],
    required: [...new Set(shapes.flatMap(({ required }) => required))],
  };
}

/** One line for each key: its path, whether it is required, and what it may be. */
function lines({ keys, required }: Shape, path = ''): readonly string[] {
  return Object.entries(keys)
    .flatMap(([key, shape]) => [
      `${path}${key}${required.includes(key) ? '' : '?'}: ${shape.kinds.join(' | ')}`,
      ...lines(shape, `${path}${key}.`),
    ])
    .sort();
}

test('the schema and the TypeScript interfaces have the same keys, types, values and requirements', () => {
  // `$schema` is for editors alone.
  const properties = Object.fromEntries(Object.entries(schema.properties ?? {}).filter(([key]) => key !== '$schema'));
  // Names of clients are one list, that of ClientProfile.
  const ofTheSchema = lines(ofSchema({ ...schema, properties: { ...properties, clients: { items: { type: 'string' } } } }));
  expect(ofTheSchema.length).toBeGreaterThan(90);
  expect(lines(ofType(declarations.get('Deployment')))).toEqual(ofTheSchema);
});

test('every client the schema names is known, and every known one is named', () => {
  const known = Object.values(ClientProfile).filter((each): each is ClientProfile => each instanceof ClientProfile);
  const named = (schema.definitions['client']?.enum ?? []) as readonly string[];
  expect(named.map((name) => ClientProfile._named(name)?.clientName)).toEqual(named);
  expect([...named].sort()).toEqual(known.map(({ clientName }) => clientName).sort());
});

/** Every schema inside a schema, with its path; references are not followed. */
function within(each: Schema, path: string): readonly (readonly [string, Schema])[] {
  const { properties = {}, items, anyOf = [], additionalProperties } = each;
  return [
    [path, each],
    ...Object.entries(properties).flatMap(([key, inner]) => within(inner, `${path}.${key}`)),
    ...(items === undefined ? [] : within(items, `${path}[]`)),
    ...anyOf.flatMap((inner, index) => within(inner, `${path}|${index}`)),
    ...(typeof additionalProperties === 'object' ? within(additionalProperties, `${path}.*`) : []),
  ];
}
const everySchema = [
  ...within(schema, 'file'),
  ...Object.entries(schema.definitions).flatMap(([name, each]) => within(each, `definitions.${name}`)),
];

test('everything in the schema is described, for editors and for messages', () => {
  expect(everySchema.length).toBeGreaterThan(150);
  expect(everySchema.filter(([, { $ref, description }]) => $ref === undefined && (description ?? '') === '').map(([path]) => path)).toEqual(
    [],
  );
});

test('every object in the schema refuses unknown keys', () => {
  const open = everySchema.filter(([, each]) => each.type === 'object' && each.additionalProperties === undefined);
  expect(open.map(([path]) => path)).toEqual([]);
});

test('every reference in the schema leads somewhere, and every definition is used', () => {
  const references = everySchema.flatMap(([, { $ref }]) => $ref?.replace('#/definitions/', '') ?? []);
  expect([...new Set(references)].sort()).toEqual(Object.keys(schema.definitions).sort());
});
