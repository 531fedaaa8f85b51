/** What one wants to see when nothing was chosen yet, and the check of what was kept from before. */
import type { WirePictureView } from '../../server/src/protocol';

const firstView: WirePictureView = {
  direction: 'LR',
  failurePaths: true,
  network: true,
  targets: true,
  problemsOnly: false,
  focus: null,
  expanded: [],
  grouping: 'auto',
};

/** `direction` is what suits the window's shape. */
export function keptView(kept: unknown, direction: WirePictureView['direction']): WirePictureView {
  if (typeof kept !== 'object' || kept === null) return { ...firstView, direction };
  const values = kept as Readonly<Record<string, unknown>>;
  const flag = (name: 'failurePaths' | 'network' | 'targets' | 'problemsOnly'): boolean =>
    typeof values[name] === 'boolean' ? values[name] : firstView[name];
  const expanded = values.expanded;
  return {
    direction: values.direction === 'TB' ? 'TB' : 'LR',
    failurePaths: flag('failurePaths'),
    network: flag('network'),
    targets: flag('targets'),
    problemsOnly: flag('problemsOnly'),
    focus: typeof values.focus === 'string' ? values.focus : null,
    expanded: Array.isArray(expanded) ? expanded.filter((id) => typeof id === 'string') : [],
    grouping: values.grouping === 'never' ? 'never' : 'auto',
  };
}
