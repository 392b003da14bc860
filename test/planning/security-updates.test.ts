import fc from 'fast-check';
import { VERSIONS, type PoolVersion } from '../../lib/declaring/declarations';
import { planPublishing } from '../../lib/planning/plan-publishing';
import { POOL01, declared } from './findings-of-names';

const ID = 'lync-reverse-proxy:no-security-updates';

const pools = fc.array(
  fc.record({ version: fc.constantFrom<(PoolVersion | undefined)[]>(undefined, ...VERSIONS), publish: fc.boolean() }),
  { minLength: 1, maxLength: 12 },
);

const named = (name: string, version: PoolVersion | undefined) => `${name} (${version ?? ''})`;

test('law: however many pools there are, it is said once, of the published ones that nobody mends, and of no other', () => {
  fc.assert(
    fc.property(pools, (drawn) => {
      const entries = drawn.map(({ version, publish }, index) => ({
        ...{ ...POOL01, name: `pool${index}`, version, publish },
        externalWebServicesFqdn: `webext${index}.contoso.com`,
        servers: [`10.20.1.${index + 1}`],
      }));
      const said = planPublishing(declared({ pools: entries })).findings.filter(({ id }) => id === ID);
      const meant = entries.filter(({ publish, version }) => publish && version !== undefined && version !== 'se');
      expect(said).toHaveLength(meant.length === 0 ? 0 : 1);
      for (const { name, version } of entries) {
        const isMeant = meant.some((each) => each.name === name);
        expect(said.some(({ message }) => message.includes(named(name, version)))).toBe(isMeant);
      }
      const isDoubted = said.some(({ message }) =>
        message.includes('unless it is Subscription Edition, which the topology version does not'),
      );
      expect(isDoubted).toBe(meant.some(({ version }) => version === 'sfb2019'));
      for (const { severity, where } of said) expect([severity, where]).toEqual(['note', undefined]);
    }),
  );
});
