/** A function in private subnets that reaches S3 and DynamoDB without NAT, and one more service by an interface endpoint. */
import { type Pattern, runtimeField, timeoutField } from './pattern';

const attachment = `
  SubnetIds: [!Ref {{name}}SubnetA, !Ref {{name}}SubnetB]
  SecurityGroupIds: [!Ref {{name}}FunctionGroup]
`;

const gatewayEndpoint = (id: string, service: string): string => `${id}:
  Type: AWS::EC2::VPCEndpoint
  Properties:
    VpcId: !Ref {{name}}Vpc
    VpcEndpointType: Gateway
    ServiceName: !Sub com.amazonaws.\${AWS::Region}.${service}
    RouteTableIds: [!Ref {{name}}Routes]
`;

const subnet = (letter: string, block: string, zone: number): string => `{{name}}Subnet${letter}:
  Type: AWS::EC2::Subnet
  Properties:
    VpcId: !Ref {{name}}Vpc
    CidrBlock: ${block}
    AvailabilityZone: !Select [${zone}, !GetAZs ""]

{{name}}Subnet${letter}Routes:
  Type: AWS::EC2::SubnetRouteTableAssociation
  Properties:
    SubnetId: !Ref {{name}}Subnet${letter}
    RouteTableId: !Ref {{name}}Routes
`;

export const vpcFunction: Pattern = {
  id: 'vpc-function',
  title: 'Function in a VPC with endpoints',
  prefixes: ['vpc', 'endpoint'],
  description:
    'Private subnets in two zones with gateway endpoints for S3 and DynamoDB (free) and an interface endpoint for one more service. No NAT gateway: the function does not reach the internet.',
  fields: [
    { name: 'name', default: 'App' },
    {
      name: 'service',
      default: 'secretsmanager',
      choices: ['secretsmanager', 'sqs', 'sns', 'ssm', 'events', 'kms', 'lambda', 'states'],
    },
    { name: 'function', default: 'QueryDatabase' },
    runtimeField,
    timeoutField,
  ],
  functions: [
    {
      field: 'function',
      body: {
        sam: `VpcConfig:${attachment}`,
        cloudformation: `VpcConfig:${attachment}`,
        serverless: `vpc:
  subnetIds: [!Ref {{name}}SubnetA, !Ref {{name}}SubnetB]
  securityGroupIds: [!Ref {{name}}FunctionGroup]
`,
      },
      statements: {
        cloudformation: `- Effect: Allow
  Action: [ec2:CreateNetworkInterface, ec2:DescribeNetworkInterfaces, ec2:DescribeSubnets, ec2:DeleteNetworkInterface, ec2:AssignPrivateIpAddresses, ec2:UnassignPrivateIpAddresses]
  Resource: "*" # these actions know no narrower resource
`,
      },
    },
  ],
  resources: [
    `{{name}}Vpc:
  Type: AWS::EC2::VPC
  Properties:
    CidrBlock: 10.0.0.0/16
    EnableDnsSupport: true
    EnableDnsHostnames: true
`,
    `{{name}}Routes:
  Type: AWS::EC2::RouteTable
  Properties:
    VpcId: !Ref {{name}}Vpc
`,
    subnet('A', '10.0.0.0/24', 0),
    subnet('B', '10.0.1.0/24', 1),
    gatewayEndpoint('{{name}}S3Endpoint', 's3'),
    gatewayEndpoint('{{name}}DynamoDBEndpoint', 'dynamodb'),
    `{{name}}ServiceEndpoint:
  Type: AWS::EC2::VPCEndpoint
  Properties:
    VpcId: !Ref {{name}}Vpc
    VpcEndpointType: Interface
    ServiceName: !Sub com.amazonaws.\${AWS::Region}.{{service}}
    PrivateDnsEnabled: true
    SubnetIds: [!Ref {{name}}SubnetA, !Ref {{name}}SubnetB]
    SecurityGroupIds: [!Ref {{name}}EndpointGroup]
`,
    `{{name}}FunctionGroup:
  Type: AWS::EC2::SecurityGroup
  Properties:
    GroupDescription: Functions
    VpcId: !Ref {{name}}Vpc
`,
    `{{name}}EndpointGroup:
  Type: AWS::EC2::SecurityGroup
  Properties:
    GroupDescription: Endpoints let the functions in
    VpcId: !Ref {{name}}Vpc
    SecurityGroupIngress:
      - IpProtocol: tcp
        FromPort: 443
        ToPort: 443
        SourceSecurityGroupId: !Ref {{name}}FunctionGroup
`,
  ].join('\n'),
};
