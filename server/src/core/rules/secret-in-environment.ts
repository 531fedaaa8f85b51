/** Environment variables can be read by everybody who may see the function (Lambda developer guide, "Environment variables"). */
import { lookup, mapsOf } from '../graph/lookup';
import { asString } from '../model/data';
import { possible } from '../model/value';
import type { Rule } from './rule';
import { homeOf } from './shared/provenance';

export const secretInEnvironment: Rule = {
  meta: {
    id: 'secret-in-environment',
    summary: 'A secret stands in clear text in an environment variable',
    level: 'warning',
    category: 'security',
    recommended: true,
  },
  check({ app }, report) {
    for (const fn of app.functions.values()) {
      for (const variables of mapsOf(lookup(fn.properties, 'Environment', 'Variables'))) {
        for (const name of variables.keys) {
          const secret = possible(asString(variables.get(name))).find(({ value }) => isSecret(name, value.value));
          if (secret === undefined) continue;
          report({
            // The value itself is not repeated: messages end up in logs and screenshots.
            message: `\`${name}\` of \`${fn.id}\` holds a secret in clear text: it is in the repository, and everybody who may see the function can read it. Keep it in Secrets Manager or the Parameter Store and read it at run time.`,
            span: secret.value.span,
            fn,
            related: homeOf(secret.value, 'the value'),
          });
        }
      }
    }
  },
};

function isSecret(name: string, text: string): boolean {
  if (knownForms.some((form) => form.test(text))) return true;
  if (isPlaceholder(text) || refersElsewhere(text)) return false;
  const words = name.replace(/([a-z])([A-Z])/g, '$1_$2').toUpperCase();
  if (
    /(ARN|NAME|ID|IDS|PATH|URL|URI|TABLE|TTL|PARAM(ETER)?|KEY_ALIAS|EXPIR\w*|HEADER|LENGTH|TYPE|REGION|VERSION|ENDPOINT|SECONDS|MINUTES|HOURS|DAYS|ENABLED|COUNT|LIMIT|REQUIRED|ISSUER|AUDIENCE|ALGORITHM|BUCKET|PREFIX|FIELD|PUBLIC\w*)$/.test(
      words,
    )
  )
    return false;
  if (/(^|_)(PASSWORD|PASSWD|PASSPHRASE)$/.test(words)) return true;
  // Names such as SESSION_TOKEN also stand for names and switches: only what looks made by chance counts.
  return (
    /(^|_)(SECRET|SECRET_KEY|API_?KEY|PRIVATE_KEY|ACCESS_KEY|CLIENT_SECRET|AUTH_TOKEN|ACCESS_TOKEN|WEBHOOK_SECRET|SIGNING_KEY|ENCRYPTION_KEY|TOKEN)$/.test(
      words,
    ) && looksRandom(text)
  );
}

/** Keys whose makers gave them a form of their own. */
const knownForms: readonly RegExp[] = [
  /^(AKIA|ASIA)(?!.*EXAMPLE)[0-9A-Z]{16}$/,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  /^(ghp|gho|ghs|github_pat)_[A-Za-z0-9_]{20,}$/,
  /^sk_live_[A-Za-z0-9]{16,}$/,
  /^xox[abprs]-[A-Za-z0-9-]{20,}$/,
];

const isPlaceholder = (text: string): boolean =>
  text.trim() === '' ||
  /^(true|false|null|none|\d{1,4})$/i.test(text) ||
  /change.?me|example|placeholder|dummy|replace|your|insert|todo|xxx|\*\*\*|<.*>|\.\.\.|^x+$/i.test(text);

/** A name or address of a secret is what should stand there. */
const refersElsewhere = (text: string): boolean =>
  /^(arn:|https?:|ssm:|\$\{|#\{)|\{\{resolve:|^[\w.-]*\/[\w./-]*$|(password|secret|token|key)$/i.test(text);

const looksRandom = (text: string): boolean =>
  text.length >= 16 && /\d/.test(text) && /[A-Za-z]/.test(text) && !/[\s/]/.test(text);
