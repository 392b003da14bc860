import { signInOf } from '../backends';
import { abilitiesOf } from '../front-ends/kinds';
import { passageOf } from '../front-ends/passage';
import type { CheckInput } from './check-input';
import { concerning, finding, type Finding } from '../../findings/finding';
import { ofPool, ofProxy } from '../places';

/**
 * Every published pool issues web tickets, the Director included, and the first ticket of an outside desktop client
 * is bought with NTLM unless something else is configured.
 */
export function authenticationFindings({ proxy }: CheckInput): readonly Finding[] {
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
