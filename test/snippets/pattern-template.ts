/** A whole template around one pattern, as a user has it who inserts it into an empty one. */
import type { Field, Pattern } from '../../server/src/core/catalog/patterns/pattern';
import { fillFields, indent, paragraphs, patternForm } from '../../server/src/core/features/patterns/pattern-form';
import type { FrameworkName } from '../../server/src/core/model/app';

export function patternTemplate(
  pattern: Pattern,
  framework: FrameworkName,
  value: (field: Field) => string = (field) => field.default,
): string {
  const { functions, resources, statements } = patternForm(pattern, framework);
  return fillFields(around(framework, functions, resources, statements), pattern.fields, framework, value);
}

function around(framework: FrameworkName, functions: readonly string[], resources: string, statements: string): string {
  if (framework !== 'serverless') {
    const head =
      framework === 'sam' ? 'Transform: AWS::Serverless-2016-10-31\n' : "AWSTemplateFormatVersion: '2010-09-09'\n";
    return `${head}Resources:\n${indent(paragraphs([...functions, resources]), 2)}`;
  }
  return [
    'service: pattern\nprovider:\n  name: aws\n',
    statements === '' ? '' : `  iam:\n    role:\n      statements:\n${indent(statements, 8)}`,
    functions.length === 0 ? '' : `functions:\n${indent(paragraphs(functions), 2)}`,
    resources === '' ? '' : `resources:\n  Resources:\n${indent(resources, 4)}`,
  ].join('');
}
