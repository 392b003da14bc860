import type { Owner, Path, Place } from '../findings/place';
import type {
  BackendDeclaration,
  HostedZoneDeclaration,
  ImportedCertificateDeclaration,
  PerimeterDeclaration,
  PoolDeclaration,
  ProxyDeclaration,
  SimpleUrlSetDeclaration,
  WebHostDeclaration,
} from '../declaring/declarations';
import { declaredById } from './declared-by-id';
import type { PublishedName } from './published-name';
import { isToken } from '../declaring/tokens';

/** A key of a declaration, and list positions or keys below it. */
type Key<Declaration> = readonly [] | readonly [keyof Declaration & string, ...Path];

export function ofProxy(...key: Key<ProxyDeclaration>): Place {
  return { owner: { kind: 'proxy' }, key };
}

export function ofPerimeter(...key: Key<PerimeterDeclaration>): Place {
  return { owner: { kind: 'perimeter' }, key };
}

export function ofPool({ id, name }: PoolDeclaration, ...key: Key<PoolDeclaration>): Place {
  return { owner: { kind: 'pool', id, name }, key };
}

export function ofSet({ id, name }: SimpleUrlSetDeclaration, ...key: Key<SimpleUrlSetDeclaration>): Place {
  return { owner: { kind: 'simpleUrlSet', id, name }, key };
}

export function ofWebHost<T extends WebHostDeclaration>({ is, id, name }: T, ...key: Key<T>): Place {
  return { owner: { kind: is, id, name }, key };
}

/** Of whatever has servers. */
export function ofBackend(declared: BackendDeclaration, ...key: Key<BackendDeclaration>): Place {
  return 'role' in declared ? ofPool(declared, ...key) : ofWebHost(declared, ...key);
}

/** One whose name only the deployment knows is called by its id. */
export function ofZone({ key: id, name, hostedZoneId = '' }: HostedZoneDeclaration, ...key: Key<HostedZoneDeclaration>): Place {
  return { owner: { kind: 'hostedZone', id, name: isToken(name) ? hostedZoneId : name }, key };
}

export function ofCertificate({ key: id, names }: ImportedCertificateDeclaration, ...key: Key<ImportedCertificateDeclaration>): Place {
  return { owner: { kind: 'certificate', id, name: names[0] ?? id }, key };
}

/** Where a public name was declared. */
export function ofName({ owner, ownerName, kind, key }: Pick<PublishedName, 'owner' | 'ownerName' | 'kind' | 'key'>): Place {
  return { owner: { kind: OWNERS[kind], id: owner, name: ownerName }, key };
}

const OWNERS = {
  'external web services': 'pool',
  'further name': 'pool',
  'office web apps': 'officeWebApps',
  'further service': 'furtherService',
  meet: 'simpleUrlSet',
  dialin: 'simpleUrlSet',
  autodiscover: 'simpleUrlSet',
  'further host': 'simpleUrlSet',
} as const satisfies Readonly<Record<PublishedName['kind'], Owner['kind']>>;

/** Of whoever declared something with this id. */
export function ofDeclared(id: string, proxy: ProxyDeclaration, ...key: Path): Place | undefined {
  const { pools, simpleUrlSets, officeWebApps, furtherServices } = declaredById(proxy);
  const kinds = [
    ['pool', pools],
    ['simpleUrlSet', simpleUrlSets],
    ['officeWebApps', officeWebApps],
    ['furtherService', furtherServices],
  ] as const;
  for (const [kind, declared] of kinds) {
    const found = declared.get(id);
    if (found !== undefined) return { owner: { kind, id, name: found.name }, key };
  }
  return undefined;
}

/** A finding about several of them stands at the first, whatever their order in the file. */
export function inNameOrder(pools: readonly PoolDeclaration[]): readonly PoolDeclaration[] {
  return [...pools].sort((a, b) => (a.name < b.name ? -1 : 1));
}
