/** Paths of the output, below its folder. */
export const CONFIGURATION = 'haproxy.cfg';
export const OUTPUT_README = 'README.md';
/** Who issued the certificates of the servers. */
export const AUTHORITIES = 'authorities.pem';
/** A folder of PEM files, chain and key in each. */
export const CERTIFICATES = 'certificates';
/** The one that clients get who name no host; HAProxy takes the first it reads. */
export const DEFAULT_CERTIFICATE = `${CERTIFICATES}/default.pem`;
export const CORPORATE_NETWORKS = 'maps/corporate-networks.lst';
export const ALLOWED_SOURCES = 'maps/allowed-sources.lst';
