"""Plans for as many people as a cluster can hold: each partition streams through the plumbline program.

OUTPUT/records/table=plans   a row for each person: the result line of 'plumbline batch'
OUTPUT/records/table=errors  a row for each record without a plan: code, message, and the record itself
OUTPUT/summary               how often each urgency, hypothesis, rule and referral was met
"""
import argparse
import os
import shutil
import tempfile

from pyspark.sql import SparkSession
from pyspark.sql import functions as F

import partition

#: What is counted: its name, the field of a selection, and where a whole plan has it.
SUBJECTS = [
    ("urgency", "urgency", "urgency"),
    ("completeness", "completeness", "completeness"),
    ("hypothesis", "hints", "hints.id"),
    ("red flag", "flags", "redFlags.id"),
    ("offered", "offered", None),
    ("blocked", "blocked", None),
    ("held", "held", None),
    ("needs facts", "undecided", None),
    ("referral", "referrals", "referrals.id"),
]
WORDS = {"urgency", "completeness"}
#: How many records or lines are in memory together; Spark's own numbers are for rows of some bytes, and a plan has tens of kilobytes.
AT_ONCE = {"spark.sql.execution.arrow.maxRecordsPerBatch": "1000", "spark.sql.parquet.columnarReaderBatchSize": "200"}


def read(spark, options):
    """One column, 'record', with a record a row."""
    if options.format == "parquet":
        return spark.read.parquet(options.input).select(F.col(options.column).alias("record"))
    return spark.read.option("lineSep", "\n").text(options.input).withColumnRenamed("value", "record")


def ship(spark, options, folder):
    """Sends the program and the plan, packed in a folder that lives as long as the job, to every executor; says what a partition needs."""
    plan = os.path.abspath(options.plan)
    archive = shutil.make_archive(
        os.path.join(folder, "plan"), "gztar", root_dir=os.path.dirname(plan), base_dir=os.path.basename(plan))
    spark.sparkContext.addFile(os.path.abspath(options.plumbline))
    spark.sparkContext.addArchive(f"{archive}#plan")
    return partition.Partition(
        program=os.path.basename(options.plumbline), plan=os.path.join("plan", os.path.basename(plan)),
        arguments=[f"--{name}={value}" for name in ("select", "rows", "on") if (value := getattr(options, name))])


def field(name, path):
    """The type of a counted field: a word, words, or what holds an id."""
    kind = "string" if name in WORDS else "array<struct<id:string>>" if "." in path else "array<string>"
    return f"`{path.split('.')[0]}` {kind}"


def called(subject):
    """Puts a subject beside an id."""
    return lambda id: F.struct(F.lit(subject).alias("subject"), id.alias("id"))


def summary(spark, options):
    """The cohort: rows of subject, id and count."""
    chosen = dict(reversed(part.split("=")) if "=" in part else (part, part) for part in (options.select or "").split(","))
    paths = {name: chosen.get(short) if options.select else whole for name, short, whole in SUBJECTS}
    paths = {name: path for name, path in paths.items() if path}
    plans = spark.read.parquet(f"{options.output}/records/table=plans")
    schema = ", ".join(field(name, path) for name, path in paths.items())
    plans = plans.select(F.from_json("line", schema).alias("plan"))
    parts = []
    for name, path in paths.items():
        ids = F.array(F.col(f"plan.{path}")) if name in WORDS else F.col(f"plan.{path}")
        parts.append(F.coalesce(F.transform(ids, called(name)), F.array()))
    met = plans.select(F.explode(F.concat(*parts)).alias("met"))
    return met.groupBy("met.subject", "met.id").count().orderBy("subject", F.desc("count"), "id")


def options():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--input", required=True, help="files of records: NDJSON, plain or .gz, or Parquet")
    parser.add_argument("--format", choices=["ndjson", "parquet"], default="ndjson")
    parser.add_argument("--column", default="record", help="the Parquet column that holds a record as JSON")
    parser.add_argument("--output", required=True, help="the folder to write; what is there is replaced")
    parser.add_argument("--plumbline", required=True, help="the program, as 'make release' builds it")
    parser.add_argument("--plan", required=True, help="the plan's folder")
    parser.add_argument("--select", help="as of 'plumbline batch'; left out, whole plans")
    parser.add_argument("--rows", help="as of 'plumbline batch'")
    parser.add_argument("--on", help="as of 'plumbline batch'")
    return parser.parse_args()


def main():
    chosen = options()
    spark = SparkSession.builder.appName("plumbline").getOrCreate()
    for name, number in AT_ONCE.items():
        if not spark.sparkContext.getConf().contains(name):
            spark.conf.set(name, number)
    spark.sparkContext.addPyFile(os.path.abspath(partition.__file__))
    with tempfile.TemporaryDirectory() as folder:
        lines = read(spark, chosen).mapInArrow(ship(spark, chosen, folder).run, partition.SCHEMA)
        lines.write.partitionBy("table").mode("overwrite").parquet(f"{chosen.output}/records")
        summary(spark, chosen).coalesce(1).write.mode("overwrite").parquet(f"{chosen.output}/summary")
        spark.stop()


if __name__ == "__main__":
    main()
