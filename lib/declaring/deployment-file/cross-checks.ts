import {
  asList,
  entryPath,
  type AnsweredBy,
  type Deployment,
  type HostedZoneEntry,
  type OfficeWebAppsEntry,
  type PoolEntry,
} from './deployment';
import { networkProblems } from './network-checks';
import { pathText, type CrossProblem } from './file-problem';
import { canonicalHost } from '../host-name';
import {
  autodiscoverEntries,
  namedDefaultAnswerer,
  placedSimpleUrlSets,
  saidSipDomains,
  setIds,
  simpleUrlAnswerers,
  type KeyByGroup,
} from './simple-url-sets';

/** Lists of hosts that have servers of their own. */
const WEB_HOSTS = ['officeWebApps', 'furtherServices'] as const;

/** What the schema cannot say: values that contradict or refer to each other. */
export function crossProblems(deployment: Deployment): readonly CrossProblem[] {
  return [
    ...networkProblems(deployment.network),
    ...regionProblems(deployment),
    ...deployment.hostedZones.flatMap(zoneProblems),
    ...duplicates(deployment),
    ...deployment.pools.flatMap((pool, index) => serverProblems(pool, ['pools', index])),
    ...WEB_HOSTS.flatMap((key) => asList<OfficeWebAppsEntry>(deployment[key]).flatMap((each, index) => serverProblems(each, [key, index]))),
    ...answererProblems(deployment),
    ...setNames(deployment),
    ...activeDialin(deployment),
    ...sipDomainProblems(deployment),
    ...contradictedDomains(deployment),
    ...contradictedByGroup(deployment, 'priorities', 'is for the same rules'),
    ...contradictedByGroup(deployment, 'nestedStacks', 'is for the same names'),
    ...contradictedByGroup(deployment, 'loadBalancers', 'is for the same names'),
    ...SAID_ONCE.flatMap((each) => saidDifferently(deployment, each)),
    ...unnamedAutodiscover(deployment),
    ...httpForOthers(deployment),
  ];
}

/** A zone serves a load balancer of its own Region only. */
function regionProblems({ env, network }: Deployment): readonly CrossProblem[] {
  const region = env?.region;
  if (region === undefined) return [];
  return (network.availabilityZones ?? []).flatMap((zone, index) =>
    zone.startsWith(region)
      ? []
      : [
          {
            path: ['network', 'availabilityZones', index],
            message: `${zone} is no zone of ${region}, the Region of env. Write zones like ${region}a.`,
          },
        ],
  );
}

function zoneProblems(zone: HostedZoneEntry, index: number): readonly CrossProblem[] {
  const path = ['hostedZones', index];
  if (zone.managedElsewhere === true && zone.private === true) {
    return [{ path, message: 'A zone managed elsewhere cannot be a private zone of this account. Remove one of the two keys.' }];
  }
  if (zone.id !== undefined || zone.managedElsewhere === true) return [];
  return [
    { path, message: `The id of the zone ${zone.name} is missing. Write its id like Z0123456789CONTOSO00, or managedElsewhere: true.` },
  ];
}

/** Construct ids come from these, and a name can mean one thing only. */
function duplicates(deployment: Deployment): readonly CrossProblem[] {
  return [
    ...repeated(
      'pools',
      'name',
      deployment.pools.map(({ name }) => name),
    ),
    ...WEB_HOSTS.flatMap((key) =>
      repeated(
        key,
        'host',
        asList<OfficeWebAppsEntry>(deployment[key]).map(({ host }) => host),
      ),
    ),
    ...repeated(
      'certificates',
      'arn',
      asList(deployment.certificates).map(({ arn }) => arn),
    ),
    ...repeated(
      'hostedZones',
      'id',
      deployment.hostedZones.map(({ id, managedElsewhere }) => (managedElsewhere === true ? undefined : id)),
    ),
    ...repeated(
      'hostedZones',
      'name',
      deployment.hostedZones.map(({ name, managedElsewhere }) => (managedElsewhere === true ? name : undefined)),
    ),
  ];
}

