/** Which AWS service a host name of AWS belongs to. */

/** Null where the name does not tell: addresses of databases, load balancers and the like may be inside the VPC. */
export function serviceOfHost(host: string): { readonly service: string | null } | undefined {
  const match = /^(.+)\.amazonaws\.com(?:\.cn)?$/i.exec(host);
  if (match === null) return undefined;
  const labels = (match[1] ?? '').toLowerCase().split('.');
  if (labels.some((label) => label === 'vpce' || label.startsWith('vpce-'))) return { service: null };
  if (labels.some((label) => label === 's3' || /^s3-([a-z]{2}-|\*)/.test(label))) return { service: 's3' };
  const last = labels.at(-1) ?? '';
  const isRegion = /^[a-z]{2}(-[a-z]+)+-\d$/.test(last) || last === '*';
  const service = isRegion ? labels.at(-2) : labels.length === 1 ? last : undefined;
  return { service: service !== undefined && spoken.has(service) ? service : null };
}

/** Services whose host names are public ones. */
const spoken: ReadonlySet<string> = new Set(
  'dynamodb events execute-api kinesis kms lambda secretsmanager sns sqs ssm states sts'.split(' '),
);
