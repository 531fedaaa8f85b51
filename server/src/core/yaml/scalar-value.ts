/**
 * What an unquoted scalar means to the tool that deploys the file. SAM, the AWS CLI and cfn-lint read with PyYAML (YAML 1.1),
 * the Serverless Framework with js-yaml 4 (core schema of YAML 1.2). Dates stay strings in both: the deploy tools hand them
 * on as text (aws-cli and samcli construct timestamps as strings; Serverless renders them back).
 */

export type Dialect = 'cloudformation' | 'serverless';
export type ScalarValue = string | number | boolean | null;

export function plainValue(text: string, dialect: Dialect): ScalarValue {
  const first = text.charCodeAt(0);
  // Nearly every scalar is a word: only these first characters can start anything but a string.
  if (isWordStart(first) && !/^[ntfyoNTFYO]/.test(text)) return text;
  if (/^(~|null|Null|NULL|)$/.test(text)) return null;
  return dialect === 'serverless' ? coreValue(text) : yaml11Value(text);
}

const isWordStart = (code: number): boolean => (code >= 65 && code <= 90) || (code >= 97 && code <= 122);

/** The implicit resolvers of PyYAML's SafeLoader (yaml/resolver.py). Note: `y` and `n` are strings, so are `1e3` and `0o17`. */
function yaml11Value(text: string): ScalarValue {
  if (/^(yes|Yes|YES|true|True|TRUE|on|On|ON)$/.test(text)) return true;
  if (/^(no|No|NO|false|False|FALSE|off|Off|OFF)$/.test(text)) return false;
  const digits = text.replaceAll('_', '');
  if (/^[-+]?0b[01_]+$/.test(text)) return signed(digits, 2, 2);
  if (/^[-+]?0[0-7_]+$/.test(text)) return signed(digits, 1, 8);
  if (/^[-+]?0x[\da-fA-F_]+$/.test(text)) return signed(digits, 2, 16);
  if (/^[-+]?(0|[1-9][\d_]*)$/.test(text)) return Number(digits);
  if (/^[-+]?([1-9][\d_]*(:[0-5]?\d)+|\d[\d_]*(:[0-5]?\d)+\.[\d_]*)$/.test(text)) return sexagesimal(digits);
  if (/^([-+]?\d[\d_]*\.[\d_]*([eE][-+]\d+)?|\.\d[\d_]*([eE][-+]\d+)?)$/.test(text)) return Number(digits);
  return infinityOrNan(text) ?? text;
}

/** js-yaml 4: type/bool.js, type/int.js, type/float.js. */
function coreValue(text: string): ScalarValue {
  if (/^(true|True|TRUE)$/.test(text)) return true;
  if (/^(false|False|FALSE)$/.test(text)) return false;
  if (text.endsWith('_')) return text;
  const digits = text.replaceAll('_', '');
  if (/^[-+]?0b[01][01_]*$/.test(text)) return signed(digits, 2, 2);
  if (/^[-+]?0o[0-7][0-7_]*$/.test(text)) return signed(digits, 2, 8);
  if (/^[-+]?0x[\da-fA-F][\da-fA-F_]*$/.test(text)) return signed(digits, 2, 16);
  if (/^[-+]?\d[\d_]*$/.test(text)) return Number(digits);
  if (/^([-+]?\d[\d_]*(\.[\d_]*)?([eE][-+]?\d+)?|\.[\d_]+([eE][-+]?\d+)?)$/.test(text)) return Number(digits);
  return infinityOrNan(text) ?? text;
}

function signed(digits: string, prefix: number, radix: number): number {
  const negative = digits.startsWith('-');
  const bare = digits.replace(/^[-+]/, '').slice(prefix);
  const value = Number.parseInt(bare, radix);
  return negative ? -value : value;
}

/** `1:30` is 90 in YAML 1.1. */
function sexagesimal(digits: string): number {
  const value = digits
    .replace(/^[-+]/, '')
    .split(':')
    .reduce((sum, part) => sum * 60 + Number(part), 0);
  return digits.startsWith('-') ? -value : value;
}

function infinityOrNan(text: string): number | undefined {
  if (/^[-+]?\.(inf|Inf|INF)$/.test(text)) return text.startsWith('-') ? -Infinity : Infinity;
  return /^\.(nan|NaN|NAN)$/.test(text) ? Number.NaN : undefined;
}
