import type { CertificateChanges, Comparison, NameChange, RecordMove, Replacement } from '../../lib/routing/compare/comparison';

export const NO_DIFFERENCE = 'No difference that clients or CloudFormation would notice.';

/** What changes for the clients of a name, one line each. */
export interface ChangeLine {
  readonly what: string;
  readonly from: string;
  readonly to: string;
}

export function clientAnswers({ name, record, answers }: NameChange): readonly ChangeLine[] {
  const target = (keys: readonly string[] | undefined) =>
    keys === undefined ? 'none in the template' : keys.length === 0 ? 'leads elsewhere' : keys.join(', ');
  const lines = answers.map(({ url, paths, from, to }) => ({
    what: [url.replace(`://${name}`, ''), ...somePaths(paths)].join(' '),
    from: from.text,
    to: to.text,
  }));
  const move = record === undefined ? [] : [{ what: 'record', from: target(record.from), to: `${target(record.to)}${followed(record)}` }];
  return lines.length + move.length === 0 ? [{ what: 'clients', from: 'no rule of its own', to: 'the same answer' }] : [...lines, ...move];
}

/** That happens in DNS, and clients do not notice at once. */
function followed({ from, to }: RecordMove): string {
  return from === undefined || to === undefined ? '' : ' (clients follow within the TTL: 60 seconds for alias records)';
}

function somePaths(paths: readonly string[]): readonly string[] {
  const rest = paths.length - MOST_PATHS;
  return [...paths.slice(0, MOST_PATHS), ...(rest > 0 ? [`and ${rest} more paths`] : [])];
}

/** They are samples: some tell enough. */
const MOST_PATHS = 4;

export interface Consequences {
  readonly replacement: Replacement;
  /** Keys of what is replaced because this is, directly or not. */
  readonly cascade: readonly string[];
}

/** Replacements that have a cause of their own, each with what follows from it. */
export function consequences({ replacements }: Comparison): readonly Consequences[] {
  const roots = replacements.filter(({ because }) => because.some(({ refersTo }) => refersTo === undefined));
  return roots.map((replacement) => {
    const reached = new Set([replacement.key]);
    for (let size = 0; size !== reached.size;) {
      size = reached.size;
      for (const { key, because } of replacements)
        if (because.some(({ refersTo }) => refersTo !== undefined && reached.has(refersTo))) reached.add(key);
    }
    return { replacement, cascade: [...reached].filter((key) => key !== replacement.key && !roots.some((root) => root.key === key)) };
  });
}

export function causeText({ because, certain }: Replacement): string {
  const causes = because.map(({ property, refersTo }) => (refersTo === undefined ? property : `${property} (${refersTo} is replaced)`));
  return `${certain ? '' : 'perhaps, '}because of ${causes.join(' and ')}`;
}

export function certificateLines({ issued, removed }: CertificateChanges): readonly string[] {
  return [
    ...issued.map(({ logicalId, names, replaces, validation, validatedByHand }) =>
      [
        `${replaces ? 'reissued' : 'new'} ${logicalId}: ${namesText(names)}`,
        ...(validation === 'none' ? [] : [`the update waits for its validation by ${validation}`]),
        ...(validatedByHand.length === 0 ? [] : [`validated by hand: ${validatedByHand.join(', ')}`]),
      ].join('; '),
    ),
    ...removed.map(({ logicalId, names }) => `removed ${logicalId}: ${namesText(names)}`),
  ];
}

function namesText(names: readonly string[]): string {
  return names.length === 0 ? 'names known at deployment' : names.join(', ');
}

export function changedQuotas({ quotas }: Comparison): readonly { readonly loadBalancer: string; readonly text: string }[] {
  return quotas
    .filter(({ before, after }) => before !== after)
    .map(({ loadBalancer, name, before, after, limit }) => ({
      loadBalancer,
      text: `${name} ${before ?? 'none'} -> ${after ?? 'none'} of ${limit}`,
    }));
}

/** `added: 2 TargetGroup, 1 RecordSet`. */
export function addedOrRemoved({ changed }: Comparison): readonly string[] {
  return (['added', 'removed'] as const).flatMap((kind) => {
    const types = changed.filter(({ change }) => change === kind).map(({ type }) => type.replace(/^.*::/, ''));
    const counts = [...new Set(types)].sort().map((type) => `${types.filter((each) => each === type).length} ${type}`);
    return counts.length === 0 ? [] : [`${kind}: ${counts.join(', ')}`];
  });
}
