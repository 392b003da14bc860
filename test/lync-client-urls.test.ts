import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { DeploymentFile, RoutingTable, routingMatchers } from '../lib';
import type { Deployment } from '../lib/declaring/deployment-file/deployment';
import { expectedRoutes } from './support/expected-routes';
import { otherCase } from './support/listener-model';
import { none } from './support/planned';
import { stackOf } from './support/synthesize';

const EXAMPLES = join(__dirname, '..', 'examples');
const files = [
  ...readdirSync(EXAMPLES).map((name) => join(EXAMPLES, name, 'deployment.yaml')),
  join(__dirname, 'deployment-everything.yaml'),
  join(__dirname, 'declaring', 'deployment-file', 'contract.yaml'),
].map((file) => [file.slice(join(__dirname, '..').length + 1), file] as const);

const CASES: readonly ((path: string) => string)[] = [
  (path) => path,
  (path) => path.toLowerCase(),
  (path) => path.toUpperCase(),
  ...Array.from({ length: 8 }, (_, seed) => (path: string) => otherCase(path, 0b1011_0111_0100 * (seed + 1))),
];

describe.each(files)('every URL a Lync client uses, in any letter case, reaches its pool: %s', (_, path) => {
  const deployment = parse(readFileSync(path, 'utf8')) as Deployment;
  const table = RoutingTable.fromStack(stackOf(DeploymentFile.read(path)));
  const routes = expectedRoutes(deployment);
  beforeAll(() => {
    expect.extend(routingMatchers(table));
  });

  test('by the table', () => {
    none(
      routes.flatMap(({ url, pools, protocol, port }) => {
        const { origin, pathname, search } = new URL(url);
        const urls = CASES.map((inCase) => `${origin}${inCase(pathname)}${search}`);
        return urls.filter((each) => {
          const { undetermined, targetGroup, backend = targetGroup, ...answer } = table.route(each);
          const isRight = answer.pools?.join(' ') === pools && backend?.protocol === protocol && backend.port === port;
          return !isRight || undetermined !== undefined;
        });
      }),
    );
    expect(routes.length).toBeGreaterThan(30);
  });

  test('and a host that is not published reaches none', () => {
    for (const port of [443, 80, 8443, 8081]) {
      for (const scheme of ['https', 'http']) expect(`${scheme}://unlisted.contoso.com:${port}/meet`).toReachNoPool();
    }
  });
});
