/**
 * Replaces the variables of a service, `${self:custom.x}` and the like, in its tree of nodes: lazily, once a node, and
 * never outside the workspace. Nothing of the machine (its environment, options of a command line) is read.
 */
import type { Pair, ScalarNode, YamlNode } from '../../yaml/node';
import { circular, isNull, type Outcome, open } from './outcome';
import { nodeOf, openScalar, readHashes, shorten } from './variable-nodes';
import type { VariableSources } from './variable-sources';
import { parseVariables, type Variable, type VariableSource, type VariableText } from './variable-syntax';

export interface Variables {
  /** The node with all variables in it replaced. A node without any is returned as it is. */
  expand(node: YamlNode): YamlNode;
  /** Only what stands in the way of seeing whether the node is a map, a list or a scalar; its content stays as it is. */
  settle(node: YamlNode): YamlNode;
}

/** Deeper chains of variables are a mistake or an attack. */
const maxDepth = 100;

const maxLength = 100_000;

const maxPieces = 1000;

/** Part of the variable is chosen at deployment: with another stage than the assumed one it may well be right. */
const hangsOnChoice = /.\$\{(opt:|env:|param:|sls:stage|self:provider\.stage)/;

export interface VariableSettings {
  /** What a source says, such as `self` or `file`. */
  readonly sources: VariableSources;
  /** Plugins that read `#{X.Arn}` as `Fn::Sub`. */
  readonly hashSyntax: boolean;
  /** Tells of a variable that can't be right. */
  readonly complain: (message: string, node: ScalarNode) => void;
}

export function createVariables({ sources, hashSyntax, complain }: VariableSettings): Variables {
  const outcomes = new WeakMap<ScalarNode, Outcome>();
  const expanded = new WeakMap<YamlNode, YamlNode>();
  const busy = new Set<YamlNode>();

  const follow = (outcome: Outcome): Outcome => {
    if (outcome.kind !== 'node' || outcome.node.kind !== 'scalar' || outcome.node.tag !== undefined) return outcome;
    const inner = outcomeOf(outcome.node);
    if (inner === undefined) return outcome;
    return inner.kind === 'node' ? { ...inner, origin: outcome.origin, via: outcome.via } : inner;
  };

  /** What a scalar with variables stands for; undefined for plain scalars. */
  const outcomeOf = (node: ScalarNode): Outcome | undefined => {
    const kept = outcomes.get(node);
    if (kept) return kept;
    if (typeof node.value !== 'string') return undefined;
    const parts = parseVariables(node.text);
    if (parts === undefined) return undefined;
    if (busy.has(node)) return open(circular, node.text, true);
    if (busy.size > maxDepth) return open('its variables are nested too deep', node.text, true);
    busy.add(node);
    const [only] = parts;
    const outcome =
      parts.length === 1 && typeof only === 'object' ? follow(ofVariable(only)) : ofText(parts, node.text);
    busy.delete(node);
    outcomes.set(node, outcome);
    const isWrong = outcome.kind === 'missing' || (outcome.kind === 'open' && outcome.mistake);
    if (isWrong && !hangsOnChoice.test(node.text)) {
      complain(`\`${shorten(node.text)}\` can't be resolved: ${outcome.reason}`, node);
    }
    return outcome;
  };

  /** The first source that has a value. What is merely unknown here, such as SSM, is not passed over. */
  const ofVariable = (variable: Variable): Outcome => {
    let last: Outcome = open('it has no source', variable.text);
    let otherwise: (() => Outcome) | undefined;
    for (const source of variable.sources) {
      last = ofSource(source, variable);
      if (last.kind === 'node' && isNull(last.node)) {
        last = { kind: 'missing', reason: `\`${variable.text}\` is empty`, expected: false };
      }
      if (last.kind !== 'missing') return last;
      otherwise ??= last.otherwise;
    }
    if (otherwise) return otherwise();
    return last.kind === 'missing' && last.expected ? open(last.reason, `\${${variable.text}}`) : last;
  };

  const ofSource = (source: VariableSource, variable: Variable): Outcome => {
    switch (source.kind) {
      case 'literal':
        if (source.value === null) return { kind: 'missing', reason: 'it is null', expected: true };
        return { kind: 'value', value: source.value, origin: 'variable', via: variable.text };
      case 'nested':
        return ofVariable(source.variable);
      case 'malformed':
        return open(`\`\${${shorten(variable.text)}}\` is not written as a variable is`, variable.text, true);
      case 'source': {
        const params: string[] = [];
        for (const param of source.params ?? []) {
          const text = textOf(param);
          if (typeof text !== 'string') return text;
          params.push(text);
        }
        const address = source.address === undefined ? '' : textOf(source.address);
        if (typeof address !== 'string') return address;
        return follow(sources.read({ type: source.type, params, address, text: variable.text }, settle));
      }
    }
  };

  /** Text of a parameter or an address; an outcome where it can't be known. */
  const textOf = (parts: VariableText): string | Outcome => {
    const outcome = ofText(parts, '');
    if (outcome.kind === 'value') return String(outcome.value);
    if (outcome.kind === 'template') return open('a part of it is known only at deployment', '');
    return outcome;
  };

  /** Text with variables in it. What can't be known becomes a hole, unless the whole text hangs on it. */
  const ofText = (parts: VariableText, written: string): Outcome => {
    const pieces: (string | { readonly kind: 'hole'; readonly name: string })[] = [];
    let length = 0;
    const push = (text: string) => {
      length += text.length;
      const last = pieces.at(-1);
      if (typeof last === 'string') pieces[pieces.length - 1] = last + text;
      else pieces.push(text);
    };
    for (const part of parts) {
      if (length > maxLength || pieces.length > maxPieces) return open('its text is too long', shorten(written), true);
      if (typeof part === 'string') {
        push(part);
        continue;
      }
      const outcome = follow(ofVariable(part));
      if (outcome.kind === 'missing') return outcome;
      if (outcome.kind === 'open') {
        if (outcome.mistake || written === '') return outcome;
        pieces.push({ kind: 'hole', name: part.text });
      } else if (outcome.kind === 'template') {
        for (const piece of outcome.parts) {
          if (typeof piece === 'string') push(piece);
          else pieces.push(piece);
        }
      } else {
        const value = outcome.kind === 'value' ? outcome.value : plainText(outcome.node);
        if (value === undefined) return open(`\`\${${part.text}}\` is not a text`, written, true);
        push(String(value));
      }
    }
    const whole = pieces.every((piece) => typeof piece === 'string');
    if (whole) return { kind: 'value', value: pieces.join(''), origin: 'variable', via: written };
    return { kind: 'template', parts: pieces };
  };

  const settle = (node: YamlNode): YamlNode => {
    if (node.kind !== 'scalar' || node.tag !== undefined) return node;
    const outcome = outcomeOf(node);
    return outcome === undefined ? node : nodeOf(node, outcome, (target) => target);
  };

  const expand = (node: YamlNode): YamlNode => {
    const kept = expanded.get(node);
    if (kept) return kept;
    if (node.kind !== 'scalar' && (busy.has(node) || busy.size > maxDepth * 2)) {
      return openScalar(node, 'it contains itself', '');
    }
    const result = node.kind === 'scalar' ? expandScalar(node) : expandInside(node);
    expanded.set(node, result);
    return result;
  };

  const expandInside = (node: YamlNode): YamlNode => {
    busy.add(node);
    let changed = false;
    let result = node;
    if (node.kind === 'map') {
      const pairs = node.pairs.map((pair): Pair => {
        const value = expand(pair.value);
        if (value === pair.value) return pair;
        changed = true;
        return { ...pair, value };
      });
      if (changed) result = { ...node, pairs };
    } else if (node.kind === 'seq') {
      const items = node.items.map((item) => {
        const value = expand(item);
        changed ||= value !== item;
        return value;
      });
      if (changed) result = { ...node, items };
    }
    busy.delete(node);
    return result;
  };

  const expandScalar = (node: ScalarNode): YamlNode => {
    const outcome = outcomeOf(node);
    const result = outcome === undefined ? node : nodeOf(node, outcome, expand);
    return hashSyntax ? readHashes(result) : result;
  };

  return { expand, settle };
}

function plainText(node: YamlNode): string | number | boolean | undefined {
  return node.kind === 'scalar' && node.tag === undefined && node.value !== null
    ? typeof node.value === 'number'
      ? node.text
      : node.value
    : undefined;
}
