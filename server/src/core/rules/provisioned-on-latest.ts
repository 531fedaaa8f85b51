/** Provisioned concurrency belongs to a version or an alias of one, never to $LATEST (Lambda developer guide, "Provisioned concurrency"). */
import { lookup } from '../graph/lookup';
import { asString } from '../model/data';
import { known } from '../model/value';
import type { Rule } from './rule';

export const provisionedOnLatest: Rule = {
  meta: {
    id: 'provisioned-on-latest',
    summary: 'Provisioned concurrency is set for $LATEST',
    level: 'error',
    category: 'workflow',
    recommended: true,
  },
  check({ app }, report) {
    for (const alias of app.resources.values()) {
      if (alias.type !== 'AWS::Lambda::Alias' || alias.generated) continue;
      const version = lookup(alias.properties, 'FunctionVersion');
      const provisioned = lookup(alias.properties, 'ProvisionedConcurrencyConfig');
      if (provisioned?.kind !== 'located' || known(asString(version)) !== '$LATEST' || version === undefined) continue;
      report({
        message: `\`${alias.id}\` points to \`$LATEST\` and has provisioned concurrency: Lambda refuses that, as \`$LATEST\` changes. Point it to a version.`,
        span: alias.properties.keySpan('ProvisionedConcurrencyConfig') ?? provisioned.span,
        resource: alias,
        related: [{ span: version.span, message: 'the version it points to' }],
      });
    }
    for (const fn of app.functions.values()) {
      const provisioned = lookup(fn.properties, 'ProvisionedConcurrencyConfig');
      const hasAlias = [...app.qualifiers.values()].some((qualified) => qualified.fn === fn.id);
      if (provisioned?.kind !== 'located' || provisioned.origin !== 'literal' || hasAlias) continue;
      report({
        message: `\`${fn.id}\` has provisioned concurrency but no alias: only a version or an alias can have it, and the deployment fails. Add \`AutoPublishAlias\`.`,
        span: fn.properties.keySpan('ProvisionedConcurrencyConfig') ?? provisioned.span,
        fn,
      });
    }
  },
};
