/** An app's triggers as short lines: `Fn:live <- sns async Topic (label) off`. */
import type { App, Trigger } from '../../server/src/core/model/app';
import type { Data } from '../../server/src/core/model/data';
import { known, type Value } from '../../server/src/core/model/value';

export const triggerLines = (app: App): readonly string[] => app.triggers.map(line);

function line(trigger: Trigger): string {
  const qualifier = trigger.qualifier === '$LATEST' ? '' : `:${trigger.qualifier}`;
  const parts = [
    `${trigger.fn}${qualifier} <- ${trigger.kind} ${trigger.invocation}`,
    text(trigger.source),
    trigger.label === null ? '' : `(${trigger.label})`,
    known(trigger.enabled) === false ? 'off' : '',
  ];
  return parts.filter((part) => part !== '').join(' ');
}

function text(value: Value<Data> | undefined): string {
  if (value === undefined) return '';
  if (value.kind === 'unresolved') return value.expression;
  if (value.kind === 'alternatives') return value.options.map((option) => text(option.value)).join(' | ');
  return dataText(value.value);
}

function dataText(data: Data): string {
  if (typeof data !== 'object' || data === null) return String(data);
  switch (data.kind) {
    case 'ref':
      return data.target;
    case 'template':
      return data.parts
        .map((part) => (typeof part === 'string' ? part : part.kind === 'hole' ? `\${${part.name}}` : part.target))
        .join('');
    case 'list':
      return `[${data.items.map(text).join(', ')}]`;
    case 'map':
      return '{}';
  }
}
