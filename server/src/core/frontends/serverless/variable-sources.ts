/** What the sources of variables say: `self`, `file`, `opt`, `env`, `param`, `sls`, `aws`, `strToBool`, and lookups that only a deployment can do. */
import { parentUri, resolveUri } from '../../text/uri';
import { valueAt, type YamlNode } from '../../yaml/node';
import type { Sources } from '../front-end';
import { constructParts } from './naming';
import { circular, isNull, type Outcome, open, type Settle, walk } from './outcome';
import { openness } from './provenance';

export interface SourceCall {
  readonly type: string;
  readonly params: readonly string[];
  readonly address: string;
  readonly text: string;
}

export interface VariableSources {
  read(call: SourceCall, settle: Settle): Outcome;
}

export interface ServiceFiles {
  readonly uri: string;
  readonly root: YamlNode;
  readonly sources: Sources;
  /** Called for each file that is looked at; `isSame` tells later whether it says the same still. */
  readonly touch: (uri: string, isSame: () => boolean) => void;
  /** Called for each top-level section that is looked at. */
  readonly reach: (section: string) => void;
}

export function createVariableSources(files: ServiceFiles): VariableSources {
  const { uri, root } = files;

  const section = (name: string): YamlNode | undefined => {
    files.reach(name);
    return valueAt(root, name);
  };

  const fromSelf = (path: readonly string[], text: string, settle: Settle): Outcome => {
    const [head = '', second] = path;
    if (head !== '') files.reach(head);
    const found = path.length === 0 ? root : walk(root, path, settle);
    if (path.length === 1 && head === 'service' && found?.kind === 'map') {
      const name = valueAt(found, 'name');
      if (name) return { kind: 'node', node: name, origin: 'variable', via: text };
    }
    if (found === undefined || isNull(found)) {
      const standard =
        head === 'provider' && path.length === 2 && isDefaulted(second) ? providerDefaults[second] : undefined;
      if (standard) return { kind: 'value', value: standard, origin: 'default', via: text };
      return { kind: 'missing', reason: `\`${path.join('.')}\` is not in the service`, expected: false };
    }
    const unknown = openness(found);
    return unknown
      ? open(unknown.reason, unknown.expression)
      : { kind: 'node', node: found, origin: 'variable', via: text };
  };

  const fromFile = ({ params, address, text }: SourceCall, settle: Settle): Outcome => {
    const path = params[0] ?? '';
    if (path === '') return open('it names no file', text, true);
    if (/\.([cm]?js|[cm]?ts)$/i.test(path)) return open(`\`${path}\` is code, which is not run`, `\${${text}}`);
    const fileUri = resolveUri(parentUri(uri), path);
    if (!/\.(ya?ml|json|tfstate)$/i.test(path)) return fromText(fileUri, path, text);
    const { document } = files.sources.yaml(fileUri);
    files.touch(fileUri, () => files.sources.yaml(fileUri).document === document);
    if (document === undefined) return unreadable(fileUri, path, text);
    if (document.root === undefined) return { kind: 'missing', reason: `\`${path}\` is empty`, expected: false };
    const keys = address === '' ? [] : address.split('.');
    const found = walk(document.root, keys, settle);
    if (found === undefined || isNull(found)) {
      return { kind: 'missing', reason: `\`${address}\` is not in \`${path}\``, expected: false };
    }
    const unknown = openness(found);
    return unknown
      ? open(unknown.reason, unknown.expression)
      : { kind: 'node', node: found, origin: 'include', via: path };
  };

  const fromText = (fileUri: string, path: string, text: string): Outcome => {
    const content = files.sources.host.read(fileUri);
    const before = content.status === 'ok' ? content.text : undefined;
    files.touch(fileUri, () => {
      const now = files.sources.host.read(fileUri);
      return (now.status === 'ok' ? now.text : undefined) === before;
    });
    if (content.status !== 'ok') return unreadable(fileUri, path, text);
    return { kind: 'value', value: content.text, origin: 'include', via: path };
  };

  const unreadable = (fileUri: string, path: string, text: string): Outcome => {
    const content = files.sources.host.read(fileUri);
    if (content.status === 'missing') {
      return { kind: 'missing', reason: `there is no file \`${path}\``, expected: false };
    }
    const reason = content.status === 'ok' ? `\`${path}\` can't be read` : content.message;
    return open(reason, `\${${text}}`, true);
  };

  /** `provider.stage`, or `dev`: what holds for a deployment without options. `provider.stage: ${opt:stage}` means the default. */
  const ofProvider = (name: 'stage' | 'region', text: string, settle: Settle): Outcome => {
    const standard: Outcome = { kind: 'value', value: providerDefaults[name], origin: 'default', via: text };
    const provider = section('provider');
    const written = provider && walk(provider, [name], settle);
    if (written === undefined || isNull(written)) return standard;
    const settled = settle(written);
    const unknown = openness(settled);
    if (unknown) return unknown.reason === circular ? standard : open(unknown.reason, unknown.expression);
    return { kind: 'node', node: settled, origin: 'variable', via: text };
  };

  /** No option is known here; a deployment without `--stage` and `--region` is taken to mean the provider's. */
  const option = (name: string, text: string, settle: Settle): Outcome => {
    const reason = `option \`--${name}\` is given at deployment`;
    if (name === 'stage')
      return { kind: 'missing', reason, expected: true, otherwise: () => ofProvider('stage', text, settle) };
    if (name === 'region')
      return { kind: 'missing', reason, expected: true, otherwise: () => ofProvider('region', text, settle) };
    return { kind: 'missing', reason, expected: true };
  };

  const parameter = (name: string, text: string, settle: Settle): Outcome => {
    const at = ofProvider('stage', text, settle);
    const stageName =
      at.kind === 'value'
        ? String(at.value)
        : at.kind === 'node' && at.node.kind === 'scalar'
          ? at.node.text
          : undefined;
    for (const key of stageName === undefined ? ['default'] : [stageName, 'default']) {
      const found =
        walkTo(section('params'), [key, name], settle) ?? walkTo(section('stages'), [key, 'params', name], settle);
      if (found && !isNull(found)) return { kind: 'node', node: found, origin: 'variable', via: text };
    }
    return { kind: 'missing', reason: `there is no parameter \`${name}\``, expected: true };
  };

  return {
    read(call, settle) {
      const { address, params, text } = call;
      const type = call.type.split('.', 1)[0] ?? '';
      switch (type) {
        case 'self':
          return fromSelf(address === '' ? [] : address.split('.'), text, settle);
        case 'file':
          return fromFile(call, settle);
        case 'opt':
          return option(address, text, settle);
        case 'env':
          return { kind: 'missing', reason: `environment variable \`${address}\` is not known here`, expected: true };
        case 'param':
          return parameter(address, text, settle);
        case 'sls':
          return address === 'stage'
            ? ofProvider('stage', text, settle)
            : open('it is known only at deployment', `\${${text}}`);
        case 'aws':
          if (address === 'region') return ofProvider('region', text, settle);
          if (address === 'accountId') return { kind: 'template', parts: [{ kind: 'hole', name: 'AWS::AccountId' }] };
          return open('it is known only at deployment', `\${${text}}`);
        case 'construct':
          return ofConstruct(address, text, root);
        case 'strToBool':
          return toBoolean(params[0] ?? '', text);
        default: {
          const lookup = lookups.get(type);
          if (lookup) return open(`it is read from ${lookup} at deployment`, `\${${text}}`);
          return { kind: 'missing', reason: `\`${type}\` is no source that is known here`, expected: true };
        }
      }
    },
  };
}

