import fc from 'fast-check';
import { haproxyFiles } from '../../../lib/haproxy/configuration';
import { frontendAt, type FrontendAnswer } from '../../../lib/haproxy/reading/read-configuration';
import type { HaproxyListener, HaproxySite } from '../../../lib/haproxy/site';
import { siteAnswer } from '../../../lib/haproxy/site-answer';
import { arbitrarySite } from '../../support/arbitrary-haproxy-site';
import { none } from '../../support/planned';

const UNKNOWN_LABELS = ['unknown', 'x', 'webext', 'meet', '__proto__', 'constructor'];

/** Ways to write a host that are one to HAProxy. */
const spellings: readonly ((host: string, port: number) => string)[] = [
  (host) => host,
  (host) => host.toUpperCase(),
  (host, port) => `${host}:${port}`,
  (host) => `${host}.`,
  (host, port) => `${host.replace(/^./, (letter) => letter.toUpperCase())}.:${port}`,
];

const pathsOf = ({ hosts }: HaproxyListener): readonly string[] => {
  const directories = hosts.flatMap(({ limited }) => limited?.directories ?? []);
  const within = directories.flatMap((each) => [`/${each}`, `/${each.toUpperCase()}/x`, `/${each}x`, `/${each}/`, `/x/${each}`]);
  return [...new Set(['/', '/abs', '/absolutely', '/no-such-directory', '/%61bs/', '//', ...within])];
};

function told(answer: FrontendAnswer): string {
  switch (answer.kind) {
    case 'forward': {
      const { name, protocol, port, pools } = answer.backend;
      return `forward ${name} ${protocol} ${port} ${pools.join(' ')}`;
    }
    case 'redirect':
      return `redirect ${answer.status} ${answer.to}`;
    case 'fixed-response':
      return `fixed response ${answer.status}`;
    case 'unknown':
      return 'unknown';
  }
}

/** The same of the plan. */
function planned(site: HaproxySite, listener: HaproxyListener, host: string, path: string): string {
  const answer = siteAnswer(listener, host, path);
  if (answer.kind === 'refused') return 'fixed response 404';
  if (answer.kind === 'redirect') return `redirect 301 https://${host}${answer.port === 443 ? '' : `:${answer.port}`}${path}?q=/a`;
  const backend = site.backends.find(({ name }) => name === answer.backend);
  const [server] = backend?.servers ?? [];
  if (backend === undefined || server === undefined) return 'fixed response 503';
  return `forward ${backend.name} ${backend.scheme.toUpperCase()} ${server.port} ${backend.pools.join(' ')}`;
}

test('law: what is read in a configuration is what its site answers, for every host in any spelling and every path', () => {
  fc.assert(
    fc.property(arbitrarySite, (site) => {
      const files = haproxyFiles(site);
      for (const listener of site.listeners) {
        const frontend = frontendAt(listener.port, files);
        expect(frontend).toMatchObject({
          endsTls: listener.scheme === 'https' && site.tls !== undefined,
          acceptsProxy: site.tls === undefined,
          keepsPeopleApart: true,
        });
        const domains = listener.hosts.map(({ host }) => host.replace(/^[^.]*\./, ''));
        const strangers = UNKNOWN_LABELS.flatMap((label) => [label, ...domains.slice(0, 2).map((domain) => `${label}.${domain}`)]);
        const hosts = [...new Set([...site.listeners.flatMap((each) => each.hosts.map(({ host }) => host)), ...strangers])];
        none(
          hosts.flatMap((host, index) =>
            pathsOf(listener).flatMap((path, place) => {
              const spelled = spellings[(index + place) % spellings.length]?.(host, listener.port) ?? host;
              const read = frontend?.answer({ host: spelled, path, query: 'q=/a' });
              const wanted = planned(site, listener, host, path);
              const got = read === undefined ? 'nothing' : told(read);
              return got === wanted ? [] : [{ spelled, path, wanted, got }];
            }),
          ),
        );
      }
    }),
    { numRuns: 25 },
  );
});

test('law: a path that climbs is in no directory', () => {
  fc.assert(
    fc.property(arbitrarySite, (site) => {
      const files = haproxyFiles(site);
      none(
        site.listeners.flatMap((listener) => {
          const frontend = frontendAt(listener.port, files);
          return listener.hosts.flatMap(({ host, backend, limited }) =>
            (limited?.directories ?? []).flatMap((directory) =>
              ['/..', '/%2e%2E/x', '\\..\\x', '/./x', '%2f..'].flatMap((climb) => {
                const answer = frontend?.answer({ host, path: `/${directory}${climb}`, query: undefined });
                const isRight = answer?.kind === 'forward' ? answer.backend.name === backend : backend === undefined;
                return isRight ? [] : [{ host, directory, climb, answer }];
              }),
            ),
          );
        }),
      );
    }),
    { numRuns: 40 },
  );
});

test('law: the hosts that are read are those of the listener, and where it redirects, all', () => {
  fc.assert(
    fc.property(arbitrarySite, (site) => {
      const files = haproxyFiles(site);
      const every = site.listeners.flatMap(({ hosts }) => hosts.map(({ host }) => host));
      for (const { port, hosts, redirectsTo, scheme } of site.listeners) {
        const own = hosts.filter(({ backend, limited, redirectTo }) => backend ?? limited ?? redirectTo).map(({ host }) => host);
        const wanted = redirectsTo !== undefined && scheme === 'http' ? every : own;
        expect(frontendAt(port, files)?.hosts).toEqual([...new Set(wanted)].sort());
      }
    }),
    { numRuns: 60 },
  );
});
