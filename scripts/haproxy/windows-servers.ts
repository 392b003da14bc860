import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { KeyAndCertificate } from '../../lib/probing/rehearsal/throw-away-certificates';

export const REALM = 'CONTOSO.LOCAL';
const MODULES = '/usr/lib/apache2/modules';
const KDC_PORT = 88;
const START_TIMEOUT = 15_000;

/** What must be installed for it; nothing: everything is. */
export function missingForSignIn(): string | undefined {
  const needed = [
    ['/usr/sbin/apache2', 'apache2'],
    [join(MODULES, 'mod_auth_gssapi.so'), 'libapache2-mod-auth-gssapi'],
    ['/etc/gss/mech.d/mech.ntlmssp.conf', 'gss-ntlmssp'],
    ['/usr/sbin/krb5kdc', 'krb5-kdc'],
    ['/usr/sbin/kadmin.local', 'krb5-admin-server'],
  ] as const;
  const missing = needed.filter(([file]) => !existsSync(file)).map(([, name]) => name);
  if (missing.length > 0) return `nobody can sign in without the Debian packages ${missing.join(', ')}`;
  return process.getuid?.() === 0 ? undefined : 'only root starts Apache as it is meant to be';
}

/**
 * Servers that authenticate connections as IIS does: Apache with mod_auth_gssapi, NTLM at /ntlm and Kerberos at /kerberos, and a KDC.
 * The response header X-User says whom they took the client for.
 */
export class WindowsServers {
  public static async start(
    host: string,
    addresses: readonly string[],
    port: number,
    users: Readonly<Record<string, string>>,
    certificate: KeyAndCertificate,
  ): Promise<WindowsServers> {
    const servers = new WindowsServers(mkdtempSync(join(tmpdir(), 'windows-servers-')));
    try {
      servers.writeFiles(host, addresses, port, users, certificate);
      servers.createRealm(host, users);
      servers.run('/usr/sbin/krb5kdc', ['-n'], {});
      servers.run('/usr/sbin/apache2', ['-d', servers.folder, '-f', servers.file('httpd.conf'), '-D', 'FOREGROUND'], {});
      for (const address of addresses) await servers.listening(address, port);
      return servers;
    } catch (error) {
      await servers.stop();
      throw error;
    }
  }

  private readonly children: ChildProcess[] = [];

  private constructor(private readonly folder: string) {
    chmodSync(folder, 0o755);
  }

  /** For the Kerberos of clients. */
  public get environment(): Readonly<Record<string, string>> {
    return { KRB5_CONFIG: this.file('krb5.conf'), KRB5CCNAME: 'MEMORY:' };
  }

