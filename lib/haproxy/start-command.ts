import { CERTIFICATES, CONFIGURATION, DEFAULT_CERTIFICATE } from './file-names';

/** Holds the packed files of a task. */
export const FILES_VARIABLE = 'HAPROXY_FILES';

/** Holds the text of one certificate, counted from 1. */
export const certificateVariable = (index: number): string => `CERTIFICATE_${index}`;

/** The one folder that can be written to; it exists in every image, so that it keeps its mode when memory is mounted there. */
export const WRITABLE_FOLDER = '/tmp';

const FOLDER = `${WRITABLE_FOLDER}/haproxy`;

/**
 * How the shell of a container unpacks the files and starts HAProxy: as whoever the image runs as, with a root file system that
 * nobody can write to. A certificate that HAProxy cannot read ends it with its reason, so that the task never becomes healthy.
 *
 * @param certificates how many are handed over as secrets
 */
export function startCommand(certificates: number): string {
  const variables = Array.from({ length: certificates }, (_, index) => certificateVariable(index + 1));
  const paths = variables.map((_, index) => (index === 0 ? DEFAULT_CERTIFICATE : `${CERTIFICATES}/${index + 1}.pem`));
  return [
    'set -eu',
    'umask 077',
    `mkdir -p ${FOLDER}${certificates === 0 ? '' : `/${CERTIFICATES}`}`,
    `cd ${FOLDER}`,
    `printf %s "$${FILES_VARIABLE}" | base64 -d | tar -xzf -`,
    ...variables.map((variable, index) => `printf '%s\\n' "$${variable}" > ${paths[index]}`),
    // What the process needs no more it does not keep where others could read it.
    `unset ${[FILES_VARIABLE, ...variables].join(' ')}`,
    `exec haproxy -W -db -f ${CONFIGURATION}`,
  ].join('\n');
}
