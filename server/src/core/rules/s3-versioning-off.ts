/** Without versions an object that is written twice before its event is handled is only seen in its last form. */
import { lookup } from '../graph/lookup';
import type { Rule } from './rule';

export const s3VersioningOff: Rule = {
  meta: {
    id: 's3-versioning-off',
    summary: 'A bucket that invokes a function keeps no versions',
    level: 'hint',
    category: 'cost',
    recommended: false,
  },
  check({ app, graph }, report) {
    for (const bucket of app.resources.values()) {
      if (
        bucket.type !== 'AWS::S3::Bucket' ||
        bucket.generated ||
        lookup(bucket.properties, 'VersioningConfiguration') !== undefined
      )
        continue;
      const [trigger] = graph.consumersOf(bucket.id);
      if (trigger === undefined) continue;
      report({
        message: `\`${bucket.id}\` invokes \`${trigger.fn}\` and keeps no versions: of an object that is written twice at once only the last form is seen, and what a retry needs may be gone. Turn on versioning.`,
        span: bucket.nameSpan,
        resource: bucket,
        related: [{ span: trigger.nameSpan, message: `invokes \`${trigger.fn}\`` }],
        fixes: [
          {
            title: 'Turn on versioning',
            grade: 'review',
            edits: () => app.author.set(bucket.site, ['VersioningConfiguration', 'Status'], 'Enabled'),
          },
        ],
      });
    }
  },
};
