import { DATED_FACTS, type DatedFact } from './dated-facts';

/** An authority that browsers dropped, or are due to, because its key is old. */
export interface AgingRoot {
  /** Its common name. */
  readonly name: string;
  /** Its subject key identifier, in hexadecimal, by which what it issued tells its key from others: SHA-1 of the key. */
  readonly key: string;
  readonly fact: DatedFact;
  /** Whose certificates to take instead. */
  readonly instead: string;
}

const DIGICERT = { fact: DATED_FACTS.digiCertG1, instead: 'DigiCert Global Root G2 or G3' };

/**
 * Names and keys as in the certificates of the roots.
 * https://wiki.mozilla.org/CA/Root_CA_Lifecycles https://www.digicert.com/kb/digicert-root-certificates.htm https://www.amazontrust.com/repository/
 */
export const AGING_ROOTS: readonly AgingRoot[] = [
  { name: 'DigiCert Assured ID Root CA', key: '45eba2aff492cb82312d518ba7a7219df36dc80f', ...DIGICERT },
  { name: 'DigiCert Global Root CA', key: '03de503556d14cbb66f0a3e21b1bc397b23dd155', ...DIGICERT },
  { name: 'DigiCert High Assurance EV Root CA', key: 'b13ec36903f8bf4701d498261a0802ef63642bc3', ...DIGICERT },
  {
    name: 'Starfield Services Root Certificate Authority - G2',
    key: '9c5f00dfaa01d7302b3888a2b86d4a9cf2119183',
    fact: DATED_FACTS.starfieldG2,
    instead: 'Amazon Root CA 1 to 4',
  },
];
