/** Which calls in a handler are said to be stuck in a VPC without a way out, in every language. */
import { expect, it } from 'vitest';
import { checkFiles } from '../support/check-app';

interface Case {
  readonly name: string;
  readonly file: string;
  readonly code: string;
  /** What can not be reached, as the message names it; empty where nothing is to be said. */
  readonly stuck: string;
  /** Lines under `Variables:`. */
  readonly env?: readonly string[];
  /** Resources in one line each. */
  readonly resources?: readonly string[];
}

const python = (...lines: readonly string[]): string =>
  ['import os', 'import boto3', 'import requests', '', '', 'def handler(event, context):']
    .concat(lines.map((line) => `    ${line}`))
    .join('\n');
const javascript = (head: string, ...lines: readonly string[]): string =>
  [head, 'export const handler = async (event) => {', ...lines.map((line) => `  ${line}`), '};'].join('\n');
const py = (name: string, stuck: string, lines: readonly string[], more: Partial<Case> = {}): Case => ({
  name,
  file: 'app.py',
  code: python(...lines),
  stuck,
  ...more,
});
const js = (name: string, stuck: string, head: string, lines: readonly string[], more: Partial<Case> = {}): Case => ({
  name,
  file: 'app.mjs',
  code: javascript(head, ...lines),
  stuck,
  ...more,
});
const fetchUrl = ["return requests.get(os.environ['URL'], timeout=3).text"];
const withUrl = (value: string): Partial<Case> => ({ env: [`URL: ${value}`] });
const s3 = 'import { S3Client, GetObjectCommand } from "@aws-sdk/client-s3";';
const get = 'return client.send(new GetObjectCommand({ Bucket: "b", Key: event.key }));';

const endpoint =
  'End: {Type: AWS::EC2::VPCEndpoint, Properties: {VpcId: !Ref Vpc, ServiceName: !Sub "com.amazonaws.${AWS::Region}.s3", RouteTableIds: [!Ref Table]}}';
const interfaces = (service: string): string =>
  `End: {Type: AWS::EC2::VPCEndpoint, Properties: {VpcId: !Ref Vpc, ServiceName: !Sub "com.amazonaws.\${AWS::Region}.${service}", VpcEndpointType: Interface, PrivateDnsEnabled: true}}`;
const invoke = "return boto3.client('sagemaker-runtime').invoke_endpoint(EndpointName='e', Body=b'')";

