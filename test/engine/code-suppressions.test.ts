// Findings in code are silenced by the comments of its language: above the line, or at the top of the file; and so by the fixes that write them.
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../server/src/core/text/source-edit';
import { placeOf } from '../../server/src/core/text/span';
import { checkFiles, type Files } from '../support/check-app';
import { workspace } from '../support/memory-host';

interface Language {
  readonly name: string;
  readonly sign: string;
  readonly runtime: string;
  readonly handler: string;
  readonly file: string;
  /** The effect stands on a line of its own. */
  readonly code: string;
  readonly effect: string;
}

const languages: readonly Language[] = [
  {
    name: 'Python',
    sign: '#',
    runtime: 'python3.13',
    handler: 'app.handler',
    file: 'src/app.py',
    code: 'import boto3\n\nses = boto3.client("ses")\n\n\ndef handler(event, context):\n    ses.send_email(Source="a")\n',
    effect: 'ses.send_email',
  },
  {
    name: 'JavaScript',
    sign: '//',
    runtime: 'nodejs22.x',
    handler: 'app.handler',
    file: 'src/app.js',
    code: "const { SESClient, SendEmailCommand } = require('@aws-sdk/client-ses');\nconst ses = new SESClient({});\nexports.handler = async () => {\n  await ses.send(new SendEmailCommand({ Source: 'a' }));\n};\n",
    effect: 'await ses',
  },
  {
    name: 'TypeScript',
    sign: '//',
    runtime: 'nodejs22.x',
    handler: 'app.handler',
    file: 'src/app.ts',
    code: "import { SESClient, SendEmailCommand } from '@aws-sdk/client-ses';\nconst ses = new SESClient({});\nexport const handler = async (): Promise<void> => {\n  await ses.send(new SendEmailCommand({ Source: 'a' }));\n};\n",
    effect: 'await ses',
  },
  {
    name: 'Java',
    sign: '//',
    runtime: 'java21',
    handler: 'shop.App::handleRequest',
    file: 'src/src/main/java/shop/App.java',
    code: 'package shop;\nimport com.amazonaws.services.lambda.runtime.*;\nimport software.amazon.awssdk.services.ses.SesClient;\npublic class App implements RequestHandler<Object, Void> {\n    private final SesClient ses = SesClient.create();\n    public Void handleRequest(Object event, Context context) {\n        ses.sendEmail(b -> b.source("a"));\n        return null;\n    }\n}\n',
    effect: 'ses.sendEmail',
  },
  {
    name: 'Go',
    sign: '//',
    runtime: 'provided.al2023',
    handler: 'bootstrap',
    file: 'src/main.go',
    code: 'package main\n\nimport (\n\t"context"\n\n\t"github.com/aws/aws-lambda-go/lambda"\n\t"github.com/aws/aws-sdk-go-v2/service/ses"\n)\n\nvar client *ses.Client\n\nfunc handler(ctx context.Context, event any) error {\n\t_, err := client.SendEmail(ctx, &ses.SendEmailInput{})\n\treturn err\n}\n\nfunc main() {\n\tlambda.Start(handler)\n}\n',
    effect: '_, err :=',
  },
  {
    name: 'C#',
    sign: '//',
    runtime: 'dotnet8',
    handler: 'Shop::Shop.Function::FunctionHandler',
    file: 'src/Function.cs',
    code: 'using System.Threading.Tasks;\nusing Amazon.Lambda.Core;\nusing Amazon.SimpleEmail;\nusing Amazon.SimpleEmail.Model;\nnamespace Shop;\npublic class Function\n{\n    private readonly IAmazonSimpleEmailService _ses = new AmazonSimpleEmailServiceClient();\n    public async Task FunctionHandler(object evnt, ILambdaContext context)\n    {\n        await _ses.SendEmailAsync(new SendEmailRequest());\n    }\n}\n',
    effect: 'await _ses',
  },
  {
    name: 'Ruby',
    sign: '#',
    runtime: 'ruby3.4',
    handler: 'app.handler',
    file: 'src/app.rb',
    code: "require 'aws-sdk-ses'\n\nSES = Aws::SES::Client.new\n\ndef handler(event:, context:)\n  SES.send_email(source: 'a')\nend\n",
    effect: 'SES.send_email',
  },
];

const rule = 'not-idempotent';
const template = ({ runtime, handler }: Language): string => `Transform: AWS::Serverless-2016-10-31
Resources:
  Work:
    Type: AWS::Serverless::Function
    Properties:
      Runtime: ${runtime}
      Handler: ${handler}
      CodeUri: src/
      Events:
        Jobs: { Type: SQS, Properties: { Queue: arn:aws:sqs:eu-west-1:123456789012:jobs } }
`;

function foundIn(language: Language, code: string) {
  const files: Files = { 'template.yaml': template(language), [language.file]: code };
  const uri = `${workspace}/${language.file}`;
  return checkFiles(files, 'template.yaml').problems.filter(
    (problem) => placeOf(problem.span).uri === uri && (problem.rule === rule || problem.rule === 'unused-suppression'),
  );
}

describe.each(languages)('$name', (language) => {
  const { code, effect, sign } = language;

  test('is found, and silenced by a comment', () => {
    expect(foundIn(language, code).map((problem) => problem.rule)).toEqual([rule]);
    const lines = code.split('\n');
    const at = lines.findIndex((line) => line.trimStart().startsWith(effect));
    const above = lines.toSpliced(
      at,
      0,
      `${/^\s*/.exec(lines[at] ?? '')?.[0]}${sign} redrive-disable-next-line ${rule} -- known`,
    );

    expect(foundIn(language, above.join('\n'))).toEqual([]);
    expect(foundIn(language, `${sign} redrive-disable ${rule}\n${code}`)).toEqual([]);
  });

  test('by the fixes that are offered, in each kind of line end', () => {
    for (const text of [code, code.replaceAll('\n', '\r\n')]) {
      const offered = foundIn(language, text)[0]?.suppressions ?? [];
      expect(offered.length).toBeGreaterThan(1);
      for (const fix of offered) {
        const edits = fix.edits() ?? [];
        if (edits.some(({ uri }) => !uri.endsWith(language.file))) continue;
        const after = applyEdits(text, edits);
        expect(foundIn(language, after), after).toEqual([]);
      }
    }
  });
});
