import { isIPv4 } from 'node:net';
import { bucketNameProblem } from '../bucket-name';
import { logBucket } from '../log-bucket';
import { simpleUrlProblem } from '../simple-urls';
import { canonicalHost, hostNameProblem } from '../host-name';
import { isAligned, parseCidr } from '../ip-networks';
import { matcherProblem } from '../health-check-matcher';
import { directoryProblem } from '../virtual-directories';

/** The formats of the schema: each tells why a text is wrong, or undefined. */
export const FORMATS: Readonly<Record<string, (text: string) => string | undefined>> = {
  'host-name': (text) => hostNameProblem(text),
  'certificate-name': (text) => hostNameProblem(canonicalHost(text).replace(/^\*\./, '')),
  address: (text) => (isIPv4(text) ? undefined : 'is no IPv4 address'),
  cidr: (text) => cidrProblem(text),
  'ipv4-cidr': (text) => cidrProblem(text) ?? (parseCidr(text)?.family === 'ipv4' ? undefined : 'is no IPv4 address block'),
  'tls-policy': (text) => (TLS_POLICY.test(text) ? undefined : 'is no security policy of Elastic Load Balancing'),
  'simple-url': (text) => simpleUrlProblem(text),
  'virtual-directory': (text) => directoryProblem(text),
  matcher: (text) => matcherProblem(text),
  'access-logs': (text) => bucketProblem(text),
};

/** The same, as the validator asks: whether a text is of a format. */
export const IS_OF_FORMAT: Readonly<Record<string, (text: string) => boolean>> = Object.fromEntries(
  Object.entries(FORMATS).map(([name, problem]) => [name, (text: string) => problem(text) === undefined]),
);

/**
 * How AWS names its policies; the prefix may be left out. Newer dates than today's are let through.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html
 */
const TLS_POLICY =
  /^(ELBSecurityPolicy-)?(TLS13-1-[0-3](-(Res|Ext[0-2]))?(-FIPS)?(-PQ)?-20\d\d-\d\d|TLS-1-[0-2](-Ext)?-20\d\d-\d\d|FS(-1-[12])?(-Res)?-20\d\d-\d\d|20\d\d-\d\d)$/;

/** Of a text that names no bucket its pattern says so. */
function bucketProblem(text: string): string | undefined {
  const { bucket = '' } = logBucket(text) ?? {};
  return bucket === '' ? undefined : bucketNameProblem(bucket);
}

function cidrProblem(text: string): string | undefined {
  const cidr = parseCidr(text);
  if (cidr === undefined) return isIPv4(text) ? 'has no prefix length' : 'is no address block';
  return isAligned(cidr) ? undefined : 'has bits set behind its prefix';
}