const cases: readonly Case[] = [
  // Hosts
  py('a literal host', 'api.stripe.com', ["return requests.get('https://api.stripe.com/v1', timeout=3).text"]),
  py('a host from the environment', 'api.example.com', fetchUrl, withUrl('https://api.example.com/v1')),
  py(
    'a host in parts',
    'api.example.com',
    ["return requests.get(f\"{os.environ['URL']}/x/{event['id']}\", timeout=3)"],
    withUrl('https://api.example.com'),
  ),
  py('a host with a part of its own', '*.example.com', [
    'return requests.get(f"https://{event[\'shop\']}.example.com/", timeout=3)',
  ]),
  py(
    'an API of the template',
    '*.execute-api.*.amazonaws.com',
    fetchUrl,
    withUrl('!Sub "https://${Api}.execute-api.${AWS::Region}.amazonaws.com"'),
  ),
  py('a host that nobody knows', '', fetchUrl),
  py('a host from the event', '', ["return requests.get(event['url'], timeout=3)"]),
  py('a host from a parameter', '', fetchUrl, withUrl('!Ref Url')),
  py('a host from SSM', '', fetchUrl, withUrl("'{{resolve:ssm:/url}}'")),
  py(
    'a default that the template overrides',
    '',
    ["return requests.get(os.environ.get('URL', 'https://api.example.com'), timeout=3)"],
    withUrl('!Sub "http://${Alb.DNSName}"'),
  ),
  py('a default that holds', 'api.example.com', [
    "return requests.get(os.environ.get('OTHER', 'https://api.example.com'), timeout=3)",
  ]),
  py('one of two hosts', '', [
    "url = 'https://api.example.com' if event['x'] else os.environ['URL']",
    'return requests.get(url, timeout=3)',
  ]),
  // Inside
  py('a load balancer', '', fetchUrl, withUrl('!Sub "http://${Alb.DNSName}/"')),
  py('a load balancer by name', '', fetchUrl, withUrl('http://internal-a-1.eu-west-1.elb.amazonaws.com/')),
  py('a private address', '', ["return requests.get('http://10.0.1.7:8080/', timeout=3)"]),
  py('an internal name', '', ["return requests.get('https://orders.internal/', timeout=3)"]),
  py('a name without dots', '', ["return requests.get('http://orders:8080/', timeout=3)"]),
  py('service discovery', '', ["return requests.get('http://orders.shop.example/', timeout=3)"], {
    resources: [
      'Names: {Type: AWS::ServiceDiscovery::PrivateDnsNamespace, Properties: {Name: shop.example, Vpc: !Ref Vpc}}',
    ],
  }),
  py('a private zone', '', ["return requests.get('https://orders.example.com/', timeout=3)"], {
    resources: [
      'Zone: {Type: AWS::Route53::HostedZone, Properties: {Name: example.com, VPCs: [{VPCId: !Ref Vpc, VPCRegion: eu-west-1}]}}',
    ],
  }),
  py('a record in a zone of elsewhere', '', ["return requests.get('https://orders.example.com/', timeout=3)"], {
    resources: [
      'Record: {Type: AWS::Route53::RecordSet, Properties: {HostedZoneId: Z1, Name: orders.example.com., Type: A}}',
    ],
  }),
  py(
    'a record of another name',
    'orders.example.com',
    ["return requests.get('https://orders.example.com/', timeout=3)"],
    {
      resources: [
        'Record: {Type: AWS::Route53::RecordSet, Properties: {HostedZoneId: Z1, Name: www.example.com., Type: A}}',
      ],
    },
  ),
  py('a service network', '', [
    "return requests.get('https://orders-0123.7d67968.vpc-lattice-svcs.eu-west-1.on.aws/', timeout=3)",
  ]),
  py('a proxy', '', fetchUrl, { env: ['URL: https://api.example.com', 'HTTPS_PROXY: http://10.0.0.9:3128'] }),
  py('a database', '', [
    'import psycopg2',
    "return psycopg2.connect(host=os.environ['URL']).cursor().execute('select 1')",
  ]),
  py('a cache', '', ['import redis', "return redis.Redis(host=os.environ['URL']).get('a')"]),
  // Services
  py('a service', 'sqs', ["return boto3.client('sqs').send_message(QueueUrl='q', MessageBody='m')"]),
  py('a table', 'dynamodb', ["return boto3.resource('dynamodb').Table('t').get_item(Key={'id': event['id']})"]),
  py('an endpoint of its own', '', [
    "client = boto3.client('s3', endpoint_url=os.environ['URL'])",
    "return client.get_object(Bucket='b', Key='k')",
  ]),
  py('a table at an endpoint of its own', '', [
    "table = boto3.resource('dynamodb', endpoint_url='http://10.0.0.5:8000').Table('t')",
    "return table.get_item(Key={'id': event['id']})",
  ]),
  py('an endpoint from the environment', '', ["return boto3.client('s3').get_object(Bucket='b', Key='k')"], {
    env: ['AWS_ENDPOINT_URL_S3: https://bucket.vpce-1.s3.eu-west-1.vpce.amazonaws.com'],
  }),
  py('a proxy in the configuration', '', [
    'from botocore.config import Config',
    "client = boto3.client('s3', config=Config(proxies={'https': 'http://10.0.0.9:3128'}))",
    "return client.get_object(Bucket='b', Key='k')",
  ]),
  py('a client of another region', 's3', [
    "client = boto3.client('s3', region_name='us-west-2')",
    "return client.get_object(Bucket='b', Key='k')",
  ]),
  py(
    'a client of another region, with an endpoint in this one',
    '',
    ["client = boto3.client('s3', region_name='us-west-2')", "return client.get_object(Bucket='b', Key='k')"],
    { resources: [endpoint] },
  ),
  py('a client with an endpoint', '', ["return boto3.client('s3').get_object(Bucket='b', Key='k')"], {
    resources: [endpoint],
  }),
  py(
    'a session of another region, with an endpoint in this one',
    '',
    [
      "client = boto3.session.Session(region_name='us-west-2').client('s3')",
      "return client.get_object(Bucket='b', Key='k')",
    ],
    { resources: [endpoint] },
  ),
  py(
    'a client whose region has a default',
    '',
    [
      "client = boto3.client('s3', region_name=os.environ.get('AWS_REGION', 'us-east-1'))",
      "return client.get_object(Bucket='b', Key='k')",
    ],
    { resources: [endpoint] },
  ),
  py('an endpoint whose name is turned round', '', [invoke], { resources: [interfaces('sagemaker.runtime')] }),
  py('an endpoint of the same family', 'runtime.sagemaker', [invoke], { resources: [interfaces('sagemaker.api')] }),
  py('an endpoint that may be the one', '', ["return boto3.client('timestream-query').query(QueryString='select 1')"], {
    resources: [interfaces('timestream.query-cell1')],
  }),
  py('an endpoint for directory buckets', '', ["return boto3.client('s3').get_object(Bucket='b', Key='k')"], {
    resources: [endpoint.replace('.s3"', '.s3express"')],
  }),
  py('an endpoint for file systems in buckets', 's3', ["return boto3.client('s3').get_object(Bucket='b', Key='k')"], {
    resources: [interfaces('s3-outposts')],
  }),
  py('a private zone for names of AWS', '', ["return boto3.client('sqs').receive_message(QueueUrl='q')"], {
    resources: [
      'Zone: {Type: AWS::Route53::HostedZone, Properties: {Name: !Sub "sqs.${AWS::Region}.amazonaws.com", VPCs: [{VPCId: !Ref Vpc, VPCRegion: eu-west-1}]}}',
    ],
  }),
  py('a private zone of other names', 'sqs', ["return boto3.client('sqs').receive_message(QueueUrl='q')"], {
    resources: [
      'Zone: {Type: AWS::Route53::HostedZone, Properties: {Name: shop.internal, VPCs: [{VPCId: !Ref Vpc, VPCRegion: eu-west-1}]}}',
    ],
  }),
  js('a client of JavaScript', 's3', s3, ['const client = new S3Client({});', get]),
  js('a client at an endpoint', '', s3, ['const client = new S3Client({ endpoint: process.env.URL });', get]),
  js(
    'a document client at an endpoint',
    '',
    'import { DynamoDBClient } from "@aws-sdk/client-dynamodb";\nimport { DynamoDBDocumentClient, GetCommand } from "@aws-sdk/lib-dynamodb";',
    [
      'const client = DynamoDBDocumentClient.from(new DynamoDBClient({ endpoint: "http://10.0.0.5:8000" }));',
      'return client.send(new GetCommand({ TableName: "t", Key: { id: event.id } }));',
    ],
  ),
  js(
    'fetch',
    'api.example.com',
    '',
    ['return fetch(`${process.env.URL}/orders/${event.id}`);'],
    withUrl('https://api.example.com'),
  ),
  js(
    'fetch of a load balancer',
    '',
    '',
    ['return fetch(`http://${process.env.URL}/orders`);'],
    withUrl('!GetAtt Alb.DNSName'),
  ),
  js('axios', 'api.example.com', 'import axios from "axios";', ['return axios.get("https://api.example.com/orders");']),
  {
    name: 'Java',
    file: 'src/main/java/work/App.java',
    code: `package work;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import com.amazonaws.services.lambda.runtime.*;
import java.util.Map;
public class App implements RequestHandler<Map<String, String>, String> {
  private final SqsClient sqs = SqsClient.builder().build();
  public String handleRequest(Map<String, String> event, Context context) {
    sqs.sendMessage(SendMessageRequest.builder().queueUrl("q").messageBody("m").build());
    return "";
  }
}
`,
    stuck: 'sqs',
  },
  {
    name: 'Java at an endpoint',
    file: 'src/main/java/work/App.java',
    code: `package work;
import java.net.URI;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import com.amazonaws.services.lambda.runtime.*;
import java.util.Map;
public class App implements RequestHandler<Map<String, String>, String> {
  private final SqsClient sqs = SqsClient.builder().endpointOverride(URI.create(System.getenv("URL"))).build();
  public String handleRequest(Map<String, String> event, Context context) {
    sqs.sendMessage(SendMessageRequest.builder().queueUrl("q").messageBody("m").build());
    return "";
  }
}
`,
    stuck: '',
  },
  {
    name: 'Go',
    file: 'main.go',
    code: `package main

import (
	"context"
	"net/http"
	"github.com/aws/aws-lambda-go/lambda"
)

func handle(ctx context.Context) error {
	_, err := http.Get("https://api.example.com/orders")
	return err
}

func main() { lambda.Start(handle) }
`,
    stuck: 'api.example.com',
  },
  {
    name: 'Ruby',
    file: 'app.rb',
    code: `require 'aws-sdk-sqs'
def handler(event:, context:)
  Aws::SQS::Client.new.send_message(queue_url: 'q', message_body: 'm')
end
`,
    stuck: 'sqs',
  },
  {
    name: 'Ruby at an endpoint',
    file: 'app.rb',
    code: `require 'aws-sdk-sqs'
def handler(event:, context:)
  Aws::SQS::Client.new(endpoint: ENV['URL']).send_message(queue_url: 'q', message_body: 'm')
end
`,
    stuck: '',
  },
  {
    name: 'C#',
    file: 'App.cs',
    code: `using Amazon.SQS;
using System.Threading.Tasks;
namespace Work;
public class App {
  private readonly AmazonSQSClient sqs = new AmazonSQSClient();
  public async Task Handler(string input) { await sqs.SendMessageAsync("q", "m"); }
}
`,
    stuck: 'sqs',
  },
  {
    name: 'C# at an endpoint',
    file: 'App.cs',
    code: `using Amazon.SQS;
using System.Threading.Tasks;
namespace Work;
public class App {
  private readonly AmazonSQSClient sqs = new AmazonSQSClient(new AmazonSQSConfig { ServiceURL = "http://10.0.0.5" });
  public async Task Handler(string input) { await sqs.SendMessageAsync("q", "m"); }
}
`,
    stuck: '',
  },
];

