import { askOutside } from '../dns-commands';
import type { HaproxyFacts, RunbookInputs } from '../inputs';
import { code } from '../markdown';
import { whereAnswered } from '../pools';
import { FOLLOWED } from '../record-effects';
import type { Step } from '../step';
import { TOPICS } from '../topics';

/** By hand, wherever the zones are: the address of HAProxy is known to nobody here. */
export function ledToHaproxy(inputs: RunbookInputs, facts: HaproxyFacts): readonly Step[] {
  return [there(inputs, facts), backAgain(inputs, facts)];
}

function there(inputs: RunbookInputs, { site }: HaproxyFacts): Step {
  const { names } = inputs;
  return {
    title: 'Lead the names to HAProxy in the DNS outside',
    why: 'Until then clients ask the old proxy. The names of a pool change together, so that nobody is handed from one proxy to the other.',
    where: 'the DNS of each zone; when no check of the verification by address fails',
    text: [
      site.bindsIpv6
        ? 'HAProxy takes IPv4 and IPv6: each name gets an A and an AAAA record.'
        : 'HAProxy takes IPv4 alone: each name gets an A record, and an AAAA record of today goes, or clients with IPv6 stay at the old proxy.',
      'Where a name is a CNAME today, delete it in the same change: no other record may stand beside one.',
    ],
    table: {
      columns: ['name', 'zone', 'leads to'],
      rows: names.map(({ name, zone = 'not known' }) => [code(name), code(zone), code(whereAnswered(name, inputs))]),
    },
    effects: FOLLOWED,
    checks: [{ expect: 'From outside each name has the address of HAProxy.', commands: askOutside(names) }],
    topics: [TOPICS.dnsRecords],
    records: 'moves',
  };
}

function backAgain({ names }: RunbookInputs, { site }: HaproxyFacts): Step {
  return {
    title: 'If clients are to go back: restore what the names said',
    why: 'As long as the old proxy runs, the way back is the same change again.',
    where: 'the DNS of each zone',
    text: [
      `Write into each zone what you wrote down before${site.bindsIpv6 ? '; a name without an AAAA answer then loses the one of today' : ''}. That inside follows, if you changed it.`,
    ],
    effects: FOLLOWED,
    checks: [{ expect: 'From outside each name has the address that was written down.', commands: askOutside(names) }],
    topics: [TOPICS.dnsRecords],
  };
}
