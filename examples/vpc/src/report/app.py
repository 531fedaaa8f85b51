"""Sums up the day's sales in the database, stores the report in a bucket and tells an outside service."""

import json
import os
import urllib.request

import boto3
import psycopg2

s3 = boto3.client("s3")
secrets = boto3.client("secretsmanager")


def handler(event, context):
    day = event["time"][:10]
    login = json.loads(secrets.get_secret_value(SecretId=os.environ["DB_SECRET"])["SecretString"])
    with psycopg2.connect(
        host=os.environ["DB_HOST"], dbname="shop", user=login["username"], password=login["password"], connect_timeout=5
    ) as connection:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*), sum(total) FROM sales WHERE day = %s", (day,))
            count, total = cursor.fetchone()

    report = json.dumps({"day": day, "sales": count, "total": str(total)})
    # Reaches S3 through the gateway endpoint, without the NAT gateway and without its price per gigabyte.
    s3.put_object(Bucket=os.environ["BUCKET_NAME"], Key=f"reports/{day}.json", Body=report)
    # Reaches the internet through the NAT gateway. PUT under the day: a repetition changes nothing.
    request = urllib.request.Request(f"https://reports.example.com/days/{day}", data=report.encode(), method="PUT")
    urllib.request.urlopen(request, timeout=10)