const languages: readonly (readonly [end: RegExp, runtime: string, handler: string])[] = [
  [/\.py$/, 'python3.13', 'app.handler'],
  [/\.mjs$/, 'nodejs22.x', 'app.handler'],
  [/\.java$/, 'java21', 'work.App::handleRequest'],
  [/\.go$/, 'provided.al2023', 'bootstrap'],
  [/\.rb$/, 'ruby3.3', 'app.handler'],
  [/\.cs$/, 'dotnet8', 'Work::Work.App::Handler'],
];

function template({ file, env = [], resources = [] }: Case): string {
  const [, runtime, handler] = languages.find(([end]) => end.test(file)) ?? ['', '', ''];
  const variables =
    env.length > 0 ? ['      Environment:', '        Variables:', ...env.map((line) => `          ${line}`)] : [];
  return [
    'Transform: AWS::Serverless-2016-10-31',
    'Parameters: {Url: {Type: String, Default: "https://api.example.com"}}',
    'Resources:',
    '  Fn:',
    '    Type: AWS::Serverless::Function',
    ...(file.endsWith('.go') ? ['    Metadata: {BuildMethod: go1.x}'] : []),
    '    Properties:',
    `      Runtime: ${runtime}`,
    `      Handler: ${handler}`,
    '      CodeUri: .',
    ...variables,
    '      VpcConfig: {SubnetIds: [!Ref A, !Ref B], SecurityGroupIds: [!Ref Group]}',
    '  Vpc: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16, EnableDnsHostnames: true}}',
    '  Group: {Type: AWS::EC2::SecurityGroup, Properties: {GroupDescription: x, VpcId: !Ref Vpc}}',
    '  A: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Vpc, AvailabilityZone: eu-west-1a}}',
    '  B: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Vpc, AvailabilityZone: eu-west-1b}}',
    '  Table: {Type: AWS::EC2::RouteTable, Properties: {VpcId: !Ref Vpc}}',
    '  InA: {Type: AWS::EC2::SubnetRouteTableAssociation, Properties: {SubnetId: !Ref A, RouteTableId: !Ref Table}}',
    '  InB: {Type: AWS::EC2::SubnetRouteTableAssociation, Properties: {SubnetId: !Ref B, RouteTableId: !Ref Table}}',
    '  Alb: {Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: {Scheme: internal, Subnets: [!Ref A, !Ref B]}}',
    '  Api: {Type: AWS::Serverless::HttpApi}',
    ...resources.map((line) => `  ${line}`),
    '',
  ].join('\n');
}

it.each(cases)('$name', (one) => {
  const { problems } = checkFiles({ 'template.yaml': template(one), [one.file]: one.code }, 'template.yaml');
  const found = problems.filter(({ rule }) => rule === 'vpc-without-internet');
  const names = found.map(({ message }) => /calls (.*) from a VPC/.exec(message)?.[1]?.replaceAll('`', '') ?? message);
  expect(names.join()).toBe(one.stuck);
  const lines = found.flatMap(({ related }) => related).filter(({ message }) => message.endsWith('is called here'));
  expect(lines.length).toBe(one.stuck === '' ? 0 : 1);
});
