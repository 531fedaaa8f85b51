/** Python's clients of databases, caches and search engines, and its object mappers. */
import type { Api } from './api';

export const pythonStores: readonly Api[] = [
  {
    paths:
      'psycopg2.connect psycopg.connect psycopg.AsyncConnection.connect psycopg2.pool.*().getconn psycopg_pool.ConnectionPool pymysql.connect MySQLdb.connect mysql.connector.connect pyodbc.connect cx_Oracle.connect oracledb.connect pymssql.connect asyncpg.connect asyncpg.create_pool aiomysql.connect redshift_connector.connect snowflake.connector.connect pg8000.connect pg8000.native.Connection aurora_dsql_psycopg2.connect aurora_dsql_psycopg.connect sqlalchemy.create_engine sqlalchemy.ext.asyncio.create_async_engine databases.Database',
    does: { is: 'object', path: 'sql:' },
  },
  {
    paths:
      'sqlalchemy.orm.{sessionmaker,scoped_session}() sqlalchemy.orm.Session sqlalchemy.orm.sessionmaker()() sqlmodel.Session sqlalchemy.ext.asyncio.{AsyncSession,async_sessionmaker()} sqlalchemy.orm.scoped_session',
    does: { is: 'object', path: 'orm:session' },
  },
  { paths: 'sqlalchemy.text sqlalchemy.sql.text psycopg2.sql.SQL', does: { is: 'first' } },
  {
    paths:
      'sqlalchemy.** sqlmodel.** psycopg2.extras.execute_batch psycopg2.{extras,sql,extensions,errors}.** psycopg.** pymysql.** mysql.** flask_sqlalchemy.**',
    does: { is: 'pure' },
  },
  {
    paths:
      'redis.{Redis,StrictRedis,from_url,RedisCluster,ConnectionPool} redis.Redis.from_url redis.StrictRedis.from_url redis.asyncio.** redis.cluster.RedisCluster rediscluster.RedisCluster valkey.Valkey redis.asyncio.Redis',
    does: { is: 'object', path: 'redis:' },
  },
  {
    paths: 'pymongo.MongoClient motor.motor_asyncio.AsyncIOMotorClient pymongo.mongo_client.MongoClient',
    does: { is: 'object', path: 'mongo:' },
  },
  {
    paths: 'pymongo.{InsertOne,UpdateOne,ReplaceOne,DeleteOne,UpdateMany} pymongo.errors.** bson.**',
    does: { is: 'pure' },
  },
  { paths: 'pymemcache.**.{get,get_many,gets,set,set_many,delete,add,touch}', does: { is: 'pure' } },
  {
    paths: 'opensearchpy.OpenSearch elasticsearch.Elasticsearch opensearchpy.AsyncOpenSearch',
    does: { is: 'object', path: 'search:' },
  },
];
