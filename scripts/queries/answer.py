"""Reads statements of Athena and lines of logs (JSON on stdin), and answers the questions by DuckDB (JSON on stdout)."""

import datetime
import json
import re
import sys

import duckdb
import sqlglot
from sqlglot import exp

TYPES = {"string": "VARCHAR", "int": "INTEGER", "bigint": "BIGINT", "double": "DOUBLE"}


def table_of(statement):
    """Name, columns, expression and partitions of a table, as a parser of Athena's SQL reads its statement."""
    create = sqlglot.parse_one(statement, read="athena")
    assert isinstance(create, exp.Create), statement
    columns = [(column.name, column.args["kind"].sql("hive").lower()) for column in create.this.expressions]
    serde = create.find(exp.SerdeProperties)
    (expression,) = [each.args["value"].name for each in serde.expressions if each.this.name == "input.regex"]
    partitions = [each.name for each in create.find(exp.PartitionedByProperty).this.expressions]
    return create.this.this.name, columns, expression, partitions


def main():
    given = json.load(sys.stdin)
    database = duckdb.connect()
    today = datetime.date.today().strftime("%Y/%m/%d")
    expressions = {}
    for statement in given["tables"]:
        name, columns, expression, partitions = table_of(statement)
        expressions[name] = expression
        pattern = re.compile(expression, re.DOTALL)
        assert pattern.groups == len(columns), f"{name}: {pattern.groups} groups for {len(columns)} columns"
        made = ", ".join(f'"{column}" {TYPES[kind]}' for column, kind in columns)
        database.execute(f"CREATE TABLE {name} ({made}{''.join(f', {each} VARCHAR' for each in partitions)})")
        for line in given["lines"].get(name, []):
            found = pattern.fullmatch(line)
            assert found, f"{name} has a row of nothing for {line}"
            values = [*found.groups(), *([today] * len(partitions))]
            database.execute(f"INSERT INTO {name} VALUES ({', '.join('?' * len(values))})", values)
    answers = {}
    for name, question in given["questions"].items():
        (asked,) = sqlglot.parse(question, read="athena")
        result = database.execute(asked.sql("duckdb"))
        titles = [column[0] for column in result.description]
        answers[name] = [dict(zip(titles, row)) for row in result.fetchall()]
    json.dump({"expressions": expressions, "answers": answers}, sys.stdout, default=str)


main()
