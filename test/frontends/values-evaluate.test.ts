/** What expressions of templates say, one case each, and where the value was decided. */
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../server/src/core/frontends/values/evaluate';
import { templateScope } from '../../server/src/core/frontends/values/template-scope';
import type { Data } from '../../server/src/core/model/data';
import type { Value } from '../../server/src/core/model/value';
import { placeOf } from '../../server/src/core/text/span';
import { parseYaml } from '../../server/src/core/yaml/document';
import { valueAt } from '../../server/src/core/yaml/node';

const head = `
Parameters:
  Stage: { Type: String, Default: dev }
  Kind: { Type: String, AllowedValues: [std, fifo] }
  Name: { Type: String }
  Secret: { Type: String, NoEcho: true, Default: hush }
  Arn: { Type: 'AWS::SSM::Parameter::Value<String>', Default: /arn }
  Zones: { Type: CommaDelimitedList, Default: 'a, b' }
Mappings:
  Sizes:
    dev: { Timeout: 3 }
    prod: { Timeout: 30 }
  Same:
    us-east-1: { Layer: x }
    eu-west-1: { Layer: x }
Conditions:
  IsProd: !Equals [!Ref Stage, prod]
  IsFifo: !Equals [!Ref Kind, fifo]
  IsOther: !Equals [!Ref Kind, other]
  Always: !Equals [a, a]
  Never: !Not [!Condition Always]
  Loop: !Or [!Condition Loop, !Condition Loop]
  Both: { 'Fn::And': [{ Condition: Always }, { Condition: Never }] }
`;

/** A value as one short text: what it is, and where it came from when that is not the place itself. */
function show(value: Value<Data> | undefined): string {
  if (value === undefined) return 'absent';
  if (value.kind === 'unresolved') return `?${value.expression}`;
  if (value.kind === 'alternatives') return value.options.map((o) => `${o.when}: ${show(o.value)}`).join(' | ');
  const from = value.origin === 'literal' ? '' : ` <${value.origin} ${value.via ?? ''}>`;
  return data(value.value) + from;
}

function data(value: Data): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  switch (value.kind) {
    case 'ref':
      return `@${value.target}${value.attribute === null ? '' : `.${value.attribute}`}`;
    case 'template':
      return `\`${value.parts.map((part) => (typeof part === 'string' ? part : part.kind === 'ref' ? `{${data(part)}}` : `{${part.name}}`)).join('')}\``;
    case 'list':
      return `[${value.items.map(show).join(', ')}]`;
    case 'map':
      return `{${value.keys.map((key) => `${key}: ${show(value.get(key))}`).join(', ')}}`;
  }
}

function evaluated(expression: string): { value: Value<Data>; text: string } {
  const text = `${head}X:${expression.startsWith('\n') ? expression : ` ${expression}`}\n`;
  const { root } = parseYaml('file:///t.yaml', text);
  const section = (name: string) => (key: string) => valueAt(valueAt(root, name), key);
  const scope = templateScope({
    parameters: section('Parameters'),
    mappings: section('Mappings'),
    conditions: section('Conditions'),
  });
  const node = valueAt(root, 'X');
  if (node === undefined) throw new Error('no X');
  return { value: evaluate(node, scope), text };
}