function repeated(list: string, key: string, values: readonly (string | undefined)[]): readonly CrossProblem[] {
  const folded = values.map((value) => value?.toLowerCase());
  return values.flatMap((value, index) => {
    const first = folded.indexOf(value?.toLowerCase());
    if (value === undefined || first === index) return [];
    return [
      { path: [list, index, key], message: `${list}[${first}] has the ${key} ${JSON.stringify(values[first])} already. Write each once.` },
    ];
  });
}

function serverProblems(entry: PoolEntry | OfficeWebAppsEntry, path: readonly (string | number)[]): readonly CrossProblem[] {
  const { servers, loadBalancerAddress } = entry;
  if (servers === undefined && loadBalancerAddress === undefined) {
    return [
      {
        path,
        message:
          'Neither servers nor loadBalancerAddress says where requests go. Write the addresses of the servers, or of their hardware load balancer.',
      },
    ];
  }
  if (servers !== undefined && loadBalancerAddress !== undefined) {
    return [
      {
        path: [...path, 'loadBalancerAddress'],
        message: 'There are servers too. Write either the servers or the address of the hardware load balancer in front of them.',
      },
    ];
  }
  const kinds = new Set((servers ?? []).map((server) => typeof server));
  if (kinds.size < 2) return [];
  return [
    {
      path: [...path, 'servers'],
      message:
        'Addresses and instances are mixed. A target group has one kind: write all of them as addresses, or all as { instanceId: i-… }.',
    },
  ];
}

function answererProblems(deployment: Deployment): readonly CrossProblem[] {
  const names = deployment.pools.map(({ name }) => name);
  const check = (answeredBy: AnsweredBy | undefined, path: readonly (string | number)[]): readonly CrossProblem[] => {
    if (answeredBy === undefined) {
      if (namedDefaultAnswerer(deployment) !== undefined) return [];
      return [
        {
          path,
          message: `answeredBy is missing, and no single Director or pool can be taken for granted. Write the Director or the designated pool: ${names.join(', ')}.`,
        },
      ];
    }
    return asList(answeredBy)
      .filter((name) => !names.includes(name))
      .map((name) => ({
        path: [...path, 'answeredBy'],
        message: `No pool has the name ${JSON.stringify(name)}. Write one of ${names.join(', ')}.`,
      }));
  };
  const { simpleUrls, autodiscover } = deployment;
  const before = (['simpleUrls', 'autodiscover'] as const).flatMap((key) =>
    asList<{ readonly movingFrom?: string }>(deployment[key]).flatMap(({ movingFrom }, index) =>
      movingFrom === undefined || names.includes(movingFrom)
        ? []
        : [
            {
              path: [...entryPath(key, deployment[key], index), 'movingFrom'],
              message: `No pool has the name ${JSON.stringify(movingFrom)}. Write one of ${names.join(', ')}, or remove it.`,
            },
          ],
    ),
  );
  const fallback = simpleUrlAnswerers(deployment);
  return [
    ...before,
    ...asList(simpleUrls).flatMap((entry, index) => check(entry.answeredBy, entryPath('simpleUrls', simpleUrls, index))),
    ...autodiscoverEntries(deployment)
      .map((entry, index) => ({ entry, path: entryPath('autodiscover', autodiscover, index) }))
      .filter(({ entry }) => entry.answeredBy !== undefined || (fallback === undefined && asList(simpleUrls).length === 0))
      .flatMap(({ entry, path }) => check(entry.answeredBy, path)),
  ];
}

/** Entries of one id are one set, which has one answer to who answers it. */
function setNames(deployment: Deployment): readonly CrossProblem[] {
  return (['simpleUrls', 'autodiscover'] as const).flatMap((key) => {
    const entries = setIds(deployment).filter(({ path }) => path[0] === key);
    return entries.flatMap((entry) => {
      const first = entries.find(({ id }) => id === entry.id);
      if (first === undefined || first.answeredBy.join() === entry.answeredBy.join()) return [];
      return [
        {
          path: entry.path,
          message: `It has the same name as ${pathText(first.path)}, or the same pools in its name, and another answeredBy. Give each a name of its own.`,
        },
      ];
    });
  });
}

