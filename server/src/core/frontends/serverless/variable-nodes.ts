/** Makes the node that stands where a variable stood. */
import type { MapNode, ScalarNode, YamlNode } from '../../yaml/node';
import type { Outcome } from './outcome';
import { marked, type Provenance, provenanceOf } from './provenance';

/** The node that stands where `use` stood. Scalars keep the place of use, maps and lists the place where they are written. */
export function nodeOf(use: ScalarNode, outcome: Outcome, expand: (node: YamlNode) => YamlNode): YamlNode {
  const place = { span: use.span, fullSpan: use.fullSpan, ...(use.tag === undefined ? {} : { tag: use.tag }) };
  const scalar = (value: string | number | boolean, text: string, provenance: Provenance): ScalarNode =>
    marked({ kind: 'scalar', ...place, value, text, style: use.style }, provenance);
  switch (outcome.kind) {
    case 'open':
    case 'missing':
      return openScalar(use, outcome.reason, outcome.kind === 'open' ? outcome.expression : use.text);
    case 'template': {
      const text = outcome.parts.map((part) => (typeof part === 'string' ? part : `\${${part.name}}`)).join('');
      return scalar(text, text, { kind: 'template', parts: outcome.parts });
    }
    case 'value':
      return scalar(outcome.value, String(outcome.value), {
        kind: 'known',
        origin: outcome.origin,
        via: outcome.via,
        home: outcome.home,
      });
    case 'node': {
      const target = expand(outcome.node);
      const home = target.kind === 'scalar' ? homeOf(target) : undefined;
      const provenance: Provenance = { kind: 'known', origin: outcome.origin, via: outcome.via, home };
      if (use.tag !== undefined && target.tag !== undefined) return wrapped(use, use.tag, target);
      if (target.kind !== 'scalar') return marked({ ...target, ...(use.tag ? { tag: use.tag } : {}) }, provenance);
      const kept = provenanceOf(target);
      const moved = { ...target, ...place, ...(target.tag === undefined ? {} : { tag: target.tag }) };
      return kept && kept.kind !== 'known' ? moved : marked(moved, provenance);
    }
  }
}

const homeOf = (node: ScalarNode) => {
  const provenance = provenanceOf(node);
  return provenance === undefined ? node.span : provenance.kind === 'known' ? provenance.home : undefined;
};

/** `!Sub ${self:custom.x}` where x is itself a call: the short form in its long spelling. */
function wrapped(use: ScalarNode, tag: string, argument: YamlNode): MapNode {
  const name = tag === '!Ref' || tag === '!Condition' ? tag.slice(1) : `Fn::${tag.slice(1)}`;
  const key: ScalarNode = {
    kind: 'scalar',
    span: use.span,
    fullSpan: use.span,
    value: name,
    text: name,
    style: 'plain',
  };
  const pairs = [{ key, value: argument, span: use.span }];
  return { kind: 'map', span: use.span, fullSpan: use.fullSpan, pairs, flow: true };
}

export function openScalar(use: YamlNode, reason: string, expression: string): ScalarNode {
  const text = use.kind === 'scalar' ? use.text : '';
  const node: ScalarNode = {
    kind: 'scalar',
    span: use.span,
    fullSpan: use.fullSpan,
    value: text,
    text,
    style: 'plain',
  };
  return marked(node, { kind: 'open', reason, expression: expression || text });
}

/** `#{AWS::AccountId}` of serverless-pseudo-parameters is `${AWS::AccountId}` within `Fn::Sub`. */
export function readHashes(node: YamlNode): YamlNode {
  if (node.kind !== 'scalar' || typeof node.value !== 'string' || !node.text.includes('#{')) return node;
  const text = node.text.replace(/#\{([^}]+)\}/g, (_, name: string) => `\${${name}}`);
  if (text === node.text) return node;
  return { ...node, text, value: text, tag: node.tag ?? '!Sub' };
}

export const shorten = (text: string): string => (text.length > 80 ? `${text.slice(0, 77)}...` : text);
