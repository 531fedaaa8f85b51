/** Names of packages and modules of Python that are not the app's own. */

/** Packages from PyPI that people also copy beside their code. */
export const pythonLibraries: ReadonlySet<string> = new Set(
  'boto3 botocore s3transfer aioboto3 aiobotocore aws_lambda_powertools aws_xray_sdk requests urllib3 httpx httpcore aiohttp certifi idna chardet charset_normalizer jmespath dateutil six yaml psycopg2 psycopg pymysql MySQLdb sqlalchemy redis pymongo bson stripe twilio slack_sdk slack sendgrid jwt jose cryptography numpy pandas pydantic jinja2 crhelper simplejson attr pika kafka confluent_kafka aiokafka opensearchpy elasticsearch asyncpg pytz tweepy linebot openai'.split(
    ' ',
  ),
);

export const pythonStandardLibrary: ReadonlySet<string> = new Set(
  'abc argparse array ast asyncio base64 binascii bisect calendar cmath codecs collections concurrent configparser contextlib copy csv ctypes dataclasses datetime decimal difflib email enum errno fnmatch fractions functools gc getpass glob graphlib gzip hashlib heapq hmac html http importlib inspect io ipaddress itertools json locale logging math mimetypes multiprocessing numbers operator os pathlib pickle pkgutil platform pprint queue random re sched secrets select shlex shutil signal site smtplib socket sqlite3 ssl stat statistics string struct subprocess sys tarfile tempfile textwrap threading time timeit tomllib traceback types typing unicodedata unittest urllib uuid warnings weakref xml zipfile zlib zoneinfo pip setuptools pkg_resources typing_extensions'.split(
    ' ',
  ),
);