/** Entries of one id are one scope, which has one active Dialin simple URL. */
function activeDialin({ simpleUrls, ...deployment }: Deployment): readonly CrossProblem[] {
  const entries = asList(simpleUrls);
  const ids = setIds({ simpleUrls, ...deployment, autodiscover: undefined });
  const withDialin = entries.flatMap((entry, index) => (asList(entry.dialin).length === 0 ? [] : { index, id: ids[index]?.id }));
  return withDialin.flatMap(({ index, id }) => {
    const first = withDialin.find((each) => each.id === id);
    if (first === undefined || first.index === index) return [];
    return [
      {
        path: [...entryPath('simpleUrls', simpleUrls, index), 'dialin'],
        message: `simpleUrls[${first.index}] has a Dialin simple URL in the same scope, where one is active. Write both in its list, the active one first.`,
      },
    ];
  });
}

function sipDomainProblems(deployment: Deployment): readonly CrossProblem[] {
  const known = asList(deployment.sipDomains).map((domain) => (typeof domain === 'string' ? domain : domain.name).toLowerCase());
  const claimed = new Map<string, number>();
  return asList(deployment.autodiscover).flatMap((entry, index) => {
    const base = entryPath('autodiscover', deployment.autodiscover, index);
    const lists = (['sipDomains', 'overHttp', 'onlyOverHttp'] as const).flatMap((key) => {
      const value = entry[key];
      return Array.isArray(value)
        ? (value as readonly string[]).map((domain, place) => ({ key, domain: domain.toLowerCase(), place }))
        : [];
    });
    const unknown = lists
      .filter(({ domain }) => !known.includes(domain))
      .map(({ key, domain, place }) => ({
        path: [...base, key, place],
        message: `${domain} is no SIP domain of sipDomains. ${known.length === 0 ? 'Add it there.' : `Write one of ${known.join(', ')}, or add it there.`}`,
      }));
    const twice = lists.flatMap(({ key, domain, place }) => {
      if (key !== 'sipDomains') return [];
      const first = claimed.get(domain);
      if (first === undefined) claimed.set(domain, index);
      return first === undefined || first === index
        ? []
        : [{ path: [...base, key, place], message: `autodiscover[${first}] answers for ${domain} already. Remove it from one of them.` }];
    });
    return [...unknown, ...twice];
  });
}

/** A SIP domain has one answer to what is published for it. */
function contradictedDomains(deployment: Deployment): readonly CrossProblem[] {
  const said = saidSipDomains(deployment);
  const first = new Map(said.toReversed().map((each) => [each.value.name, each]));
  const twice = said.flatMap(({ value, path }) => {
    const other = first.get(value.name);
    const differ = (['autodiscover', 'meet'] as const).filter((key) => (value[key] !== false) !== (other?.value[key] !== false));
    if (other === undefined || differ.length === 0) return [];
    return [
      {
        path,
        message: `${pathText(other.path)} is ${value.name} too, with another answer to ${differ.join(' and ')}. Write each SIP domain once.`,
      },
    ];
  });
  const declined = new Set(said.filter(({ value }) => value.autodiscover === false).map(({ value }) => value.name));
  const published = asList(deployment.autodiscover).flatMap((entry, index) =>
    (['sipDomains', 'overHttp', 'onlyOverHttp'] as const).flatMap((key) => {
      const chosen = entry[key];
      if (!Array.isArray(chosen)) return [];
      return (chosen as readonly string[]).flatMap((domain, place) =>
        declined.has(canonicalHost(domain))
          ? [
              {
                path: [...entryPath('autodiscover', deployment.autodiscover, index), key, place],
                message: `sipDomains has autodiscover: false for ${domain}. Remove that there, or the SIP domain here.`,
              },
            ]
          : [],
      );
    }),
  );
  return [...twice, ...published, ...declinedMeets(deployment)];
}

