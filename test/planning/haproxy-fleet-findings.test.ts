import fc from 'fast-check';
import { propertyPlace } from '../../lib/declaring/property-places';
import { imageProblem, privateRepository } from '../../lib/declaring/image-reference';
import { pathInFile } from '../../lib/declaring/file-places';
import { pathText } from '../../lib/declaring/deployment-file/file-problem';
import type { PoolEntry } from '../../lib/declaring/deployment-file/deployment';
import type { NamedFile, ProxyDeclaration } from '../../lib/declaring/declarations';
import { FARGATE_SIZES } from '../../lib/facts/limits';
import { HAPROXY_IMAGE } from '../../lib/facts/haproxy-image';
import { ID_PREFIX } from '../../lib/findings/id-prefix';
import type { CATALOGUE } from '../../lib/findings/catalogue';
import { planPublishing } from '../../lib/planning/plan-publishing';
import { sourceOf } from '../support/declaration-of';
import { none } from '../support/planned';
import { throwawayCertificate } from '../support/throwaway-certificate';
import { FINDING_EXAMPLES } from './findings-of-all';
import { FINDINGS_OF_HAPROXY, fleet } from './findings-of-haproxy';
import { POOL01 } from './findings-of-names';

const idsOf = (proxy: ProxyDeclaration) => planPublishing(proxy).findings.map(({ id }) => id.slice(ID_PREFIX.length));

describe('the size of a task', () => {
  const sizes = FARGATE_SIZES.flatMap(({ cpu, memoryMiB }) => memoryMiB.map((each) => `${cpu} ${each}`));

  test('is one of the 74 that Fargate has', () => {
    // 3 + 4 + 7 + 13 + 23 + 12 + 12: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-cpu-memory-error.html
    expect([sizes.length, sizes[0], sizes.at(-1)]).toEqual([74, '256 512', '16384 122880']);
  });

  test('law: one that Fargate has is taken, and of another one those are named that it has', () => {
    const near = fc.constantFrom(...FARGATE_SIZES.map(({ cpu }) => cpu));
    const cpus = fc.oneof(near, fc.integer({ min: -1, max: 20_000 }));
    const memories = fc.oneof(
      fc.integer({ min: 0, max: 130 }).map((gib) => gib * 1024),
      fc.integer({ min: -1, max: 130_000 }),
      near,
    );
    fc.assert(
      fc.property(cpus, memories, (cpu, memoryMiB) => {
        const found = planPublishing(fleet({ tasks: { cpu, memoryMiB } })).findings;
        if (sizes.includes(`${cpu} ${memoryMiB}`)) {
          none(found);
          return;
        }
        expect(found.map(({ id }) => id)).toEqual([`${ID_PREFIX}haproxy-task-size-refused`]);
        const named = [...(found[0]?.message.matchAll(/cpu (\d+) with memoryMiB (\d+)/g) ?? [])].map(([, one, other]) => `${one} ${other}`);
        const cures = named.filter((each) => each !== `${cpu} ${memoryMiB}`);
        expect(cures.length).toBeGreaterThan(0);
        none(cures.filter((each) => !sizes.includes(each)));
      }),
      { numRuns: 150 },
    );
  });

  test('follows from its processor where nobody says how much memory', () => {
    for (const { cpu } of FARGATE_SIZES) expect(idsOf(fleet({ tasks: { cpu } }))).toEqual([]);
  });
});

