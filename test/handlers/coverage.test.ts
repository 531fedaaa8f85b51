// How many labelled handlers there are, and that each library a handler may use has at least one of them.
import { expect, it } from 'vitest';
import { type Case, casesOf } from './labelled';

/** At least so many labelled handlers a language. */
const least: Readonly<Record<string, number>> = {
  python: 40,
  javascript: 40,
  typescript: 40,
  java: 15,
  go: 15,
  csharp: 15,
  ruby: 15,
};

/** Libraries by the words that tell their use, in the languages that have them. */
const libraries: readonly (readonly [string, readonly string[], RegExp])[] = [
  ['boto3 client', ['python'], /boto3\.client\(/],
  ['boto3 resource', ['python'], /boto3\.resource\('(s3|sqs|sns)'/],
  ['boto3 Table', ['python'], /\.Table\(/],
  ['aioboto3', ['python'], /aioboto3/],
  ['AWS SDK v2 for JavaScript', ['javascript'], /new AWS\.|aws-sdk\/clients/],
  ['AWS SDK v3 commands', ['javascript', 'typescript'], /Command\(/],
  ['AWS SDK v3 aggregated clients', ['javascript'], /import \{ (DynamoDB|SNS|SQS|S3|SFN)[ ,}]/],
  ['lib-dynamodb', ['javascript', 'typescript'], /@aws-sdk\/lib-dynamodb/],
  ['lib-storage Upload', ['javascript'], /new Upload\(/],
  ['AWS SDK for Java 1', ['java'], /com\.amazonaws\.services\.(dynamodbv2|sqs|sns|s3)/],
  ['AWS SDK for Java 2', ['java'], /software\.amazon\.awssdk\.services/],
  ['enhanced client', ['java'], /DynamoDbEnhancedClient/],
  ['AWS SDK for Go 1', ['go'], /aws-sdk-go\/service/],
  ['AWS SDK for Go 2', ['go'], /aws-sdk-go-v2\/service/],
  ['AWS SDK for .NET', ['csharp'], /AmazonDynamoDBClient/],
  ['.NET high-level context', ['csharp'], /DynamoDBContext/],
  ['.NET transfer utility', ['csharp'], /TransferUtility/],
  ['AWS SDK for Ruby', ['ruby'], /Aws::\w+::Client/],
  ['Ruby resources', ['ruby'], /Aws::\w+::Resource/],
  ['Powertools idempotency', ['python', 'typescript', 'java', 'csharp'], /[Ii]dempotent\b|makeIdempotent/],
  ['Powertools batch', ['python'], /process_partial_response/],
  ['requests', ['python'], /requests\.(post|get|put)/],
  ['httpx', ['python'], /httpx/],
  ['urllib3', ['python'], /urllib3/],
  ['aiohttp', ['python'], /aiohttp/],
  ['fetch', ['javascript', 'typescript'], /\bfetch\(/],
  ['axios', ['javascript'], /axios/],
  ['got', ['javascript'], /from 'got'/],
  ['undici', ['javascript'], /undici/],
  ['OkHttp', ['java'], /okhttp3/],
  ['HttpClient', ['java', 'csharp'], /HttpClient/],
  ['net/http', ['go'], /"net\/http"/],
  ['resty', ['go'], /resty/],
  ['Net::HTTP', ['ruby'], /Net::HTTP/],
  ['HTTParty', ['ruby'], /HTTParty/],
  ['Faraday', ['ruby'], /Faraday/],
  ['psycopg', ['python'], /psycopg/],
  ['MySQL', ['python', 'javascript', 'typescript', 'ruby'], /mysql/i],
  ['SQLAlchemy', ['python'], /sqlalchemy/],
  ['pg', ['javascript', 'ruby'], /from 'pg'|require 'pg'/],
  ['mysql2', ['javascript', 'typescript', 'ruby'], /mysql2/],
  ['knex', ['typescript'], /knex/],
  ['Prisma', ['typescript'], /PrismaClient/],
  ['TypeORM', ['typescript'], /typeorm/],
  ['Sequelize', ['typescript'], /sequelize/],
  ['JDBC', ['java'], /java\.sql/],
  ['JPA', ['java'], /EntityManager/],
  ['database/sql', ['go'], /"database\/sql"/],
  ['gorm', ['go'], /gorm/],
  ['Entity Framework', ['csharp'], /DbContext/],
  ['Dapper', ['csharp'], /Dapper/],
  ['Active Record', ['ruby'], /ActiveRecord/],
  ['MongoDB', ['python', 'javascript', 'java', 'go', 'csharp'], /mongo/i],
  ['Redis', ['python', 'javascript', 'java', 'go', 'csharp', 'ruby'], /redis/i],
  ['mail', ['python', 'javascript', 'java', 'go'], /smtp|sendgrid|nodemailer|jakarta\.mail/],
  ['Slack', ['python', 'javascript', 'go', 'ruby'], /slack/i],
  ['Stripe', ['python', 'javascript', 'java', 'csharp', 'ruby'], /stripe/i],
  ['Twilio', ['python', 'javascript', 'ruby'], /twilio/i],
];

const cases = new Map(Object.keys(least).map((language) => [language, casesOf(language)]));

const isIn = (words: RegExp) => (one: Case) => [...one.files.values()].some((text) => words.test(text));

it('there are enough labelled handlers in each language', () => {
  const lines = [...cases].map(([language, all]) => {
    const of = (verdict: string) => all.filter((one) => one.verdict === verdict).length;
    return `${language.padEnd(11)} ${all.length} handlers: ${of('not-idempotent')} not-idempotent, ${of('idempotent')} idempotent, ${of('unknown')} unknown, ${of('not-needed')} not-needed`;
  });
  console.log(lines.join('\n'));
  const short = [...cases]
    .filter(([language, all]) => all.length < (least[language] ?? 0))
    .map(([language]) => language);
  expect(short).toEqual([]);
});

it('every library has a labelled handler', () => {
  const without = libraries.flatMap(([library, languages, words]) =>
    languages
      .filter((language) => !cases.get(language)?.some(isIn(words)))
      .map((language) => `${library} in ${language}`),
  );
  expect(without).toEqual([]);
});
