/** The fix that lets a function of its own work on failed messages, to be filled in by its author. */
import type { App, ResourceId, Trigger } from '../../model/app';
import type { NewResource, Plain } from '../../model/author';
import type { Fix } from '../rule';
import { allOf } from './all-of';
import { plainMap } from './plain-map';

/** In the place of a trigger that takes messages from the queue. */
export function separateFunctionFix({ author }: App, trigger: Trigger, queue: ResourceId): Fix {
  return {
    title: `Let a function of its own work on \`${queue}\``,
    grade: 'review',
    edits() {
      const fn = author.freeId(`${queue}Handler`);
      const role = author.freeId(`${fn}Role`);
      const source: Plain = { getAtt: [queue, 'Arn'] };
      const mapping = plainMap([
        ['EventSourceArn', source],
        ['FunctionName', { ref: fn }],
        ['BatchSize', 1],
      ]);
      return allOf(
        author.removeSite(trigger.site),
        author.addResources([
          { id: fn, type: 'AWS::Lambda::Function', properties: stubWith(role) },
          roleThatReads(role, source),
          { id: author.freeId(`${fn}Trigger`), type: 'AWS::Lambda::EventSourceMapping', properties: mapping },
        ]),
      );
    },
  };
}

/** It fails until somebody has written what it should do, so that no message is taken for handled. */
const stubWith = (role: ResourceId): Plain =>
  plainMap([
    ['Runtime', 'python3.13'],
    ['Handler', 'index.handler'],
    ['Role', { getAtt: [role, 'Arn'] }],
    ['Code', plainMap([['ZipFile', stub]])],
  ]);

const stub = 'def handler(event, context): raise NotImplementedError("Say here what becomes of a failed message")';

const basicPolicy = `arn:\${AWS::Partition}:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole`;

function roleThatReads(id: ResourceId, queue: Plain): NewResource {
  const policy = document([
    ['Effect', 'Allow'],
    ['Action', ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes']],
    ['Resource', queue],
  ]);
  const trust = document([
    ['Effect', 'Allow'],
    ['Principal', plainMap([['Service', 'lambda.amazonaws.com']])],
    ['Action', 'sts:AssumeRole'],
  ]);
  return {
    id,
    type: 'AWS::IAM::Role',
    properties: plainMap([
      ['AssumeRolePolicyDocument', trust],
      ['ManagedPolicyArns', [{ sub: basicPolicy }]],
      [
        'Policies',
        [
          plainMap([
            ['PolicyName', 'WorkOnFailedMessages'],
            ['PolicyDocument', policy],
          ]),
        ],
      ],
    ]),
  };
}

const document = (statement: readonly (readonly [string, Plain])[]): Plain =>
  plainMap([
    ['Version', '2012-10-17'],
    ['Statement', [plainMap(statement)]],
  ]);