describe('an image', () => {
  const digest = `@sha256:${'0123456789abcdef'.repeat(4)}`;
  const account = '${Token[AWS.AccountId.4]}';
  const region = '${Token[AWS.Region.5]}';

  test.each([
    HAPROXY_IMAGE.reference,
    `haproxy${digest}`,
    `library/haproxy${digest}`,
    `docker.io/library/haproxy:3.2-trixie${digest}`,
    `localhost:5000/a/b_c/d__e/f--g.h${digest}`,
    `111122223333.dkr.ecr.eu-west-1.amazonaws.com/edge/haproxy${digest}`,
    `${account}.dkr.ecr.${region}.\${Token[AWS.URLSuffix.6]}/\${Token[TOKEN.7]}${digest}`,
    `registry.example.com/haproxy@sha512:${'0123456789abcdef'.repeat(8)}`,
  ])('%s is taken', (image) => {
    expect(imageProblem(image)).toBeUndefined();
  });

  test.each([
    ['', 'malformed name'],
    ['haproxy', 'no digest'],
    ['haproxy:latest', 'no digest'],
    [`${account}.dkr.ecr.eu-west-1.amazonaws.com/haproxy:3.2`, 'no digest'],
    [digest, 'malformed name'],
    [`haproxy ${digest}`, 'malformed name'],
    [`Haproxy${digest}`, 'malformed name'],
    [`https://haproxy${digest}`, 'malformed name'],
    [`haproxy${digest}${digest}`, 'malformed name'],
    ['haproxy@3.2', 'malformed digest'],
    [`haproxy${digest}0`, 'malformed digest'],
    [`haproxy${digest.toUpperCase()}`, 'malformed digest'],
    ['haproxy@', 'malformed digest'],
    ['${Token[TOKEN.7]}', 'digest unknown'],
    ['haproxy@${Token[TOKEN.7]}', 'digest unknown'],
    ['haproxy:${Token[TOKEN.7]}', 'digest unknown'],
  ])('%s is refused: %s', (image, kind) => {
    expect(imageProblem(image)?.kind).toBe(kind);
  });

  test.each([
    ['111122223333.dkr.ecr.eu-west-1.amazonaws.com/edge/haproxy:3.2', '111122223333', 'eu-west-1', 'edge/haproxy'],
    [`111122223333.dkr.ecr.cn-north-1.amazonaws.com.cn/haproxy${digest}`, '111122223333', 'cn-north-1', 'haproxy'],
    [`111122223333.dkr-ecr.eu-west-1.on.aws/haproxy${digest}`, '111122223333', 'eu-west-1', 'haproxy'],
    [`111122223333.dkr.ecr-fips.us-east-1.amazonaws.com/haproxy${digest}`, '111122223333', 'us-east-1', 'haproxy'],
    [`${account}.dkr.ecr.${region}.\${Token[AWS.URLSuffix.6]}/haproxy${digest}`, account, region, 'haproxy'],
  ])('%s lies in a repository of Amazon ECR', (image, owner, where, name) => {
    expect(privateRepository(image)).toEqual({ account: owner, region: where, name });
  });

  test.each([HAPROXY_IMAGE.reference, 'haproxy', 'example.com/111122223333.dkr.ecr.eu-west-1.amazonaws.com/haproxy'])(
    '%s lies in none',
    (image) => {
      expect(privateRepository(image)).toBeUndefined();
    },
  );
});

test('a proxy without a fleet is told nothing of one, whatever is written for it', () => {
  const mistakes = {
    image: 'haproxy',
    tasks: { minimum: 0, maximum: -1, cpu: 1, memoryMiB: 1 },
    fixedAddresses: ['eipalloc-0123456789abcdef0'],
    deregistrationDelay: -1,
    certificates: [{ secretArn: 'edge', names: ['a.example.com'] }],
  };
  for (const frontEnd of ['applicationLoadBalancer', 'networkLoadBalancer'] as const) {
    const [without, given] = [fleet({}, { frontEnd }), fleet(mistakes, { frontEnd })].map(planPublishing);
    expect(given?.findings).toEqual(without?.findings);
  }
});

test('one pool of many behind a fleet is enough to be told of it, and so is one that still comes from there', () => {
  const behind = (pool: Partial<PoolEntry>) =>
    idsOf(fleet({ tasks: { minimum: 0 } }, { frontEnd: 'applicationLoadBalancer', pools: [{ ...POOL01, ...pool }] }));
  expect(behind({})).not.toContain('haproxy-task-count-refused');
  expect(behind({ frontEnd: 'haproxy' })).toContain('haproxy-task-count-refused');
  expect(behind({ movingFrom: 'haproxy' })).toContain('haproxy-task-count-refused');
});

