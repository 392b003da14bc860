import { type Finding, finding } from '../../findings/finding';

/** That HTTPS requests reach Lync over plain HTTP today. */
export function tlsOffloaded(where: string, httpsPort: number): Finding {
  return finding('proxy-tls-offloaded', where, { by: where, httpsPort });
}
