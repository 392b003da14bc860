import { serviceSignIn, signInOf } from '../backends';
import { certificatesShown } from '../certificates';
import { abilitiesOf, kindNamed } from '../front-ends/kinds';
import { passageOf } from '../front-ends/passage';
import type { CheckInput } from './check-input';
import { concerning, finding, type Finding } from '../../findings/finding';
import type { BackendDeclaration, ProxyDeclaration } from '../../declaring/declarations';
import { guessedPurpose } from '../../declaring/guessed-purpose';
import { inNameOrder, ofPool, ofProxy, ofWebHost } from '../places';

/** Windows authentication signs in a connection, and not every front end keeps each client's to itself. */
export function authenticationFindings(input: CheckInput): readonly Finding[] {
  return [...ofPools(input.proxy), ...ofServices(input.proxy), ...channelBound(input), ...federationService(input)];
}

/**
 * Every published pool issues web tickets, the Director included, and the first ticket of an outside desktop client
 * is bought with NTLM unless something else is configured.
 */
function ofPools(proxy: ProxyDeclaration): readonly Finding[] {
  return proxy.pools
    .filter((pool) => pool.publish && signInOf(pool, proxy) === 'windows' && sharesConnections(pool, proxy))
    .map((pool) =>
      concerning(
        pool.name,
        finding(
          'windows-authentication-through-alb',
          pool.externalSignIn === undefined && proxy.externalSignIn !== undefined
            ? ofProxy('externalSignIn')
            : ofPool(pool, 'externalSignIn'),
          { kind: 'pool', owner: pool.name, externalSignIn: pool.externalSignIn ?? proxy.externalSignIn },
        ),
      ),
    );
}

/** AD FS has a name of its own, which is none of Lync's; as a further service it may be published here. */
function federationService({ proxy }: CheckInput): readonly Finding[] {
  const passive = inNameOrder(proxy.pools.filter((pool) => pool.publish && signInOf(pool, proxy) === 'passive'));
  const [first] = passive;
  const isHere = proxy.furtherServices.some(({ host }) => guessedPurpose(host)?.belongsTo === 'AD FS');
  if (first === undefined || isHere) return [];
  const place = first.externalSignIn === undefined ? ofProxy('externalSignIn') : ofPool(first, 'externalSignIn');
  return [
    finding('federation-service-elsewhere', place, {
      pools: passive.map(({ name }) => name),
      services: proxy.furtherServices.map(({ host }) => host).sort(),
    }),
  ];
}

/** What is said for all pools is not said of them: nobody knows what they are. */
function ofServices(proxy: ProxyDeclaration): readonly Finding[] {
  return proxy.furtherServices
    .filter((service) => serviceSignIn(service) === 'windows' && sharesConnections(service, proxy))
    .map((service) => {
      const { name: owner, externalSignIn } = service;
      return finding('windows-authentication-through-alb', ofWebHost(service, 'externalSignIn'), {
        kind: 'further service',
        owner,
        externalSignIn,
      });
    });
}

/** One that shows clients the certificate of the servers too hinders nobody; whether an imported one is that, only its owner knows. */
function channelBound({ proxy, plan }: CheckInput): readonly Finding[] {
  const shownAt = certificatesShown(plan);
  return proxy.furtherServices
    .filter((service) => serviceSignIn(service) === 'windows')
    .flatMap((service) => {
      const { current } = passageOf(service, proxy);
      const certificate = shownAt(current.key, service.host);
      const { handsTlsThrough, needsCertificatesHere: isOfAws } = abilitiesOf(current, proxy);
      if (handsTlsThrough === true || certificate?.kind === 'imported') return [];
      const { name: owner, externalSignIn } = service;
      const { one: frontEnd } = kindNamed(current.kind).words;
      return finding('extended-protection', ofWebHost(service, 'externalSignIn'), { owner, externalSignIn, frontEnd, isOfAws });
    });
}

function sharesConnections(declared: BackendDeclaration, proxy: ProxyDeclaration): boolean {
  return !abilitiesOf(passageOf(declared, proxy).current, proxy).mayShareWindowsSignIn;
}
