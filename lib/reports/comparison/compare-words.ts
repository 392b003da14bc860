import { QUOTAS } from '../../planning/quotas';
import type {
  CertificateChanges,
  Comparison,
  NameChange,
  PropertyChange,
  RecordMove,
  Replacement,
  ResourceChange,
  TargetGroupChange,
} from '../../comparing/comparison';

export const NO_DIFFERENCE = 'No difference that clients or CloudFormation would notice.';

/** What changes for the clients of a name, one line each. */
export interface ChangeLine {
  readonly what: string;
  readonly from: string;
  readonly to: string;
}

/**
 * A name as people call it. What happens to any host happens to names too, unless a rule of their own says otherwise: it
 * stands here once, with their names.
 */
export function nameText({ name, alike }: NameChange): string {
  if (name !== '*') return name;
  if (alike.length === 0) return 'any other host';
  const rest = alike.length - MOST_NAMES;
  return `${alike.slice(0, MOST_NAMES).join(', ')}${rest > 0 ? `, ${rest} more names` : ''} and any other host`;
}

const MOST_NAMES = 20;

export function clientAnswers({ name, record, zones, answers }: NameChange): readonly ChangeLine[] {
  const target = (keys: readonly string[] | undefined) =>
    keys === undefined ? 'none in the template' : keys.length === 0 ? 'leads elsewhere' : keys.join(', ');
  const lines = answers.map(({ url, paths, from, to }) => ({
    what: [url.replace(`://${name}`, ''), ...somePaths(paths)].join(' '),
    from: from.text,
    to: to.text,
  }));
  const move = record === undefined ? [] : [{ what: 'record', from: target(record.from), to: `${target(record.to)}${followed(record)}` }];
  const zoned = zones === undefined ? [] : [{ what: 'hosted zone', from: zones.from.join(', '), to: zones.to.join(', ') }];
  const all = [...lines, ...move, ...zoned];
  return all.length === 0 ? [{ what: 'clients', from: 'no rule of its own', to: 'the same answer' }] : all;
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

export function certificateLines({ issued, removed, listeners }: CertificateChanges): readonly string[] {
  return [
    ...issued.map(({ logicalId, names, replaces, validation, validatedByHand }) =>
      [
        `${replaces ? 'reissued' : 'new'} ${logicalId}: ${namesText(names)}`,
        ...(validation === 'none' ? [] : [`the update waits for its validation by ${validation}`]),
        ...(validatedByHand.length === 0 ? [] : [`validated by hand: ${validatedByHand.join(', ')}`]),
      ].join('; '),
    ),
    ...removed.map(({ logicalId, names }) => `removed ${logicalId}: ${namesText(names)}`),
    ...listeners.map(({ listener, from, to }) => `of listener ${listener}: ${listed(from)} -> ${listed(to)}`),
  ];
}

function listed(values: readonly string[]): string {
  return values.length === 0 ? 'none' : values.join(', ');
}

/** `webext.contoso.com: 10.0.0.1 goes, 10.0.0.3 comes, 1 stays`. */
export function serverText({ pools, added, removed, kept }: TargetGroupChange): string {
  const [from, to] = [pools.from.join(' '), pools.to.join(' ')];
  const whose = from === to ? from : `${from === '' ? 'no pool' : from} -> ${to === '' ? 'no pool' : to}`;
  const counted = (values: readonly string[], one: string, many: string) =>
    values.length === 0 ? [] : [`${values.join(', ')} ${values.length === 1 ? one : many}`];
  const stays = kept === 0 ? [] : [`${kept} ${kept === 1 ? 'stays' : 'stay'}`];
  const servers = [...counted(removed, 'goes', 'go'), ...counted(added, 'comes', 'come'), ...stays].join('; ');
  return whose === '' ? servers : `${whose}: ${servers}`;
}

/** Longer values are cut; JSON has them whole. */
const MOST_CHARACTERS = 100;
const MOST_VALUES = 8;

/** `SslPolicy: one -> other`, of each property that is another. */
export function valueLines({ values }: ResourceChange): readonly string[] {
  const shown = values.slice(0, MOST_VALUES).map(({ property, from, to }: PropertyChange) => `${property}: ${cut(from)} -> ${cut(to)}`);
  const rest = values.length - shown.length;
  return rest > 0 ? [...shown, `and ${rest} more, all of them in --json`] : shown;
}

function cut(value: string | undefined): string {
  if (value === undefined) return 'none';
  return value.length <= MOST_CHARACTERS ? value : `${value.slice(0, MOST_CHARACTERS - 1)}…`;
}

function namesText(names: readonly string[]): string {
  return names.length === 0 ? 'names known at deployment' : names.join(', ');
}

export function changedQuotas({ quotas }: Comparison): readonly { readonly loadBalancer: string; readonly text: string }[] {
  return quotas
    .filter(({ before, after }) => before !== after)
    .map(({ loadBalancer, name, before, after, limit }) => ({
      loadBalancer,
      text: `${QUOTAS[name].label} ${before ?? 'none'} -> ${after ?? 'none'} of ${limit}`,
    }));
}

/** `added: 2 TargetGroup, 1 RecordSet`. */
export function addedOrRemoved({ changed }: Comparison): readonly string[] {
  return (['added', 'removed', 'kept'] as const).flatMap((kind) => {
    const types = changed.filter(({ change }) => change === kind).map(({ type }) => type.replace(/^.*::/, ''));
    const counts = [...new Set(types)].sort().map((type) => `${types.filter((each) => each === type).length} ${type}`);
    return counts.length === 0 ? [] : [`${kind === 'kept' ? 'removed from the template, kept in AWS' : kind}: ${counts.join(', ')}`];
  });
}
