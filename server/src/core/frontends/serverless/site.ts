/** The handles for edits in a service: the entry to be edited, and how it spells CloudFormation's properties. */
import type { Site } from '../../model/app';
import type { Span } from '../../text/span';
import type { Pair } from '../../yaml/node';
import type { TemplateSite } from '../sam/site';
import type { FunctionEntry } from './event-reading';
import { eventWords, functionWords, invokeConfigWords, logGroupWords, type Spelled, spelledAt } from './spelling';

export interface ServiceSite extends Site {
  readonly what: 'function' | 'invoke-config' | 'event' | 'state-machine';
  /** Name of the function, type of the event. */
  readonly name: string;
  /** The entry, its value with all variables replaced. */
  readonly pair: Pair;
  readonly spell: (path: readonly string[]) => Spelled | undefined;
}

export const isServiceSite = (site: Site): site is ServiceSite => 'what' in site && 'pair' in site;

export function functionSite(fn: FunctionEntry): ServiceSite {
  return siteOf('function', fn.key, { ...fn.pair, value: fn.node }, (path) => spelledAt(functionWords, path));
}

/** What is said of a function's log group is said of the function. */
export function logGroupSite(fn: FunctionEntry): ServiceSite {
  return siteOf('function', fn.key, { ...fn.pair, value: fn.node }, (path) => spelledAt(logGroupWords, path));
}

export function invokeConfigSite(fn: FunctionEntry): ServiceSite {
  return siteOf('invoke-config', fn.key, { ...fn.pair, value: fn.node }, (path) => spelledAt(invokeConfigWords, path));
}

export function eventSite(type: string, pair: Pair): ServiceSite {
  return siteOf('event', type, pair, (path) => {
    const words = Object.hasOwn(eventWords, type) ? eventWords[type] : undefined;
    return words && spelledAt(words, path);
  });
}

export function stateMachineSite(pair: Pair): ServiceSite {
  return siteOf('state-machine', pair.key.text, pair, ([head, ...rest]) =>
    head === 'Definition' ? { path: ['definition', ...rest], form: (value) => value } : undefined,
  );
}

/** One state of a machine; `site` knows the way to it from the machine. */
export function stateSite(pair: Pair, site: Site): ServiceSite {
  const machine = stateMachineSite(pair);
  const spell = (path: readonly string[]) => {
    const steps = (site as TemplateSite).spell(path);
    // Branches are lists, and a path of words leads into no list.
    return steps?.every((step) => typeof step === 'string') ? machine.spell(steps) : undefined;
  };
  return { ...machine, span: site.span, spell };
}

const siteOf = (what: ServiceSite['what'], name: string, pair: Pair, spell: ServiceSite['spell']): ServiceSite => ({
  span: pair.span,
  what,
  name,
  pair,
  spell,
});

/** For what nobody wrote. */
export const noSite = (span: Span): Site => ({ span });
