import type { ConfigurationWriter } from './configuration-writer';
import { CORPORATE_NETWORKS } from './file-names';
import type { HaproxySite } from './site';

/** Where passwords are tried, and names: facts of published attacks on Lync's external site. */
export const SPRAYED = ['webticket', 'abs', 'groupexpansion', 'dialin', 'certprov'];

/** From one address: a hundred sign-ins, for one with NTLM takes three requests. Offices are exempt as corporate networks. */
const REQUESTS_PER_FIVE_MINUTES = 300;

export const SPRAY_TABLE = 'sprays';

/** As many clients as may be told apart. */
const ADDRESSES = '100k';

/** Counts the requests of each address. */
export function writeSprayTable(writer: ConfigurationWriter): void {
  writer
    .section('backend', SPRAY_TABLE)
    .line('stick-table', 'type', 'ipv6', 'size', ADDRESSES, 'expire', '5m', 'store', 'http_req_rate(5m)');
}

/** Answers 429 to an address that asks too often where passwords are tried. */
export function limitSprays(writer: ConfigurationWriter, { corporateNetworks }: HaproxySite): void {
  const exempt = corporateNetworks.length === 0 ? [] : ['!corporate'];
  writer
    .comment(
      `Whoever tries passwords does it here: ${REQUESTS_PER_FIVE_MINUTES} requests in five minutes, a hundred sign-ins, for each address.`,
    )
    .line('acl', 'sprayed', 'path,url_dec', '-m', 'reg', '-i', `[/\\\\](${SPRAYED.join('|')})([/\\\\]|$)`);
  if (corporateNetworks.length > 0) writer.line('acl', 'corporate', 'src', '-f', CORPORATE_NETWORKS);
  writer
    .line('http-request', 'track-sc0', 'src', 'table', SPRAY_TABLE, 'if', 'sprayed', ...exempt)
    .because(
      'Of other requests nothing is counted.',
      ...['http-request', 'deny', 'deny_status', '429'],
      ...['if', '{', `sc_http_req_rate(0,${SPRAY_TABLE})`, 'gt', String(REQUESTS_PER_FIVE_MINUTES), '}'],
    );
}
