/** The fix that gives subnets without a route table of their own that of another subnet. */
import type { App, Resource } from '../../model/app';
import type { Fix } from '../rule';
import { association } from './route-tables';

export function associateFix(app: App, subnets: readonly Resource[], table: string): Fix {
  return {
    title: `Associate ${subnets.map(({ id }) => `\`${id}\``).join(', ')} with \`${table}\``,
    grade: 'review',
    edits: () => app.author.addResources(subnets.map((subnet) => association(app, subnet.id, table, subnet))),
  };
}
