import type { SimpleUrlEntries } from '../../declaring/simple-url-scopes';
import { hostOf } from '../../declaring/simple-urls';
import type { NameFacts, RunbookInputs } from '../inputs';
import { code, codes } from '../markdown';
import { section, type Section } from '../step';
import { TOPICS } from '../topics';

/** Every public name: whoever follows the runbook compares this table first. */
export function names({ names: all, template, pools, simpleUrls, haproxy }: RunbookInputs): readonly Section[] {
  const kept = pools.filter(({ isPublished }) => !isPublished).map(({ name }) => name);
  return section('names', 'What is published', [
    {
      title: 'Compare the names with your topology',
      why: 'Clients use the names Lync hands them, and nothing else: a name that is missing here answers nobody outside.',
      where: 'this table beside Topology Builder',
      text: [
        haproxy === undefined
          ? 'There is no proxy server to set up: the hardware and software that the topic asks for before you begin (TMG or IIS ARR) are not needed.'
          : 'The server with HAProxy takes the place of the hardware and software that the topic asks for before you begin (TMG or IIS ARR).',
        ...(kept.length === 0
          ? []
          : [
              `${codes(kept)} ${kept.length === 1 ? 'is' : 'are'} not published on purpose: users homed there have no web services outside.`,
            ]),
      ],
      table: {
        columns: ['public name', 'for', 'answered by', 'published ports', ...(haproxy === undefined ? ['record'] : [])],
        rows: all.map((name) => [
          code(name.name),
          purpose(name, simpleUrls),
          codes(name.answeredBy),
          portsText(name),
          ...(haproxy === undefined ? [recordText(name, template)] : []),
        ]),
      },
      checks: [
        {
          expect:
            'Each Director, Front End pool and Standard Edition server whose users work outside has a row, and so has each SIP domain.',
        },
      ],
      topics: [TOPICS.settingUp],
    },
  ]);
}

/** A host may be that of Meet and Dialin at once. */
function purpose({ name, kind, isKindGuessed }: NameFacts, scopes: RunbookInputs['simpleUrls'] = []): string {
  const on = (urls: readonly SimpleUrlEntries[]) =>
    urls.some(({ active, inactive }) => [active, ...inactive].some((url) => hostOf(url) === name));
  const isMeet = scopes.some(({ meet }) => on(meet));
  const isDialin = scopes.some(({ dialin }) => dialin !== undefined && on([dialin]));
  if (isMeet && isDialin) return 'meet, dialin';
  if (kind === undefined) return 'not known';
  return isKindGuessed === true ? `${kind} (a guess by its name or health check)` : kind;
}

function portsText({ httpsPort, httpPort }: NameFacts): string {
  return [...(httpsPort === undefined ? [] : [`HTTPS ${httpsPort}`]), ...(httpPort === undefined ? [] : [`HTTP ${httpPort}`])].join(', ');
}

function recordText({ name }: NameFacts, template: RunbookInputs['template']): string {
  if (template === undefined) return 'not known';
  if (template.createdRecords.includes(name)) return 'made by the stack';
  const how = template.recordsToCreate.find((record) => record.name === name)?.how;
  return how === undefined ? 'none' : how === 'change batch' ? 'by hand, in Route 53' : 'by hand, where the zone is managed';
}
