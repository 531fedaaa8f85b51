/** Uploads to S3 in parts: `Upload` of JavaScript, and the uploaders of Go and .NET. */
import type { Machine, Site } from '../interpret/machine';
import { type CallArgs, type ExternalShape, external, shapeOf, type Value } from '../interpret/value';
import { pendingIn } from './aws-calls';
import { judgeAws } from './judge-aws';
import { fieldsOf, type Params, paramsOf } from './params';

/** `upload.on('httpUploadProgress', show)`: it begins with `done()`. */
const listening = /^(on|once|off|addListener|removeListener|abort)$/;

export function callUpload(
  machine: Machine,
  callee: ExternalShape,
  method: string,
  made: CallArgs | null,
  site: Site,
): Value {
  if (listening.test(method)) return external(callee.path);
  const written = shapeOf(made?.list[0], 'record')?.fields.get('params');
  const params = paramsOf({ list: written ? [written] : [], named: new Map() });
  return pendingIn(machine, judgeAws(machine, { service: 's3', operation: 'Upload', params, site }));
}

/** Go's `Upload(ctx, input)`, .NET's `Upload(path, bucket, key)`. */
export function uploadParams(args: CallArgs): Params {
  const input = args.list.find((one) => fieldsOf(one));
  if (input) return paramsOf({ list: [input], named: new Map() });
  const named = new Map<string, Value>();
  const [, bucket, key] = args.list;
  if (bucket) named.set('Bucket', bucket);
  if (key) named.set('Key', key);
  return paramsOf({ list: [], named });
}