test('all mistakes are told at once', () => {
  const mistaken = fleet({
    image: 'haproxy',
    tasks: { minimum: 0, maximum: -1, cpu: 512, memoryMiB: 1 },
    deregistrationDelay: 4000,
    certificates: [{ secretArn: 'edge', names: ['a.example.com'] }],
    fixedAddresses: ['eipalloc-0a'],
  });
  expect(new Set(idsOf(mistaken))).toEqual(
    new Set([
      'fixed-addresses-mismatch',
      'haproxy-certificate-missing',
      'haproxy-drain-out-of-range',
      'haproxy-image-refused',
      'haproxy-secret-refused',
      'haproxy-task-count-refused',
      'haproxy-task-size-refused',
    ]),
  );
});

test('a way without a route may be one all the same: the error can be acknowledged', () => {
  const acknowledge = [{ id: `${ID_PREFIX}haproxy-registry-unreachable`, reason: 'a NAT gateway of ours' }];
  const internal = fleet(
    {},
    {
      acknowledge,
      network: {
        vpcCidr: '10.80.0.0/22',
        transitGatewayId: 'tgw-0abc',
        poolNetworks: ['10.20.0.0/16'],
        scheme: 'internal',
        corporateNetworks: ['10.30.0.0/16'],
      },
    },
  );
  expect(idsOf(internal)).toEqual([]);
});

describe('serverAuthorities of constructs', () => {
  const withAuthority = (text: string): ProxyDeclaration => {
    const proxy = fleet();
    const serverAuthorities: readonly NamedFile[] = [{ name: 'serverAuthorities[0]', text }];
    return { ...proxy, isOfFile: false, haproxy: { ...proxy.haproxy, serverAuthorities } };
  };

  test('may have any number of certificates, and text around them, in either line ending', async () => {
    const { certificate, key } = await throwawayCertificate('ca.contoso.com');
    const two = `# ours\n${certificate}\n${certificate.replace(/\n/g, '\r\n')}`;
    expect([certificate, two].map((text) => idsOf(withAuthority(text)))).toEqual([[], []]);
    expect([`${certificate}\n${key}`, certificate.replace('M', '*'), '', 'ca.pem'].map((text) => idsOf(withAuthority(text)))).toEqual(
      Array.from({ length: 4 }, () => ['haproxy-authority-refused']),
    );
  });
});

describe('what is found of a fleet is shown to whoever wrote constructs at the property', () => {
  const paths = { proxy: 'Stack/Proxy', perimeter: 'Stack/Network', of: (id: string) => id };
  const shown = (name: string) =>
    FINDINGS_OF_HAPROXY.filter(({ finding }) => finding === name).map(({ wrong }) => {
      const { at } = planPublishing(wrong).findings.find(({ id }) => id === `${ID_PREFIX}${name}`) ?? {};
      return at === undefined ? '' : propertyPlace(at, paths)?.property;
    });

  test.each<[keyof typeof CATALOGUE, readonly string[]]>([
    ['haproxy-task-size-refused', ['haproxy.tasks.memoryMiB', 'haproxy.tasks.cpu', 'haproxy.tasks.cpu']],
    ['haproxy-single-task', ['haproxy.tasks.minimum']],
    ['haproxy-drain-out-of-range', ['haproxy.deregistrationDelay', 'haproxy.deregistrationDelay']],
    ['haproxy-certificate-missing', ['haproxy.certificates']],
    ['haproxy-certificate-twice', ['haproxy.certificates[1].names']],
    ['haproxy-authority-refused', ['haproxy.serverAuthorities[0]', 'haproxy.serverAuthorities[0]']],
  ])('%s', (name, properties) => {
    expect(shown(name)).toEqual(properties);
  });

  test('of a secret', () => {
    expect(new Set(shown('haproxy-secret-refused'))).toEqual(new Set(['haproxy.certificates[0].secret']));
    expect(shown('fixed-addresses-refused')).toContain('haproxy.fixedAddresses[1]');
  });
});

test('what is found of a fleet is shown in a file where the value is, without the word fleet', () => {
  const shown = FINDING_EXAMPLES.flatMap(({ wrong }) => {
    const deployment = sourceOf(wrong);
    const places = planPublishing(wrong).findings.flatMap(({ at }) => at ?? []);
    return deployment === undefined ? [] : places.map((at) => pathText(pathInFile(at, deployment)));
  });
  expect(shown).toContain('haproxy.tasks.memoryMiB');
  expect(shown.filter((path) => path.includes('fleet'))).toEqual([]);
});
