import { signInOf } from '../backends';
import { abilitiesOf } from '../front-ends/kinds';
import { passageOf } from '../front-ends/passage';
import type { CheckInput } from './check-input';
import { concerning, finding, type Finding } from '../../findings/finding';
import { inNameOrder, ofPool, ofProxy } from '../places';

/**
 * Every published pool issues web tickets, the Director included, and the first ticket of an outside desktop client
 * is bought with NTLM unless something else is configured.
 */
export function authenticationFindings(input: CheckInput): readonly Finding[] {
  return [...throughSharedConnections(input), ...federationService(input)];
}

function throughSharedConnections({ proxy }: CheckInput): readonly Finding[] {
  return proxy.pools
    .filter((pool) => pool.publish && signInOf(pool, proxy) === 'windows')
    .filter((pool) => !abilitiesOf(passageOf(pool, proxy).current, proxy).mayShareWindowsSignIn)
    .map((pool) =>
      concerning(
        pool.name,
        finding(
          'windows-authentication-through-alb',
          pool.externalSignIn === undefined && proxy.externalSignIn !== undefined
            ? ofProxy('externalSignIn')
            : ofPool(pool, 'externalSignIn'),
          { pool: pool.name, externalSignIn: pool.externalSignIn ?? proxy.externalSignIn },
        ),
      ),
    );
}

/** AD FS has a name of its own, which is none of Lync's. */
function federationService({ proxy }: CheckInput): readonly Finding[] {
  const passive = inNameOrder(proxy.pools.filter((pool) => pool.publish && signInOf(pool, proxy) === 'passive'));
  const [first] = passive;
  if (first === undefined) return [];
  const place = first.externalSignIn === undefined ? ofProxy('externalSignIn') : ofPool(first, 'externalSignIn');
  return [finding('federation-service-elsewhere', place, { pools: passive.map(({ name }) => name) })];
}
