/** JavaScript's clients of databases, caches and search engines, and its object mappers. */
import type { Api } from './api';

export const ecmascriptStores: readonly Api[] = [
  {
    paths:
      'pg.{Client,Pool} pg.default.{Client,Pool} mysql.{createConnection,createPool} mysql2.{createConnection,createPool} mysql2/promise.{createConnection,createPool} serverless-mysql serverless-mysql.** mssql.connect mssql.ConnectionPool postgres mariadb.createPool mariadb.createConnection oracledb.getConnection tedious.Connection slonik.createPool @neondatabase/serverless.neon @neondatabase/serverless.{Pool,Client} @planetscale/database.connect data-api-client snowflake-sdk.createConnection pg-promise()() @databases/pg serverless-postgres** pg-pool pg.{Client,Pool,PoolClient,ClientBase}! mysql{,2,2/promise}.{Pool,PoolConnection,Connection}! mssql.{ConnectionPool,Transaction}! mariadb.{Pool,Connection,PoolConnection}! postgres.Sql!',
    does: { is: 'object', path: 'sql:' },
  },
  {
    paths:
      'slonik.sql{,.unsafe,.fragment,.type(),.typeAlias()} pg-format sql-template-strings sql-template-tag** mysql.format mysql2.format',
    does: { is: 'first' },
  },
  { paths: 'knex knex.knex knex.default knex.Knex! knex.Knex.Transaction!', does: { is: 'object', path: 'knex:' } },
  {
    paths: '@supabase/supabase-js.createClient @supabase/supabase-js.SupabaseClient',
    does: { is: 'object', path: 'supabase:' },
  },
  { paths: 'kysely.Kysely', does: { is: 'object', path: 'kysely:' } },
  { paths: 'kysely.*Dialect kysely.CamelCasePlugin', does: { is: 'pure' } },
  { paths: '@prisma/client.PrismaClient', does: { is: 'object', path: 'prisma:' } },
  { paths: 'drizzle-orm/*.drizzle', does: { is: 'object', path: 'drizzle:' } },
  {
    paths:
      'drizzle-orm** @prisma/client.** typeorm.{Entity,Column,PrimaryColumn,PrimaryGeneratedColumn,In,Not,IsNull,Like,MoreThan,LessThan,OneToMany,ManyToOne,JoinColumn,CreateDateColumn,UpdateDateColumn,Index,Between,Repository,EntityRepository}',
    does: { is: 'pure' },
  },
  {
    paths:
      'typeorm.{createConnection,getConnection,DataSource,getManager,getRepository,getConnectionManager,getCustomRepository} typeorm.{Connection,DataSource,EntityManager,Repository,QueryRunner}!',
    does: { is: 'object', path: 'typeorm:' },
  },
  { paths: 'sequelize.Sequelize sequelize', does: { is: 'object', path: 'sequelize:' } },
  {
    paths:
      'objection.** sequelize.** mongoose.{Schema,Types,set,connection,disconnect,plugin,isValidObjectId}** mongodb.{ObjectId,ServerApiVersion}**',
    does: { is: 'pure' },
  },
  {
    paths:
      'mongodb.MongoClient mongodb.MongoClient.connect mongodb.{Db,Collection}! mongoose.connect mongoose.createConnection',
    does: { is: 'object', path: 'mongo:' },
  },
  {
    paths: 'mongoose.model mongoose.models mongoose.models.* mongoose.Model!',
    does: { is: 'object', path: 'mongoose:model' },
  },
  {
    paths:
      'ioredis ioredis.Redis ioredis.Cluster redis.createClient redis.createCluster ioredis.default @upstash/redis.Redis @upstash/redis.Redis.fromEnv handy-redis.** iovalkey redis.{RedisClientType,RedisClient}!',
    does: { is: 'object', path: 'redis:' },
  },
  {
    paths: '@elastic/elasticsearch.Client @opensearch-project/opensearch.Client elasticsearch.Client',
    does: { is: 'object', path: 'search:' },
  },
  {
    paths: '@opensearch-project/opensearch/aws.** memjs.**.{get,set,delete} @opensearch-project/** @elastic/**',
    does: { is: 'pure' },
  },
  {
    paths: 'dynamoose.model dynamodb-toolbox.** electrodb.Entity electrodb.Service dynamodb-onetable.**',
    does: { is: 'object', path: 'dynamo-orm:' },
  },
  { paths: '@aws/dynamodb-data-mapper.DataMapper', does: { is: 'object', path: 'dynamo-orm:' } },
  {
    paths: '@aws/dynamodb-data-mapper** dynamoose.** electrodb.** dynamodb-toolbox/** @typedorm/**',
    does: { is: 'pure' },
  },
];
