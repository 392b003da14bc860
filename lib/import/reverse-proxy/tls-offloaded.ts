import { type Finding, finding } from '../../findings/finding';

/** That HTTPS requests reach Lync over plain HTTP today. */
export function tlsOffloaded(where: string, httpsPort: number): Finding {
  return finding(
    'proxy-tls-offloaded',
    where,
    `${where} gets HTTPS requests to the servers over plain HTTP (SSL offloading), which Lync does not support.`,
    `The load balancer speaks TLS to them, on port ${httpsPort}: see that they listen there.`,
  );
}
