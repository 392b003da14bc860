import { guessedPurpose } from '../../lib/declaring/guessed-purpose';
import { hostKind } from '../../lib/import/reverse-proxy/host-kinds';
import { servesLync } from '../../lib/routing/serves-lync';
import { templateReading } from '../../lib/runbook/template-facts';
import { expectedByName } from '../../lib/verification/expected-by-name';
import { expectedByTemplate } from '../../lib/verification/expected-by-template';
import { forward, listener, loadBalancer, NOT_FOUND, routingOf, rule, targetGroup, templateOf } from '../support/template-resources';

/** A template of somebody else with one pool and one more name. */
const withHost = (host: string, ...pools: readonly string[]) =>
  routingOf(
    templateOf({
      LoadBalancer: loadBalancer({ Type: 'application' }),
      Https: listener(443, 'HTTPS', NOT_FOUND),
      Rule: rule(1, [host], forward('Group')),
      Group: { ...targetGroup(...pools), Properties: { ...targetGroup(...pools).Properties, Port: 443 } },
    }),
  );

describe.each([
  ['lyncdiscover', 'autodiscover', 'autodiscover', 'autodiscover', true],
  ['meet', 'meet', 'meet', 'meet', true],
  ['meet2', 'meet', 'meet', 'meet', true],
  ['meetings', 'meet', 'meet', 'meet', true],
  ['dial-in', 'dialin', 'dialin', 'dialin', true],
  ['lwa', 'furtherHost', 'further host', 'further host', false],
  ['webscheduler', 'furtherHost', 'further host', 'further host', false],
  ['scheduler', 'furtherHost', 'further host', 'further host', false],
  ['owa', 'foreign', 'further host', 'further host', false],
  ['owas', 'officeWebApps', 'office web apps', 'further host', false],
  ['office-web-apps', 'officeWebApps', 'office web apps', 'further host', false],
  ['mail', 'foreign', 'further host', 'further host', false],
  ['lyncdiscoverinternal', 'internal', 'further host', 'further host', true],
  ['webext', 'other', 'external web services', 'further host', true],
  ['skypeweb', 'other', 'external web services', 'further host', true],
  ['www', 'other', 'external web services', 'further host', false],
] as const)('%s.contoso.com is taken for the same by everybody who has to guess', (label, imported, named, inTemplate, isLyncs) => {
  const host = `${label}.contoso.com`;

  test('import, and verify of typed names', () => {
    expect(hostKind(host).kind).toBe(imported);
    expect(expectedByName(host).expectations).toMatchObject([{ kind: named, isKindGuessed: true }]);
    expect(expectedByName(`${host}=meet`).expectations[0]).not.toHaveProperty('isKindGuessed');
    expect(guessedPurpose(host.toUpperCase())).toEqual(guessedPurpose(host));
  });

  test('verify, runbook and audit of a template that does not say it', () => {
    const foreign = withHost(host, 'webext9.contoso.com');
    expect(expectedByTemplate(foreign).find(({ name }) => name === host)).toMatchObject({ kind: inTemplate, isKindGuessed: true });
    const { kind, isKindGuessed = false } = templateReading(foreign).names.find(({ name }) => name === host) ?? {};
    expect([kind ?? 'further host', isKindGuessed]).toEqual([inTemplate, kind !== undefined]);
    expect(withHost(host).loadBalancers.map(servesLync)).toEqual([isLyncs]);
  });
});
