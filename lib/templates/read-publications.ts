import type { Ports, PoolRole, PublicNameKind, ServiceSignIn } from '../declaring/declarations';
import { PUBLISHERS, type PublicationNote } from '../planning/publications';
import { entry, number, text } from './load-balancers/properties';

const KINDS: readonly PublicNameKind[] = [
  'external web services',
  'further name',
  'meet',
  'dialin',
  'autodiscover',
  'further host',
  'office web apps',
  'further service',
];
const ROLES: readonly PoolRole[] = ['director', 'frontEndPool', 'standardEdition'];
const SIGN_INS: readonly ServiceSignIn[] = ['windows', 'passive', 'modern', 'none'];

/** One note of names as somebody may have edited it: what cannot be read is passed over. */
export function readPublications(note: unknown): readonly PublicationNote[] {
  const [owner, name, answeredBy, frontEnd] = ['owner', 'name', 'answeredBy', 'frontEnd'].map((key) => text(entry(note, key)));
  const is = oneOf(PUBLISHERS, entry(note, 'is'));
  const names = KINDS.flatMap((kind) => {
    const hosts = text(entry(entry(note, 'names'), kind));
    return hosts === undefined ? [] : [[kind, hosts] as const];
  });
  if (owner === undefined || name === undefined || answeredBy === undefined || frontEnd === undefined || is === undefined) return [];
  const role = oneOf(ROLES, entry(note, 'role'));
  const signIn = oneOf(SIGN_INS, entry(note, 'signIn'));
  return [
    {
      owner,
      name,
      is,
      ...(role === undefined ? {} : { role }),
      ...(signIn === undefined ? {} : { signIn }),
      answeredBy,
      frontEnd,
      published: ports(entry(note, 'published')),
      listening: ports(entry(note, 'listening')),
      names: Object.fromEntries(names),
    },
  ];
}

function oneOf<T extends string>(values: readonly T[], value: unknown): T | undefined {
  return values.find((each) => each === value);
}

function ports(value: unknown): Partial<Ports> {
  const [https, http] = [number(entry(value, 'https')), number(entry(value, 'http'))];
  return { ...(https === undefined ? {} : { https }), ...(http === undefined ? {} : { http }) };
}