/** What the framework puts where the author left them out. */
const providerDefaults = { stage: 'dev', region: 'us-east-1' } as const;

const isDefaulted = (name: string | undefined): name is keyof typeof providerDefaults =>
  name !== undefined && Object.hasOwn(providerDefaults, name);

/** Sources whose values lie outside the files. */
const lookups = new Map([
  ['cf', 'another stack'],
  ['ssm', 'SSM'],
  ['s3', 'S3'],
  ['output', 'another service'],
  ['state', 'the state of another service'],
  ['vault', 'Vault'],
  ['doppler', 'Doppler'],
  ['terraform', 'Terraform'],
  ['git', 'Git'],
]);

/** `${construct:jobs.queueArn}` of the plugin Lift. */
function ofConstruct(address: string, text: string, root: YamlNode): Outcome {
  const [name = '', property = ''] = address.split('.');
  const { queue, dlq } = constructParts(name);
  const id = property.startsWith('dlq') ? dlq : queue;
  const tag = property.endsWith('Arn') ? '!GetAtt' : property.endsWith('Url') ? '!Ref' : undefined;
  if (tag === undefined || !/^(queue|dlq)/.test(property)) return open('it is made by a plugin', `\${${text}}`);
  const { span, fullSpan } = root;
  const target = tag === '!Ref' ? id : `${id}.Arn`;
  const node: YamlNode = { kind: 'scalar', span, fullSpan, value: target, text: target, style: 'plain', tag };
  return { kind: 'node', node, origin: 'variable', via: text };
}

function toBoolean(text: string, expression: string): Outcome {
  const value = text.trim().toLowerCase();
  if (value === 'true' || value === '1') return { kind: 'value', value: true, origin: 'variable', via: expression };
  if (value === 'false' || value === '0') return { kind: 'value', value: false, origin: 'variable', via: expression };
  return open(`\`${text}\` is neither true nor false`, `\${${expression}}`, true);
}

function walkTo(start: YamlNode | undefined, path: readonly string[], settle: Settle): YamlNode | undefined {
  return start && walk(start, path, settle);
}
