/** One network in every framework: a function in the subnets `A` and `B`, and what a case puts around them. */
import type { Framework } from '../../rules/page';

export interface Topology {
  /** Resources in CloudFormation's YAML, one a line. */
  readonly resources: readonly string[];
  readonly subnets?: string;
  readonly groups?: string;
  readonly ipv6?: boolean;
  /** `Parameters`, `Conditions`: top-level sections. */
  readonly sections?: readonly string[];
}

/** Without `Type`: `Route AWS::EC2::Route {...}`. */
export const resource = (id: string, type: string, properties: string, more = ''): string =>
  `${id}: {Type: AWS::EC2::${type}, Properties: {${properties}}${more}}`;

export const vpc = resource('Vpc', 'VPC', 'CidrBlock: 10.0.0.0/16, EnableDnsHostnames: true');
export const subnet = (id: string, more = ''): string => resource(id, 'Subnet', `VpcId: !Ref Vpc${more}`);
export const table = (id: string): string => resource(id, 'RouteTable', 'VpcId: !Ref Vpc');
export const associate = (id: string, to: string, more = ''): string =>
  resource(`${id}To${to}`, 'SubnetRouteTableAssociation', `SubnetId: !Ref ${id}, RouteTableId: !Ref ${to}`, more);
export const route = (id: string, of: string, target: string, to = '0.0.0.0/0', more = ''): string => {
  const key = to.includes(':') ? 'DestinationIpv6CidrBlock' : 'DestinationCidrBlock';
  return resource(id, 'Route', `RouteTableId: !Ref ${of}, ${key}: "${to}", ${target}`, more);
};

/** `A` and `B` on `Table`, `Open` beside them on a table with an internet gateway. */
export const plain: readonly string[] = [
  vpc,
  subnet('A'),
  subnet('B'),
  table('Table'),
  associate('A', 'Table'),
  associate('B', 'Table'),
];
export const open: readonly string[] = [
  subnet('Open'),
  table('OpenTable'),
  associate('Open', 'OpenTable'),
  resource('Gateway', 'InternetGateway', ''),
  resource('Attachment', 'VPCGatewayAttachment', 'VpcId: !Ref Vpc, InternetGatewayId: !Ref Gateway'),
  route('OpenRoute', 'OpenTable', 'GatewayId: !Ref Gateway'),
];
export const nat = resource('Nat', 'NatGateway', 'SubnetId: !Ref Open, AllocationId: !GetAtt Address.AllocationId');
export const address = resource('Address', 'EIP', 'Domain: vpc');
export const toNat = route('ToNat', 'Table', 'NatGatewayId: !Ref Nat');

export function templateOf(framework: Framework, topology: Topology): Readonly<Record<string, string>> {
  const { resources, subnets = '[!Ref A, !Ref B]', groups = '[!Ref Group]', ipv6, sections = [] } = topology;
  const all = [resource('Group', 'SecurityGroup', 'GroupDescription: fn, VpcId: !Ref Vpc'), ...resources];
  // A case may bring a group of its own.
  const kept = all.filter((_, at) => at > 0 || !resources.some((other) => other.startsWith('Group:')));
  const dual = ipv6 === undefined ? '' : `pv6AllowedForDualStack: ${ipv6}`;
  const config = `{SubnetIds: ${subnets}, SecurityGroupIds: ${groups}${dual && `, I${dual}`}}`;
  if (framework === 'serverless') {
    const lines = [...sections, 'Resources:', ...kept.map((line) => `  ${line}`)];
    return {
      'serverless.yml': [
        'service: work',
        'provider: {name: aws, runtime: python3.13}',
        'functions:',
        '  Fn:',
        '    handler: app.handler',
        `    vpc: {subnetIds: ${subnets}, securityGroupIds: ${groups}${dual && `, i${dual}`}}`,
        'resources:',
        ...lines.map((line) => `  ${line}`),
        '',
      ].join('\n'),
    };
  }
  const [head, type, code] =
    framework === 'sam'
      ? ['Transform: AWS::Serverless-2016-10-31', 'AWS::Serverless::Function', 'CodeUri: .']
      : ["AWSTemplateFormatVersion: '2010-09-09'", 'AWS::Lambda::Function', 'Code: ., Role: arn:aws:iam::1:role/r'];
  const fn = `Fn: {Type: ${type}, Properties: {Runtime: python3.13, Handler: app.handler, ${code}, VpcConfig: ${config}}}`;
  return {
    'template.yaml': [head, ...sections, 'Resources:', ...[fn, ...kept].map((line) => `  ${line}`), ''].join('\n'),
  };
}