  /** Until nothing of it listens. */
  public async stop(): Promise<void> {
    const running = this.children.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null);
    const ended = running.map((child) => once(child, 'exit'));
    for (const child of running) child.kill('SIGTERM');
    await Promise.all(ended);
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 10 });
  }

  private file(name: string): string {
    return join(this.folder, name);
  }

  private writeFiles(
    host: string,
    addresses: readonly string[],
    port: number,
    users: Readonly<Record<string, string>>,
    { cert, key }: KeyAndCertificate,
  ): void {
    mkdirSync(this.file('htdocs'));
    for (const name of ['ntlm', 'kerberos', 'index.html']) this.write(join('htdocs', name), 'hello\n');
    this.write('server.pem', cert + key);
    this.write(
      'users',
      Object.entries(users)
        .map(([name, password]) => `CONTOSO:${name}:${password}\n`)
        .join(''),
    );
    this.write('httpd.conf', httpdConfiguration(this.folder, host, addresses, port));
    this.write(
      'krb5.conf',
      `[libdefaults]\n default_realm = ${REALM}\n dns_lookup_kdc = false\n dns_lookup_realm = false\n rdns = false\n dns_canonicalize_hostname = false\n` +
        `[realms]\n ${REALM} = {\n  kdc = 127.0.0.1:${KDC_PORT}\n }\n[domain_realm]\n .contoso.com = ${REALM}\n`,
    );
    this.write(
      'kdc.conf',
      `[kdcdefaults]\n kdc_ports = ${KDC_PORT}\n kdc_tcp_ports = ${KDC_PORT}\n[realms]\n ${REALM} = {\n  database_name = ${this.file('principal')}\n` +
        `  key_stash_file = ${this.file('stash')}\n }\n[logging]\n kdc = FILE:${this.file('kdc.log')}\n`,
    );
  }

  private createRealm(host: string, users: Readonly<Record<string, string>>): void {
    this.runToEnd('/usr/sbin/kdb5_util', ['create', '-s', '-r', REALM, '-P', 'throw-away']);
    const service = `HTTP/${host}`;
    for (const [name, password] of Object.entries(users)) this.runToEnd('/usr/sbin/kadmin.local', ['addprinc', '-pw', password, name]);
    this.runToEnd('/usr/sbin/kadmin.local', ['addprinc', '-randkey', service]);
    this.runToEnd('/usr/sbin/kadmin.local', ['ktadd', '-k', this.file('keytab'), service]);
    const { stdout } = spawnSync('id', ['-u', 'www-data'], { encoding: 'utf8' });
    chownSync(this.file('keytab'), Number(stdout), 0);
  }

  private write(name: string, text: string): void {
    writeFileSync(this.file(name), text, { mode: 0o644 });
  }

  private get variables(): NodeJS.ProcessEnv {
    return {
      ...process.env,
      KRB5_CONFIG: this.file('krb5.conf'),
      KRB5_KDC_PROFILE: this.file('kdc.conf'),
      // Tickets that come twice are not what is looked for.
      KRB5RCACHENAME: 'none:',
      NTLM_USER_FILE: this.file('users'),
      NETBIOS_COMPUTER_NAME: 'FE01',
      NETBIOS_DOMAIN_NAME: 'CONTOSO',
    };
  }

  private run(program: string, args: readonly string[], more: NodeJS.ProcessEnv): void {
    this.children.push(spawn(program, args, { env: { ...this.variables, ...more }, stdio: ['ignore', 'ignore', 'inherit'] }));
  }

  private runToEnd(program: string, args: readonly string[]): void {
    const { status, stderr, stdout } = spawnSync(program, args, { env: this.variables, encoding: 'utf8' });
    if (status !== 0) throw new Error(`${program} ${args[0] ?? ''}: ${stdout}${stderr}`);
  }

  private async listening(address: string, port: number): Promise<void> {
    const deadline = Date.now() + START_TIMEOUT;
    while (!(await accepts(address, port))) {
      if (Date.now() > deadline || this.children.some(({ exitCode }) => exitCode !== null)) {
        const log = this.file('error.log');
        throw new Error(`Apache does not listen at ${address}:${port}: ${existsSync(log) ? readFileSync(log, 'utf8') : ''}`);
      }
      await sleep(50);
    }
  }
}

function httpdConfiguration(folder: string, host: string, addresses: readonly string[], port: number): string {
  const modules = ['mpm_event', 'authn_core', 'authz_core', 'authz_user', 'auth_gssapi', 'headers', 'socache_shmcb', 'ssl'];
  return `ServerRoot ${folder}
ServerName ${host}
PidFile ${folder}/httpd.pid
ErrorLog ${folder}/error.log
${modules.map((name) => `LoadModule ${name}_module ${MODULES}/mod_${name}.so`).join('\n')}
User www-data
Group www-data
ServerLimit 4
ThreadsPerChild 64
MaxRequestWorkers 256
KeepAlive On
KeepAliveTimeout 60
MaxKeepAliveRequests 0
DocumentRoot ${folder}/htdocs
${addresses.map((address) => `Listen ${address}:${port}`).join('\n')}
SSLEngine On
SSLCertificateFile ${folder}/server.pem
${['ntlmssp', 'krb5']
  .map(
    (mechanism) => `<Location ${mechanism === 'krb5' ? '/kerberos' : '/ntlm'}>
  AuthType GSSAPI
  AuthName Lync
  GssapiAllowedMech ${mechanism}
  GssapiConnectionBound On
${mechanism === 'krb5' ? `  GssapiCredStore keytab:${folder}/keytab\n` : ''}  Require valid-user
  Header always set X-User "expr=%{REMOTE_USER}"
</Location>`,
  )
  .join('\n')}
`;
}

function accepts(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => {
      resolve(false);
    });
  });
}