const cases: readonly (readonly [expression: string, shown: string])[] = [
  ['30', '30'],
  ["'30'", '"30"'],
  ['!Ref Stage', '"dev" <parameter Stage>'],
  [
    '!Ref Kind',
    'with `std` for parameter `Kind`: "std" <parameter Kind> | with `fifo` for parameter `Kind`: "fifo" <parameter Kind>',
  ],
  ['!Ref Name', '?Ref Name'],
  ['!Ref Secret', '?Ref Secret'],
  ['!Ref Arn', '?Ref Arn'],
  ['!Ref Queue', '@Queue'],
  ['{ Ref: Queue }', '@Queue'],
  ['!Ref AWS::Region', '`{AWS::Region}`'],
  ['{ a: !Ref AWS::NoValue, b: 1 }', '{a: absent, b: 1}'],
  ['!GetAtt Queue.Arn', '@Queue.Arn'],
  ['!GetAtt [Nested, Outputs.Arn]', '@Nested.Outputs.Arn'],
  ["{ 'Fn::GetAtt': [!Sub '${Stage}Queue', Arn] }", '@devQueue.Arn'],
  ["!Sub 'a-${Stage}'", '"a-dev" <parameter Stage>'],
  ["!Sub 'arn:${AWS::Region}:${Queue.Arn}:${!keep}'", '`arn:{AWS::Region}:{@Queue.Arn}:${keep}`'],
  ["!Sub '${Name}-x'", '`{Name}-x`'],
  ["!Sub ['${A}-${Stage}', { A: 1 }]", '"1-dev" <parameter Stage>'],
  [
    "!Sub '${Kind}.q'",
    'with `std` for parameter `Kind`: "std.q" <parameter Kind> | with `fifo` for parameter `Kind`: "fifo.q" <parameter Kind>',
  ],
  ["!Join ['-', [a, !Ref Stage, !Ref Queue]]", '`a-dev-{@Queue}` <parameter Stage>'],
  ["!Join ['', [a, b]]", '"ab"'],
  ["!Join [',', !Ref Zones]", '"a,b" <parameter Zones>'],
  ['!Select [1, !Ref Zones]', '"b" <parameter Zones>'],
  ["!Select [2, !Split [':', 'a:b:c']]", '"c"'],
  ["!Select [1, !Split ['/', !Sub 'a/${AWS::Region}-x']]", '`{AWS::Region}-x`'],
  ["!Split [',', !Join [',', [!Ref Queue, b, !GetAtt Queue.Arn]]]", '[@Queue, "b", @Queue.Arn]'],
  ["!Select [1, !Split [',', !Sub '${Queue},x-${Queue.Arn}']]", '`x-{@Queue.Arn}`'],
  ["!Select [0, !Split [',', !Ref Queue]]", '@Queue'],
  ["!Split [',', !Ref Name]", '?{"Fn::Split": [",", {"Ref": "Name"}]}'],
  [
    "!Select [0, !Split ['.', !Sub '${Kind}.q']]",
    'with `std` for parameter `Kind`: "std" <parameter Kind> | with `fifo` for parameter `Kind`: "fifo" <parameter Kind>',
  ],
  [
    "!Select [0, !Split ['/', !GetAtt Queue.Arn]]",
    '?{"Fn::Select": [0, {"Fn::Split": ["/", {"Fn::GetAtt": "Queue.Arn"}]}]}',
  ],
  ['!FindInMap [Sizes, !Ref Stage, Timeout]', '3 <mapping Sizes>'],
  [
    '!FindInMap [Sizes, !Ref Name, Timeout]',
    'for `dev` in mapping `Sizes`: 3 <mapping Sizes> | for `prod` in mapping `Sizes`: 30 <mapping Sizes>',
  ],
  ['!FindInMap [Same, !Ref AWS::Region, Layer]', '"x" <mapping Same>'],
  ['!FindInMap [Sizes, test, Timeout, { DefaultValue: 9 }]', '9'],
  ['!If [IsProd, 1, 2]', 'if `IsProd`: 1 | unless `IsProd`: 2'],
  ['!If [IsProd, !If [IsProd, 1, 3], 2]', 'if `IsProd`: 1 | unless `IsProd`: 2'],
  ['!If [Always, 1, 2]', '1'],
  ['!If [Never, 1, 2]', '2'],
  ['!If [IsOther, 1, 2]', '2'],
  ['!If [IsFifo, 1, 2]', 'if `IsFifo`: 1 | unless `IsFifo`: 2'],
  ['!If [Both, 1, 2]', '2'],
  ['!If [Loop, 1, 2]', 'if `Loop`: 1 | unless `Loop`: 2'],
  ['{ a: !If [Never, 1, !Ref AWS::NoValue] }', '{a: absent}'],
  ['[!If [Never, 1, !Ref AWS::NoValue], 2]', '[2]'],
  ['!ImportValue shared', '?ImportValue shared'],
  ["!ImportValue\n  'Fn::Sub': '${Name}-arn'", '?ImportValue {"Fn::Sub": "${Name}-arn"}'],
  ['{ Fn::Length: !Ref Zones }', '2 <parameter Zones>'],
  ['{ Fn::ToJsonString: { a: [1, !Ref Queue] } }', '`{"a":[1,"{@Queue}"]}`'],
  ['!Base64 abc', '?{"Fn::Base64": "abc"}'],
  ["!GetAZs ''", '?{"Fn::GetAZs": ""}'],
  ["'{{resolve:ssm:/x}}'", '?{{resolve:ssm:/x}}'],
  ["'a-{{resolve:ssm:/x}}'", '`a-{resolve:ssm:/x}`'],
  ["\n  Fn::ForEach::L:\n    - I\n    - [A, B]\n    - Key${I}: !Sub 'x${I}'", '{KeyA: "xA", KeyB: "xB"}'],
  ["\n  Fn::Transform: { Name: AWS::Include, Parameters: { Location: 's3://b/k' } }\n  a: 1", '{a: 1}'],
  ['!Foo bar', '?{"Fn::Foo": "bar"}'],
  ['', 'null'],
];

describe('evaluate', () => {
  it.each(cases)('%s', (expression, shown) => {
    expect(show(evaluated(expression).value)).toBe(shown);
  });

  it('points to the place that decides', () => {
    const { value, text } = evaluated('!FindInMap [Sizes, !Ref Stage, Timeout]');
    if (value.kind !== 'located' || value.home === undefined) throw new Error(show(value));
    const [home, span] = [placeOf(value.home), placeOf(value.span)];
    expect(text.slice(home.start, home.end)).toBe('3');
    expect(text.slice(span.start, span.end)).toBe('!FindInMap [Sizes, !Ref Stage, Timeout]');
  });

  it('leaves open what a transform may add', () => {
    const { value } = evaluated('\n  Fn::Transform: { Name: Macro }\n  a: 1');
    const map =
      value.kind === 'located' && typeof value.value === 'object' && value.value?.kind === 'map'
        ? value.value
        : undefined;
    expect(show(map?.get('a'))).toBe('1');
    expect(map?.get('b')?.kind).toBe('unresolved');
  });
});
