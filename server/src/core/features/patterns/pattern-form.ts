/** A pattern in the form of one framework: entries of functions and resources as YAML text, fields still open. */
import type { Field, Pattern, PatternFunction } from '../../catalog/patterns/pattern';
import type { FrameworkName } from '../../model/app';

export interface PatternForm {
  /** Entries under `functions:` (Serverless) or `Resources:`, one a function. */
  readonly functions: readonly string[];
  /** Entries under `Resources:` (`resources: Resources:` in Serverless). */
  readonly resources: string;
  /** Items of the role's statements that have no place in the entries above (Serverless: the shared role). */
  readonly statements: string;
}

/** `existing`: the first function is there already, so its entry (and its role) is left out. */
export function patternForm(pattern: Pattern, framework: FrameworkName, existing = false): PatternForm {
  const made = existing ? pattern.functions.slice(1) : pattern.functions;
  const statements = (fn: PatternFunction): string => fn.statements?.[framework] ?? '';
  return {
    functions: made.map((fn) => functionEntry(fn, framework)),
    resources: paragraphs([
      pattern.resources,
      pattern.connections?.[framework] ?? '',
      ...(framework === 'cloudformation' ? made.map((fn) => roleEntry(fn, statements(fn))) : []),
    ]),
    statements: framework === 'serverless' ? pattern.functions.map(statements).join('') : '',
  };
}

/** What a function that is there already gets. */
export function additionsOf(pattern: Pattern, framework: FrameworkName): { body: string; statements: string } {
  const [fn] = pattern.functions;
  return { body: fn?.body[framework] ?? '', statements: fn?.statements?.[framework] ?? '' };
}

/** Replaces every field; `functionId` is what CloudFormation calls the function. */
export function fillFields(
  text: string,
  fields: readonly Field[],
  framework: FrameworkName,
  value: (field: Field, index: number) => string,
): string {
  return text.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => {
    const wanted = name === 'functionId' ? 'function' : name;
    const index = fields.findIndex((field) => field.name === wanted);
    const field = fields[index];
    if (!field) return whole;
    const suffix = name === 'functionId' && framework === 'serverless' ? 'LambdaFunction' : '';
    return value(field, index) + suffix;
  });
}

export function paragraphs(texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join('\n');
}

export function indent(text: string, by: number): string {
  return text.replace(/^(?=.)/gm, ' '.repeat(by));
}

function functionEntry({ field, body }: PatternFunction, framework: FrameworkName): string {
  const name = `{{${field}}}`;
  const inside = body[framework] ?? '';
  switch (framework) {
    case 'serverless':
      return `${name}:
  runtime: {{runtime}}
  handler: src/${name}/app.handler
  timeout: {{timeout}}
${indent(inside, 2)}`;
    case 'sam':
      return `${name}:
  Type: AWS::Serverless::Function
  Properties:
    Runtime: {{runtime}}
    CodeUri: src/${name}/
    Handler: app.handler
    MemorySize: 256
    Timeout: {{timeout}}
${indent(inside, 4)}`;
    case 'cloudformation':
      return `${name}:
  Type: AWS::Lambda::Function
  Properties:
    Runtime: {{runtime}}
    Code: src/${name}/
    Handler: app.handler
    MemorySize: 256
    Timeout: {{timeout}}
    Role: !GetAtt ${name}Role.Arn
${indent(inside, 4)}`;
  }
}

function roleEntry({ field }: PatternFunction, statements: string): string {
  const policies = `    Policies:
      - PolicyName: function
        PolicyDocument:
          Version: "2012-10-17"
          Statement:
${indent(statements, 12)}`;
  return `{{${field}}}Role:
  Type: AWS::IAM::Role
  Properties:
    AssumeRolePolicyDocument:
      Version: "2012-10-17"
      Statement:
        - Effect: Allow
          Principal:
            Service: lambda.amazonaws.com
          Action: sts:AssumeRole
    ManagedPolicyArns:
      - !Sub arn:\${AWS::Partition}:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole
${statements === '' ? '' : policies}`;
}
