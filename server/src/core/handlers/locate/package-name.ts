/** What the package of a function is called, where its code is an object in a bucket: `s3://builds/shop/orders.zip`. */
import { type Data, dig, isMap, isTemplate } from '../../model/data';
import { known } from '../../model/value';

/** Of `Code: {S3Bucket, S3Key}`, `CodeUri: {Bucket, Key}`, an address, or text with holes that ends in a name. */
export function packageOf(code: Data | undefined): string | undefined {
  if (isMap(code)) return packageOf(known(dig(code, 'S3Key') ?? dig(code, 'Key')));
  if (typeof code === 'string') return packageName(code);
  if (!isTemplate(code)) return undefined;
  const tail = code.parts.at(-1);
  // `${Prefix}/orders.zip`, but not `orders-${Version}.zip`: the whole name must be written.
  return typeof tail === 'string' && tail.includes('/') ? packageName(tail) : undefined;
}

/** The last part of a path without the ending of a package; undefined for a checksum, as `sam package` writes it. */
export function packageName(path: string): string | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.(zip|jar|war)$/i, '');
  return name === '' || /^[\da-f]{32,}(\.template)?$/i.test(name) ? undefined : name;
}
