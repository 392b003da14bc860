/** A page the text rests on. */
export interface Topic {
  readonly title: string;
  readonly url: string;
}

/** Microsoft's topics, by what they are called here. Those of Lync Server 2013 are those the proxy's set-up consists of. */
export const TOPICS = {
  settingUp: lync('Setting up reverse proxy servers', 'setting-up-reverse-proxy-servers'),
  webFarmFqdns: lync('Configure web farm FQDNs', 'configure-web-farm-fqdns'),
  networkAdapters: lync('Configure network adapters', 'configure-network-adapters'),
  proxyCertificate: lync(
    'Request and configure a certificate for your reverse HTTP proxy',
    'request-and-configure-a-certificate-for-your-reverse-http-proxy',
  ),
  publishingRules: lync(
    'Configure web publishing rules for a single internal pool',
    'configure-web-publishing-rules-for-a-single-internal-pool',
  ),
  virtualDirectories: lync(
    'Verify or configure authentication and certification on IIS virtual directories',
    'verify-or-configure-authentication-and-certification-on-iis-virtual-directories',
  ),
  dnsRecords: lync('Create DNS records for reverse proxy servers', 'create-dns-records-for-reverse-proxy-servers'),
  verifyAccess: lync('Verify access through your reverse proxy', 'verify-access-through-your-reverse-proxy'),
  webServicesUrl: lync('Change the Web Services URL', 'change-the-web-services-url'),
  simpleUrls: lync('Planning for simple URLs', 'planning-for-simple-urls'),
  simpleUrlDns: lync('DNS requirements for simple URLs', 'dns-requirements-for-simple-urls'),
  internalCertificates: lync('Certificate requirements for internal servers', 'certificate-requirements-for-internal-servers'),
  mobility: lync('Technical requirements for mobility', 'technical-requirements-for-mobility'),
  hardwareLoadBalancer: lync('Load balancing requirements', 'hardware-load-balancer-requirements'),
  portSummary: lync('Port summary - Reverse proxy', 'port-summary-reverse-proxy'),
  passiveAuthentication: lync('Configuring passive authentication', 'configuring-passive-authentication'),
  userAuthentication: lync('User and client authentication', 'user-and-client-authentication'),
  poolFailOver: lync('Failing over a pool', 'failing-over-a-pool'),
  updating: lync('Upgrade or update Front End Servers', 'upgrade-or-update-front-end-servers'),
  officeWebApps: lync(
    'Publishing Office Web Apps Server using a reverse proxy server',
    'publishing-office-web-apps-server-using-a-reverse-proxy-server',
  ),
  setWebServer: cmdletPage('Set-CsWebServer'),
  setSimpleUrls: cmdletPage('Set-CsSimpleUrlConfiguration'),
  setWebServiceConfiguration: cmdletPage('Set-CsWebServiceConfiguration'),
  setAuthConfig: cmdletPage('Set-CsAuthConfig'),
  enableComputer: cmdletPage('Enable-CsComputer'),
  setCertificate: cmdletPage('Set-CsCertificate'),
  computerFailOver: cmdletPage('Invoke-CsComputerFailOver'),
  setOfficeWebAppsFarm: {
    title: 'Set-OfficeWebAppsFarm',
    url: 'https://learn.microsoft.com/powershell/module/officewebapps/set-officewebappsfarm',
  },
  modernAuthentication: {
    title: 'Turn on modern authentication in Skype for Business Server',
    url: 'https://learn.microsoft.com/skypeforbusiness/manage/authentication/use-adal',
  },
  hybridModernAuthentication: {
    title: 'Configure Skype for Business on-premises to use hybrid modern authentication',
    url: 'https://learn.microsoft.com/microsoft-365/enterprise/configure-skype-for-business-for-hybrid-modern-authentication',
  },
  hybridDns: {
    title: 'Update DNS entries to enable your organization to be all Teams Only',
    url: 'https://learn.microsoft.com/skypeforbusiness/hybrid/decommission-manage-dns-entries',
  },
  serverPatchVersion: {
    title: 'Get-CsServerPatchVersion',
    url: 'https://learn.microsoft.com/powershell/module/skypeforbusiness/get-csserverpatchversion',
  },
  kerberosAccountPassword: cmdletPage('Set-CsKerberosAccountPassword'),
  requestCertificate: cmdletPage('Request-CsCertificate'),
  httpSysRegistry: {
    title: 'Http.sys registry settings for Windows',
    url: 'https://learn.microsoft.com/troubleshoot/developer/webapps/iis/iisadmin-service-inetinfo/httpsys-registry-windows',
  },
  extendedProtection: {
    title: 'IIS: extendedProtection',
    url: 'https://learn.microsoft.com/iis/configuration/system.webserver/security/authentication/windowsauthentication/extendedprotection/',
  },
  acmeScript: {
    title: 'simple-acme: run a script after each renewal',
    url: 'https://simple-acme.com/reference/plugins/installation/script',
  },
  certificateChains: {
    title: 'ACM: prerequisites for importing certificates',
    url: 'https://docs.aws.amazon.com/acm/latest/userguide/import-certificate-prerequisites.html',
  },
  blockPublicAccess: {
    title: 'Amazon VPC: Block Public Access, basics',
    url: 'https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa-basics.html',
  },
  zoneFeatures: {
    title: 'UpdateHostedZoneFeatures',
    url: 'https://docs.aws.amazon.com/Route53/latest/APIReference/API_UpdateHostedZoneFeatures.html',
  },
  localNetworkPolicies: {
    title: 'Microsoft Edge: LocalNetworkAccessAllowedForUrls',
    url: 'https://learn.microsoft.com/deployedge/microsoft-edge-browser-policies/localnetworkaccessallowedforurls',
  },
  caa: { title: 'CAA records for AWS Certificate Manager', url: 'https://docs.aws.amazon.com/acm/latest/userguide/setup-caa.html' },
  verifyHost: { title: 'HAProxy: verifyhost', url: 'https://docs.haproxy.org/2.6/configuration.html#5.2-verifyhost' },
  masterSocket: { title: 'HAProxy: management guide, Unix Socket commands', url: 'https://docs.haproxy.org/2.6/management.html#9.3' },
  haproxyChecks: { title: 'HAProxy: fall', url: 'https://docs.haproxy.org/2.6/configuration.html#5.2-fall' },
  serverStates: {
    title: 'HAProxy: load-server-state-from-file',
    url: 'https://docs.haproxy.org/2.6/configuration.html#4.2-load-server-state-from-file',
  },
  haproxyReload: { title: 'HAProxy: management guide, stopping and restarting', url: 'https://docs.haproxy.org/2.6/management.html#4' },
  ecsRollingUpdate: {
    title: 'Amazon ECS: rolling updates',
    url: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-ecs.html',
  },
  ecsCircuitBreaker: {
    title: 'Amazon ECS: deployment circuit breaker',
    url: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html',
  },
  ecsStopTimeout: {
    title: 'Amazon ECS: ContainerDefinition, stopTimeout',
    url: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html',
  },
  ecsSecrets: {
    title: 'Amazon ECS: Secrets Manager secrets in environment variables',
    url: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-secrets-manager.html',
  },
  networkDeregistration: {
    title: 'Network Load Balancers: deregistration delay',
    url: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html',
  },
  networkListeners: {
    title: 'Network Load Balancers: listeners, idle time-out',
    url: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-listeners.html',
  },
  imageDigests: {
    title: 'docker-library: digests of the official image of HAProxy',
    url: 'https://github.com/docker-library/repo-info/blob/master/repos/haproxy/remote/3.2.md',
  },
  snsEmail: {
    title: 'Amazon SNS: email notifications',
    url: 'https://docs.aws.amazon.com/sns/latest/dg/sns-email-notifications.html',
  },
  setAlarmState: {
    title: 'CloudWatch: SetAlarmState',
    url: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_SetAlarmState.html',
  },
  dashboards: {
    title: 'Amazon CloudWatch: dashboards',
    url: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Dashboards.html',
  },
  loadBalancerMetrics: {
    title: 'CloudWatch metrics of Application Load Balancers',
    url: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html',
  },
  logsInsights: {
    title: 'CloudWatch Logs Insights: query syntax',
    url: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax.html',
  },
  alarmMuteRules: {
    title: 'CloudWatch: alarm mute rules',
    url: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-mute-rules.html',
  },
  accessLogs: {
    title: 'Application Load Balancers: access logs',
    url: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html',
  },
  logPermissions: {
    title: 'Application Load Balancers: enable access logs, bucket policy',
    url: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html',
  },
  networkLogPermissions: {
    title: 'Network Load Balancers: enable access logs, bucket policy',
    url: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/enable-access-logs.html',
  },
  partitionProjection: {
    title: 'Amazon Athena: partition projection',
    url: 'https://docs.aws.amazon.com/athena/latest/ug/partition-projection.html',
  },
  emptyBucket: { title: 'Amazon S3: emptying a bucket', url: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/empty-bucket.html' },
  caaRecords: { title: 'RFC 8659: CAA records', url: 'https://www.rfc-editor.org/rfc/rfc8659' },
  targetCertificates: {
    title: 'Application Load Balancers: target certificates are not validated',
    url: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html',
  },
  bootstrapping: { title: 'AWS CDK: Bootstrap your environment', url: 'https://docs.aws.amazon.com/cdk/v2/guide/bootstrapping-env.html' },
  cdkAccess: { title: 'AWS CDK: Configure security credentials', url: 'https://docs.aws.amazon.com/cdk/v2/guide/configure-access.html' },
  certificateResource: {
    title: 'AWS::CertificateManager::Certificate',
    url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-certificatemanager-certificate.html',
  },
  dnsValidation: { title: 'ACM: DNS validation', url: 'https://docs.aws.amazon.com/acm/latest/userguide/dns-validation.html' },
  loadBalancerAddresses: {
    title: 'How Elastic Load Balancing works',
    url: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/how-elastic-load-balancing-works.html',
  },
  deletionProtection: {
    title: 'Application Load Balancers: deletion protection',
    url: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html',
  },
  deletionPolicy: {
    title: 'DeletionPolicy attribute',
    url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html',
  },
  timeToLive: { title: 'RFC 1034, section 3.6: time to live', url: 'https://www.rfc-editor.org/rfc/rfc1034#section-3.6' },
  route53Changes: {
    title: 'ChangeResourceRecordSets',
    url: 'https://docs.aws.amazon.com/Route53/latest/APIReference/API_ChangeResourceRecordSets.html',
  },
  deregistration: {
    title: 'Edit target group attributes: deregistration delay',
    url: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html',
  },
} as const satisfies Readonly<Record<string, Topic>>;

function lync(title: string, slug: string): Topic {
  return { title: `Lync Server 2013: ${title}`, url: `https://learn.microsoft.com/lyncserver/lync-server-2013-${slug}` };
}

function cmdletPage(name: string): Topic {
  return { title: name, url: `https://learn.microsoft.com/powershell/module/skype/${name.toLowerCase()}` };
}
