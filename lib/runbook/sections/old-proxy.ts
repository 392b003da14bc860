import type { RunbookInputs } from '../inputs';
import { section, type Section } from '../step';
import { TOPICS } from '../topics';

/** Last of the move: what the roll-back needs stays until nobody wants it any more. */
export function oldProxy({ template }: RunbookInputs): readonly Section[] {
  const isByHand = template?.recordsToCreate.some(({ how }) => how === 'change batch') ?? false;
  return section('old-proxy', 'The old proxy goes', [
    {
      title: 'Leave the old proxy running, then take it away',
      why: 'Clients that have not reconnected are still there, and without it there is no way back.',
      where: 'the old proxy',
      text: [
        ...(isByHand
          ? [
              'If the stack is to have the records from then on, write `dnsRecords: create` once the roll-back is not wanted any more: CloudFormation adopts a record that is already exactly the one it would make.',
            ]
          : []),
      ],
      effects: [
        {
          text: 'Some resolvers ignore a short TTL, and clients that are connected stay where they are until they reconnect.',
          source: undefined,
        },
      ],
      checks: [
        {
          expect:
            'Its log shows no requests for these names for a day; nothing but scanners. Then its rules, its certificate and its firewall openings go.',
        },
      ],
      topics: [TOPICS.settingUp],
      ...(isByHand
        ? {
            unverified: [
              'that CloudFormation adopts an identical record: users report it, the documentation does not promise it. Try it with one zone.',
            ],
          }
        : {}),
    },
  ]);
}
