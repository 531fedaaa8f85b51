/** Text for scalars: plain where that reads back as the same value in every tool, else quoted as the file does it. */
import { plainValue } from './scalar-value';

export interface ScalarContext {
  readonly quote: '"' | "'";
  readonly json: boolean;
  /** Inside `[]` or `{}`. */
  readonly flow: boolean;
}

export function writeScalar(value: string | number | boolean, context: ScalarContext): string {
  if (typeof value !== 'string') return String(value);
  if (context.json) return JSON.stringify(value);
  return staysText(value, context.flow) ? value : quoted(value, context.quote);
}

export function quoted(value: string, quote: '"' | "'"): string {
  // Only double quotes can hold line breaks and control characters in one line.
  const single = quote === "'" && !/[\n\r\t\u0085\u2028\u2029]/.test(value) && !hasControl(value);
  if (single) return `'${value.replaceAll("'", "''")}'`;
  return JSON.stringify(value).replace(
    /[\u0085\u2028\u2029\u007f]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function staysText(value: string, flow: boolean): boolean {
  if (value === '' || value !== value.trim() || hasControl(value)) return false;
  // Indicators that can't start a plain scalar; `-`, `?` and `:` could before a non-space, but look odd.
  if (/^[-?:,[\]{}#&*!|>'"%@`=~<\ufeff]/.test(value) || /^(\.\.\.|y|Y|n|N)$/.test(value)) return false;
  if (/:(\s|$)|\s#|[\u0085\u2028\u2029]/.test(value)) return false;
  if (flow && /[,[\]{}]|:$/.test(value)) return false;
  // Dates are timestamps in YAML 1.1; everyone quotes them.
  if (/^\d{4}-\d\d?-\d\d?/.test(value)) return false;
  return typeof plainValue(value, 'cloudformation') === 'string' && typeof plainValue(value, 'serverless') === 'string';
}

function hasControl(value: string): boolean {
  for (let i = 0; i < value.length; i++) {
    const code = value.charCodeAt(i);
    if (code < 32 || code === 127) return true;
  }
  return false;
}
