import { anyContains, TARGET_RANGES } from '../../declaring/ip-networks';
import { DATED_FACTS, dated } from '../../facts/dated-facts';
import { ok, skipped, warning, type Check } from '../check';
import type { NameExpectation } from '../name-expectation';
import type { NameKind } from '../name-kind';

/** Pages for people, and what they load. Autodiscover and other hosts have no part in them. */
const OF_PAGES: readonly NameKind[] = ['meet', 'dialin', 'external web services', 'office web apps'];

/** What browsers take for local. https://wicg.github.io/local-network-access/#non-public-ip-address-blocks */
const PRIVATE_RANGES = [...TARGET_RANGES, '127.0.0.0/8', '169.254.0.0/16', '::1/128', 'fc00::/7', 'fe80::/10'];

export function isPrivateAddress(address: string): boolean {
  return anyContains(PRIVATE_RANGES, address);
}

/**
 * Whether the names that make up the pages have addresses of one kind where this computer stands. It concerns them all, and is
 * told once, at the first.
 */
export function addressSpaceChecks({ name }: NameExpectation, together: readonly NameExpectation[]): readonly Check[] {
  const names = namesOfPages(together);
  if (names[0] !== name || names.length < 2) return [];
  const probes = names.map((each) => ({ kind: 'dns', name: each }) as const);
  return [
    {
      id: 'address-space',
      name,
      expected: 'public addresses for all names of the pages, or private ones for all',
      probes,
      needs: [],
      judge: (seen) => {
        const found = probes.map((probe) => ({ of: probe.name, isPrivate: seen(probe).addresses.map(isPrivateAddress) }));
        const withSome = (wanted: boolean) => found.filter(({ isPrivate }) => isPrivate.includes(wanted)).map(({ of }) => of);
        const [local, open] = [withSome(true), withSome(false)];
        if (found.filter(({ isPrivate }) => isPrivate.length > 0).length < 2) return skipped('fewer than two of the names resolve');
        if (local.length === 0 || open.length === 0) return ok(local.length === 0 ? 'all are public' : 'all are private');
        return warning(
          `private: ${listed(local)}; public: ${listed(open)}`,
          `${dated(DATED_FACTS.localNetworkAccess)}: a meeting page that comes from one of the public names asks before it loads from a private one, and without a click it stays empty.`,
          'Let all these names lead to the proxy inside too, or none; or list them in the policy LocalNetworkAccessAllowedForUrls.',
        );
      },
    },
  ];
}

const NAMES_OF_PAGES = new WeakMap<readonly NameExpectation[], readonly string[]>();

/** Asked for by each of them. */
function namesOfPages(together: readonly NameExpectation[]): readonly string[] {
  const known =
    NAMES_OF_PAGES.get(together) ??
    together.filter(({ kind, httpsPort }) => OF_PAGES.includes(kind) && httpsPort !== undefined).map(({ name }) => name);
  NAMES_OF_PAGES.set(together, known);
  return known;
}

const MOST_LISTED = 6;

function listed(names: readonly string[]): string {
  const shown = names.slice(0, MOST_LISTED).join(', ');
  return names.length > MOST_LISTED ? `${shown} and ${names.length - MOST_LISTED} more` : shown;
}
