/** The handles for edits in a service: the entry to be edited, and how it spells CloudFormation's properties. */
import type { Span } from '../../text/span';
import type { Pair } from '../../yaml/node';
import { asIs, type TemplateSite } from '../sam/site';
import type { FunctionEntry } from './event-reading';
import { spellEvent, spellFunction } from './spelling';

export function functionSite(fn: FunctionEntry): TemplateSite {
  const pair = { ...fn.pair, value: fn.node };
  return { span: fn.pair.span, pair, base: [], spell: spellFunction, type: 'function' };
}

export function eventSite(type: string, pair: Pair): TemplateSite {
  return { span: pair.span, pair, base: [], spell: spellEvent(type), type: `event ${type}` };
}

/** For what nobody wrote. */
export const noSite = (span: Span): TemplateSite => ({
  span,
  pair: undefined,
  base: [],
  spell: () => undefined,
  type: '',
});

/** A resource under `resources.Resources`, spelled as CloudFormation spells it. */
export function resourceSite(pair: Pair, type: string): TemplateSite {
  return { span: pair.span, pair, base: ['Properties'], spell: asIs, type };
}
