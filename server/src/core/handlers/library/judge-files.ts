/** Files and tables that Python's data libraries write to a place they are told: pandas, awswrangler, s3fs, smart_open. */
import { keptByText } from '../../text/kept-by-text';
import type { Effect } from '../handler-facts';
import type { Machine, Site } from '../interpret/machine';
import {
  type CallArgs,
  type ExternalShape,
  external,
  literalOf,
  Origin,
  ofOrigin,
  type Value,
} from '../interpret/value';
import { textOf } from '../interpret/value-queries';
import { keyOrigin, repeats, sourceText } from './origin';
import { reportEffect } from './report';

/** What is written, by the way the function is reached. */
const writing = keptByText((path): 'frame' | 'rows' | 'file' | 'dataset' | undefined => {
  if (/^pandas\b.*\.to_(csv|parquet|json|pickle|excel|feather|orc|html|xml)$/.test(path)) return 'frame';
  if (/^pandas\b.*\.to_sql$|^awswrangler\.(?!s3)\w+\.to_sql$/.test(path)) return 'rows';
  if (/^awswrangler\.s3\.to_\w+$/.test(path)) return 'dataset';
  return /^(smart_open\.(smart_)?open|s3fs\.(core\.)?S3FileSystem\(\)\.open)$/.test(path) ? 'file' : undefined;
});

/** Undefined where the call writes nothing of the kind. */
export function callFiles(
  machine: Machine,
  callee: ExternalShape,
  { list, named }: CallArgs,
  site: Site,
): Value | undefined {
  const kind = writing(callee.path);
  if (kind === undefined) return undefined;
  const mode = textOf(named.get('mode') ?? named.get('if_exists') ?? (kind === 'file' ? list[1] : undefined));
  const result = kind === 'file' ? external('open()', { base: callee }) : ofOrigin(Origin.read);
  if (kind === 'rows') {
    const isReplacing = mode !== 'append' && (mode !== undefined || callee.path.startsWith('pandas'));
    report(machine, site, 'sql:INSERT', isReplacing ? replaced : added, 'none');
  } else if (kind === 'dataset' && literalOf(named.get('dataset') ?? null) === true) {
    report(machine, site, 's3:PutObject', mode === undefined || mode === 'append' ? added : replaced, 'none');
  } else if (kind === 'file' ? /[wax]/.test(mode ?? 'r') : true) {
    const place =
      kind === 'dataset' ? (named.get('path') ?? list[1]) : (named.get('path_or_buf') ?? named.get('path') ?? list[0]);
    const isStored = kind !== 'frame' || /^s3a?:\/\//.test(textOf(place) ?? '');
    if (place && isStored) reportPlace(machine, site, place);
  }
  return result;
}

type Judged = Pick<Effect, 'repeat' | 'reason'>;

const added: Judged = { repeat: 'harmful', reason: 'each delivery adds to what is there' };
const replaced: Judged = { repeat: 'harmless', reason: 'replaces what is there' };

function report(machine: Machine, site: Site, operation: string, judged: Judged, key: Effect['key']): void {
  reportEffect(machine, site, { operation, key, ...judged });
}

function reportPlace(machine: Machine, site: Site, place: Value): void {
  const key = keyOrigin(place);
  const judged: Judged =
    key === 'random' || key === 'time'
      ? { repeat: 'harmful', reason: `the file is called after ${sourceText(place, key)}` }
      : repeats(key)
        ? { repeat: 'harmless', reason: 'replaces the file of that name' }
        : { repeat: 'unknown', reason: 'it could not be told where the name of the file comes from' };
  report(machine, site, 's3:PutObject', judged, key);
}
