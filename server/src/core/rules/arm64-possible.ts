/** Graviton processors cost a fifth less for the same time, and interpreted code runs on them as it is. */
import { itemsOf, lookup } from '../graph/lookup';
import { asString } from '../model/data';
import { known } from '../model/value';
import type { Rule } from './rule';

export const arm64Possible: Rule = {
  meta: {
    id: 'arm64-possible',
    summary: 'A function could run on arm64 for less money',
    level: 'info',
    category: 'cost',
    recommended: false,
  },
  check({ app }, report) {
    for (const fn of app.functions.values()) {
      const architectures = lookup(fn.properties, 'Architectures');
      const { items, complete } = itemsOf(architectures);
      const names = items.map((item) => known(asString(item)));
      if (!complete || names.some((name) => name !== 'x86_64')) continue;
      if (fn.code.packageType === 'image' || !interpreted.test(known(fn.code.runtime) ?? '')) continue;
      // Layers may hold code that was compiled for the other processor.
      if (itemsOf(lookup(fn.properties, 'Layers')).items.length > 0) continue;
      report({
        message: `\`${fn.id}\` runs on x86_64, which costs a fifth more than arm64 for the same time. Set \`Architectures\` to \`arm64\`, unless one of its packages is compiled.`,
        span: architectures?.span ?? fn.nameSpan,
        fn,
        fixes: [
          { title: 'Use `arm64`', grade: 'review', edits: () => app.author.set(fn.site, ['Architectures'], ['arm64']) },
        ],
      });
    }
  },
};

/** Runtimes of Amazon Linux 2 and later exist for both processors. */
const interpreted = /^(python3\.(9|\d\d)|nodejs(1[68]|[2-9]\d)\.x|ruby[3-9])/;
