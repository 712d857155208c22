"""Key sentences of a table of pages with Spark: spark-submit spark_sentences.py PAGES SENTENCES

PAGES is a Parquet table with columns as in JSON records (url, title, text or html, published, source).
"""

import sys

import pyarrow as pa
from pyspark.sql import SparkSession
from pyspark.sql.pandas.types import from_arrow_schema

from digest.config import Settings
from digest.corpus import rows_to_sentences, sentences_schema

source, target = sys.argv[1:]
settings = Settings()
spark = SparkSession.builder.appName("digest").getOrCreate()
pages = spark.read.parquet(source)
schema = from_arrow_schema(pa.schema(sentences_schema(settings.languages)))
pages.mapInArrow(lambda batches: rows_to_sentences(batches, settings), schema).write.parquet(target)
