import { createSecureContext } from 'node:tls';
import { interleavedSignIns, type SignIns, type Tally } from './support/interleaved-sign-ins';
import { networkListeners, type NetworkListener, type NetworkTarget } from './support/network-listeners';
import { findNginx, freePorts, Nginx, type NginxConfiguration } from './support/nginx';
import { passThrough, sharedConnections } from './support/nginx-front-ends';
import { synthesized } from './support/synthesize';
import { throwawayCertificate, type ThrowawayCertificate } from './support/throwaway-certificate';
import { WindowsAuthenticationServer } from './support/windows-authentication-server';

const HOST = 'webext.contoso.com';
const USERS = ['alice', 'bob'] as const;
const SIGN_INS = 1_000;
const TIMEOUT = 60_000;

/** A pool as a deployment file has it. */
const DEPLOYMENT = `
network: { transitGatewayId: tgw-0123456789abcdef0, poolNetworks: [10.20.0.0/16] }
hostedZones: [{ name: contoso.com, id: Z0123456789CONTOSO00 }]
frontEnd: networkLoadBalancer
pools:
  - name: pool01
    role: frontEndPool
    externalWebServicesFqdn: ${HOST}
    servers: [10.20.0.11, 10.20.0.12]
`;

/** What clients sign in through. */
const LISTENERS = networkListeners(synthesized(DEPLOYMENT).template).filter(({ listenPort }) => listenPort === 443);

const nginx = findNginx();
const describeWithNginx = 'missing' in nginx ? describe.skip : describe;
if ('missing' in nginx) say(`skipped, for ${nginx.missing}`);

describeWithNginx(`${USERS.join(' and ')} sign in with NTLM at the same time, ${SIGN_INS} times`, () => {
  let certificate: ThrowawayCertificate;
  let servers: ReadonlyMap<string, WindowsAuthenticationServer>;
  let frontEnd: Nginx | undefined;

  beforeEach(async () => {
    certificate = await throwawayCertificate(HOST);
    const names = [...new Set(LISTENERS.flatMap(({ targets }) => targets.map(nameOf)))];
    servers = new Map(
      await Promise.all(names.map(async (name) => [name, await WindowsAuthenticationServer.start(name, certificate)] as const)),
    );
  });

  afterEach(async () => {
    await frontEnd?.stop();
    frontEnd = undefined;
    await Promise.all([...servers.values()].map((server) => server.stop()));
  });

  test(
    'through the Network Load Balancer of the template everybody is who they are',
    async () => {
      const signIns = await signInsThrough('pass-through', passThrough);
      const all: Tally = { asThemselves: SIGN_INS, asAnother: 0, refused: 0 };
      expect(signIns).toEqual({ signedIn: all, askedAgain: all, hosts: [HOST], servers: [...servers.keys()].sort() });
      expect(connectionCount()).toBe(SIGN_INS);
    },
    TIMEOUT,
  );

  test(
    'through a proxy that shares connections people are taken for each other',
    async () => {
      const { signedIn, askedAgain, hosts } = await signInsThrough('shared connections', (listeners) =>
        sharedConnections(listeners, certificate),
      );
      expect(signedIn.asAnother).toBeGreaterThan(0);
      expect(askedAgain.asAnother).toBeGreaterThan(0);
      expect(hosts).toEqual([HOST]);
      expect(connectionCount()).toBeLessThan(SIGN_INS);
    },
    TIMEOUT,
  );

  async function signInsThrough(
    what: string,
    configuration: (listeners: readonly NetworkListener[]) => NginxConfiguration,
  ): Promise<SignIns> {
    const listeners = await onLoopback();
    frontEnd = await Nginx.start(nginx, configuration(listeners));
    const started = Date.now();
    const trust = createSecureContext({ ca: certificate.certificate });
    const addresses = listeners.map(({ listenPort }) => ({ host: HOST, port: listenPort, trust }));
    const signIns = await interleavedSignIns(USERS, addresses, SIGN_INS);
    say(`${what}: signing in, ${inWords(signIns.signedIn)}; asking again, ${inWords(signIns.askedAgain)};`);
    say(`${what}: ${connectionCount()} connections to ${servers.size} servers, ${Date.now() - started} ms`);
    return signIns;
  }

  /** The listeners on free ports, in front of the servers that stand in for their targets. */
  async function onLoopback(): Promise<readonly NetworkListener[]> {
    const ports = await freePorts(LISTENERS.length);
    return LISTENERS.map(({ targets }, index) => ({
      listenPort: ports[index] ?? 0,
      targets: targets.map((target) => ({ address: '127.0.0.1', port: servers.get(nameOf(target))?.port ?? 0 })),
    }));
  }

  function connectionCount(): number {
    return [...servers.values()].reduce((sum, server) => sum + server.connectionCount, 0);
  }
});

function nameOf({ address, port }: NetworkTarget): string {
  return `${address}:${port}`;
}

function inWords({ asThemselves, asAnother, refused }: Tally): string {
  return `${asThemselves} of ${asThemselves + asAnother + refused} as themselves, ${asAnother} as the other, ${refused} refused`;
}

function say(line: string): void {
  process.stdout.write(`sign-in through front ends: ${line}\n`);
}
