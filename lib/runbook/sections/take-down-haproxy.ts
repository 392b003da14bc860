import { CERTIFICATES } from '../../haproxy/file-names';
import { HAPROXY_SERVER } from '../haproxy-commands';
import { code } from '../markdown';
import { shell, type Step } from '../step';
import { TOPICS } from '../topics';

/** What would mislead or do harm if it stayed. */
export function removed(): Step {
  return {
    title: 'Stop HAProxy, and remove what stays',
    why: 'Private keys that nobody looks after are copied unnoticed; openings in firewalls that lead nowhere are used by whatever comes to stand there.',
    where: `${HAPROXY_SERVER}; the firewalls; whoever issued the certificates`,
    text: [
      `Keep the log for as long as your rules say (${code('journalctl -u haproxy')}) before the server goes.`,
      `The last command takes ${code(`/etc/haproxy/${CERTIFICATES}`)} away with the keys in it: this cannot be undone. Where a certificate is shown elsewhere too, keep its file there.`,
      'Stop the renewal of the certificates and remove the DNS records by which an ACME client proved the names. Close the firewall openings and take back the routes of the section on network and firewalls. In Lync, names and settings stay until you change them there.',
    ],
    commands: [
      shell(['systemctl disable --now haproxy'], 'When no name leads there any more'),
      shell([`rm -r /etc/haproxy/lync /etc/haproxy/lync-* /etc/haproxy/${CERTIFICATES}`], 'When nobody wants to go back'),
    ],
    checks: [{ expect: 'Nothing listens on the published ports, and no private key of these names is left on the server.' }],
    topics: [TOPICS.settingUp],
  };
}
