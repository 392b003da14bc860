import type { Deployment } from '../../lib/declaring/deployment-file/deployment';
import { ECS, FARGATE_SIZES } from '../../lib/facts/limits';
import { planned } from '../support/planned';

const DEPLOYMENT: Deployment = {
  network: { vpcCidr: '10.80.0.0/22', transitGatewayId: 'tgw-0abc', poolNetworks: ['10.20.0.0/16'] },
  hostedZones: [{ name: 'contoso.com', id: 'ZCONTOSO' }],
  frontEnd: 'haproxy',
  pools: [{ name: 'pool01', role: 'standardEdition', externalWebServicesFqdn: 'webext.contoso.com', servers: ['10.20.0.11'] }],
};

/** HAProxy ends at once where its connections, two files each, and what it needs besides are more than it may open. */
test('no size of a task has HAProxy want more open files than Fargate and its own limit let it have', () => {
  const sizes = FARGATE_SIZES.flatMap(({ cpu, memoryMiB }) => memoryMiB.map((each) => ({ cpu, memoryMiB: each })));
  const largest = [sizes[0], ...FARGATE_SIZES.map(({ cpu, memoryMiB }) => ({ cpu, memoryMiB: Math.max(...memoryMiB) }))];
  const wanted = largest.map((tasks) => {
    const text = planned({ ...DEPLOYMENT, haproxy: { tasks } }).frontEnds[0]?.configuration?.['haproxy.cfg'] ?? '';
    const [most, limit] = [/^ *maxconn (\d+)$/m, /^ *fd-hard-limit (\d+)$/m].map((line) => Number(line.exec(text)?.[1]));
    return { tasks, files: 2 * (most ?? NaN) + 1_000, limit: Math.min(limit ?? NaN, ECS.openFiles) };
  });
  expect(wanted.filter(({ files, limit }) => !(files <= limit))).toEqual([]);
});
