import { declareDeployment } from '../../lib/declaring/declare-deployment';
import { expectedByDeployment } from '../../lib/verification/expected-by-deployment';
import { expectedByName } from '../../lib/verification/expected-by-name';

const { expectations } = expectedByName('webext.contoso.com,meet.contoso.com,office.contoso.com');

test.each([
  { clients: undefined, mayRunOnOldWindows: undefined },
  { clients: [], mayRunOnOldWindows: undefined },
  { clients: ['skypeForBusiness2019', 'skypeForBusinessMobile'], mayRunOnOldWindows: false },
  { clients: ['skypeForBusinessMobile', 'lync2013'], mayRunOnOldWindows: true },
])('clients $clients of a deployment tell of every name whether they may run on old Windows', ({ clients, mayRunOnOldWindows }) => {
  const declared = declareDeployment({
    network: { vpcCidr: '10.80.0.0/22' },
    hostedZones: [{ name: 'contoso.com', id: 'ZCONTOSO' }],
    sipDomains: ['contoso.com'],
    pools: [{ name: 'pool01', role: 'frontEndPool', externalWebServicesFqdn: 'webext.contoso.com', servers: ['10.20.0.11'] }],
    ...(clients === undefined ? {} : { clients }),
  });
  const told = expectedByDeployment(declared, expectations).map((each) => each.mayRunOnOldWindows);
  expect(told).toEqual(expectations.map(() => mayRunOnOldWindows));
});
