/** What is said about the thing under the pointer. One file a kind of thing; the first that has something to say wins. */
import type { Checked } from '../../project/checked';
import type { RuleMeta } from '../../rules/rule';
import type { Place } from '../../text/span';
import type { YamlDocument } from '../../yaml/document';
import { conditionHover } from './condition-hover';
import { deadLetterHover } from './dead-letter-hover';
import { functionHover } from './function-hover';
import { queueHover } from './queue-hover';
import { resourceHover } from './resource-hover';
import { runtimeHover } from './runtime-hover';
import { scheduleHover } from './schedule-hover';
import { suppressionHover } from './suppression-hover';
import { triggerHover } from './trigger-hover';
import { valueHover } from './value-hover';

export interface HoverInput {
  readonly checked: Checked;
  /** The template, or a file it includes. */
  readonly document: YamlDocument;
  readonly offset: number;
  /** Milliseconds of UTC: the core has no clock. */
  readonly now: number;
  readonly rules: readonly RuleMeta[];
  /** Where a rule's page is. */
  ruleHref(rule: string): string;
}

export interface Hover {
  readonly place: Place;
  readonly markdown: string;
}

export type HoverFeature = (input: HoverInput) => Hover | undefined;

const features: readonly HoverFeature[] = [
  suppressionHover,
  scheduleHover,
  runtimeHover,
  functionHover,
  deadLetterHover,
  queueHover,
  triggerHover,
  resourceHover,
  conditionHover,
  valueHover,
];

export function hover(input: HoverInput): Hover | undefined {
  for (const feature of features) {
    const found = feature(input);
    if (found) return found;
  }
  return undefined;
}
