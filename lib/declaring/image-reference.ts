import type { ImageProblem } from '../findings/haproxy/tasks';
import { isToken, withWordForTokens } from './tokens';

/** A word that stands wherever a name of an image may have a token. */
const UNKNOWN = 'token';

const DIGEST = /^(?:sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/;

const TAG = /:([A-Za-z0-9_][A-Za-z0-9_.-]{0,127})$/;

/** https://github.com/distribution/reference/blob/main/reference.go */
const NAME = new RegExp(
  [
    '^(?:(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*(?::[0-9]+)?/)?',
    '[a-z0-9]+(?:(?:\\.|_{1,2}|-+)[a-z0-9]+)*',
    '(?:/[a-z0-9]+(?:(?:\\.|_{1,2}|-+)[a-z0-9]+)*)*$',
  ].join(''),
);

/**
 * What is wrong with a reference to an image, which is to have a digest: a tag may mean other bytes with every task that starts. Only
 * the name may have CDK tokens in it, as `repositoryUriForDigest` gives it.
 */
export function imageProblem(image: string): ImageProblem | undefined {
  const text = withWordForTokens(image, UNKNOWN);
  const [tagged = '', digest, ...more] = text.split('@');
  if (digest === undefined && isToken(image) && image.endsWith('}')) return { kind: 'digest unknown' };
  const name = tagged.replace(TAG, '');
  if (!NAME.test(name) || more.length > 0) return { kind: 'malformed name', name: more.length > 0 ? image : name };
  if (digest === undefined) return { kind: 'no digest', tag: TAG.exec(tagged)?.[1] };
  if (isToken(image.slice(image.indexOf('@')))) return { kind: 'digest unknown' };
  return DIGEST.test(digest) ? undefined : { kind: 'malformed digest', digest };
}

/** A repository of Amazon ECR that is somebody's own. */
export interface PrivateRepository {
  readonly account: string;
  readonly region: string;
  readonly name: string;
}

const PART = String.raw`(\d{12}|[$#]\{Token\[[^\]]*\]\}|[a-z0-9-]+)`;

const PRIVATE = new RegExp(String.raw`^${PART}\.dkr[.-]ecr(?:-fips)?\.${PART}\.(?:[$#]\{Token\[[^\]]*\]\}|[a-z0-9.-]+)/([^@]+)`);

/** Where an image of Amazon ECR lies, parts of which may be tokens; undefined: it is of another registry. */
export function privateRepository(image: string): PrivateRepository | undefined {
  const [, account, region, named] = PRIVATE.exec(image) ?? [];
  if (account === undefined || region === undefined || named === undefined) return undefined;
  return { account, region, name: named.replace(TAG, '') };
}

/** Whether an image is one of Amazon ECR Public. */
export function isOfPublicGallery(image: string): boolean {
  return image.startsWith('public.ecr.aws/');
}