/** A SIP domain that is to have no Meet simple URL, and has one. */
function declinedMeets(deployment: Deployment): readonly CrossProblem[] {
  const declined = new Set(saidSipDomains(deployment).flatMap(({ value }) => (value.meet === false ? value.name : [])));
  return asList(deployment.simpleUrls).flatMap((entry, index) =>
    (entry.meet ?? []).flatMap((meet, place) =>
      typeof meet === 'string' || !declined.has(canonicalHost(meet.sipDomain ?? ''))
        ? []
        : [
            {
              path: [...entryPath('simpleUrls', deployment.simpleUrls, index), 'meet', place, 'sipDomain'],
              message: `sipDomains has meet: false for ${meet.sipDomain}. Remove that there, or this entry here.`,
            },
          ],
    ),
  );
}

/** Entries that are one set, and spellings of one key, have one number for a rule group. */
function contradictedByGroup(deployment: Deployment, list: KeyByGroup, isSame: string): readonly CrossProblem[] {
  return placedSimpleUrlSets(deployment).flatMap((set) => {
    const all = set[list].flatMap(({ value, path }) =>
      Object.entries(value).map(([key, number]) => ({ group: canonicalHost(key), number, path: [...path, key] })),
    );
    return all.flatMap(({ group, number, path }) => {
      const first = all.find((each) => each.group === group);
      if (first === undefined || first.number === number) return [];
      return [
        {
          path,
          message: `${pathText(first.path)} ${isSame} and says ${first.number}, this ${number}. Write one number, once.`,
        },
      ];
    });
  });
}

/** What entries that are one set can have one answer to, and what to write where they are to differ. */
const SAID_ONCE = [
  { key: 'loadBalancer', cure: 'Write one of them, or loadBalancers with a number for each SIP domain.' },
  { key: 'nestedStack', cure: 'Write one of them, or nestedStacks with a number for each SIP domain.' },
  { key: 'movingFrom', cure: 'Write one of them, and have the names of the other move in a deployment of their own.' },
  { key: 'admin', cure: 'Write one of them, as one is active in a scope.' },
] as const;

function saidDifferently(deployment: Deployment, { key, cure }: (typeof SAID_ONCE)[number]): readonly CrossProblem[] {
  return placedSimpleUrlSets(deployment).flatMap((set) => {
    const [first, ...others] = set[key];
    return others
      .filter(({ value }) => value !== first?.value)
      .map(({ value, path }) => ({
        path,
        message: `${pathText(first?.path ?? [])} is for the same names, as the same pools answer both, and says ${first?.value}, this ${value}. ${cure}`,
      }));
  });
}

function unnamedAutodiscover({ autodiscover }: Deployment): readonly CrossProblem[] {
  const unnamed = asList(autodiscover).flatMap((entry, index) => (entry.sipDomains === undefined ? [index] : []));
  return unnamed.slice(1).map((index) => ({
    path: ['autodiscover', index],
    message: `autodiscover[${unnamed[0]}] answers for all remaining SIP domains already. Write sipDomains.`,
  }));
}

/** An entry can put over HTTP only what it answers for. */
function httpForOthers({ autodiscover }: Deployment): readonly CrossProblem[] {
  return asList(autodiscover).flatMap((entry, index) => {
    const own = entry.sipDomains?.map((domain) => domain.toLowerCase());
    if (own === undefined) return [];
    return (['overHttp', 'onlyOverHttp'] as const).flatMap((key) => {
      const chosen = entry[key];
      if (!Array.isArray(chosen)) return [];
      return (chosen as readonly string[]).flatMap((domain, place) =>
        own.includes(domain.toLowerCase())
          ? []
          : [
              {
                path: [...entryPath('autodiscover', autodiscover, index), key, place],
                message: `${domain} is not among the sipDomains of this entry. Add it there, or remove it here.`,
              },
            ],
      );
    });
  });
}
