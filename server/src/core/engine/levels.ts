/** Which level a rule reports at: its own, or what layers of settings say. Later layers win over earlier ones. */
import type { Level, RuleMeta } from '../rules/rule';

/** What one can set for a rule. `on` is the rule's own level. */
export const ruleSettings = ['off', 'hint', 'info', 'warning', 'error', 'on'] as const;
export type RuleSetting = (typeof ruleSettings)[number];

/** `recommended`: what every app should hear. `strict`: all rules. */
export const ruleSets = ['recommended', 'strict'] as const;
export type RuleSet = (typeof ruleSets)[number];

export interface LevelLayer {
  readonly extends?: RuleSet;
  readonly rules: ReadonlyMap<string, RuleSetting>;
}

/** A finding's level after all settings; `off` hides it. `own` is the level the rule gave to this finding. */
export function effectiveLevel(meta: RuleMeta, own: Level, layers: readonly LevelLayer[]): Level | 'off' {
  const setting = settingOf(meta, layers);
  if (setting === 'off' || setting === undefined) return 'off';
  return setting === 'on' ? own : setting;
}

export function isOn(meta: RuleMeta, layers: readonly LevelLayer[]): boolean {
  const setting = settingOf(meta, layers);
  return setting !== undefined && setting !== 'off';
}

function settingOf(meta: RuleMeta, layers: readonly LevelLayer[]): RuleSetting | undefined {
  for (let i = layers.length - 1; i >= 0; i--) {
    const setting = layers[i]?.rules.get(meta.id);
    if (setting !== undefined) return setting;
  }
  const set = layers.findLast((layer) => layer.extends !== undefined)?.extends ?? 'recommended';
  return set === 'strict' || meta.recommended ? 'on' : undefined;
}

export const isRuleSetting = (text: unknown): text is RuleSetting => ruleSettings.some((setting) => setting === text);
export const isRuleSet = (text: unknown): text is RuleSet => ruleSets.some((set) => set === text);

/** The editor's `redrive.rules`; what is not a level is left out, as the editor marks it by the settings' schema. */
export function layerOfSettings(rules: Readonly<Record<string, unknown>>): LevelLayer {
  const entries = Object.entries(rules).flatMap(([id, setting]): [string, RuleSetting][] =>
    isRuleSetting(setting) ? [[id, setting]] : [],
  );
  return { rules: new Map(entries) };
}
