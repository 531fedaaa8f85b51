/** Browsers refuse answers with credentials for any origin, and API Gateway refuses the setting (API Gateway developer guide, CORS). */
import { itemsOf, lookup } from '../graph/lookup';
import { asBoolean, asString, type DataMap } from '../model/data';
import { known } from '../model/value';
import type { Rule } from './rule';

export const corsWildcardCredentials: Rule = {
  meta: {
    id: 'cors-wildcard-credentials',
    summary: 'CORS allows credentials for every origin, which never works',
    level: 'error',
    category: 'security',
    recommended: true,
  },
  check({ app }, report) {
    const check = (settings: DataMap, path: readonly string[], owner: string) => {
      const credentials = lookup(settings, ...path, 'AllowCredentials');
      const origins = itemsOf(lookup(settings, ...path, 'AllowOrigins') ?? lookup(settings, ...path, 'AllowOrigin'));
      const any = origins.items.find((item) => /^'?\*'?$/.test(known(asString(item)) ?? ''));
      if (credentials === undefined || known(asBoolean(credentials)) !== true || any === undefined) return;
      report({
        message: `CORS of \`${owner}\` allows credentials and every origin: browsers refuse such answers, and API Gateway the setting. Name the origins.`,
        span: any.span,
        related: [{ span: credentials.span, message: 'credentials are allowed here' }],
      });
    };
    for (const resource of app.resources.values()) {
      for (const path of corsPaths[resource.type] ?? []) check(resource.properties, path, resource.id);
    }
    for (const trigger of app.triggers)
      if (trigger.kind === 'function-url') check(trigger.settings, ['Cors'], trigger.fn);
  },
};

const corsPaths: Readonly<Record<string, readonly (readonly string[])[]>> = {
  'AWS::ApiGatewayV2::Api': [['CorsConfiguration']],
  'AWS::ApiGateway::RestApi': [['Cors']],
};
