/** Methods of libraries that JavaScript calls by way of a function's own methods. */
import { type CallArgs, type ExternalShape, shapeOf } from '../interpret/value';

/** `sns.publish.bind(sns)` is what it was; `post.call(axios, url)` and `post.apply(axios, [url])` call it. */
export function calledByName({ path }: ExternalShape, args: CallArgs): 'bound' | CallArgs | undefined {
  const [, ...list] = args.list;
  const how = path.startsWith('Reflect.') ? undefined : /[^)]\.(bind|call|apply)$/.exec(path)?.[1];
  if (how === 'bind') return 'bound';
  if (how === 'call') return { ...args, list };
  return how === 'apply' ? { ...args, list: shapeOf(list[0], 'list')?.items ?? list } : undefined;
}
