/** What reads the files that a deployed HAProxy is given: loaded with the first template that has one. */
export { unpacked } from '../packing';
export { frontendAt } from './read-configuration';
