"""One partition's records through one plumbline process: a line in, a line out, nothing twice and nothing lost.

What comes out depends on the records alone, so a task that is run again gives the same rows; Spark keeps those of one run.
"""
import collections
import json
import queue
import re
import subprocess
import tempfile
import threading
from dataclasses import dataclass, field

import pyarrow
from pyspark import SparkFiles, TaskContext

SCHEMA = "partition int, number long, line string, code string, message string, record string, `table` string"
ARROW = pyarrow.schema([
    ("partition", pyarrow.int32()), ("number", pyarrow.int64()), ("line", pyarrow.string()), ("code", pyarrow.string()),
    ("message", pyarrow.string()), ("record", pyarrow.string()), ("table", pyarrow.string())])
#: How an error line begins; a person's identifier is a text, never a bare number.
ERROR = re.compile(r'\{"line":[0-9]')
END = object()


class Broken(Exception):
    """The process did not do what it promises; the task fails, and Spark runs it again."""


@dataclass
class Partition:
    """How to start the process; travels to the executors."""

    program: str
    plan: str
    arguments: list = field(default_factory=list)

    def command(self):
        return [SparkFiles.get(self.program), "batch", "-", "--plan", SparkFiles.get(self.plan), "--jobs", "1", *self.arguments]

    def run(self, batches):
        """Arrow batches of records in, Arrow batches of rows out."""
        with tempfile.TemporaryFile() as complaints:
            process = subprocess.Popen(self.command(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=complaints)
            try:
                yield from Stream(process, complaints).rows(batches)
            finally:
                process.kill()
                process.wait()


class Stream:
    """The records that went into a process and the lines that came out, in the same order."""

    def __init__(self, process, complaints):
        self.process = process
        self.complaints = complaints
        self.partition = TaskContext.get().partitionId()
        self.waiting = collections.deque()
        self.written = self.failed = self.done = 0
        self.ended = False
        # Without a limit, and still bounded: the writer waits for the process, and takes what is there after each batch.
        self.lines = queue.SimpleQueue()
        self.reader = threading.Thread(target=self.read, daemon=True)

    def read(self):
        for line in self.process.stdout:
            self.lines.put(line)
        self.lines.put(END)

    def rows(self, batches):
        self.reader.start()
        for batch in batches:
            self.write(batch)
            yield from self.finished(wait=False)
        self.close()
        yield from self.finished(wait=True)
        self.check()

    def write(self, batch):
        # A raw line feed in a record stands between its tokens, where a space says the same.
        records = [text.replace("\n", " ") for text in batch.column(0).to_pylist() if text and text.strip()]
        if not records:
            return
        self.waiting.extend(records)
        self.written += len(records)
        try:
            self.process.stdin.write("".join(f"{record}\n" for record in records).encode())
        except BrokenPipeError:
            raise Broken(self.story("stopped reading")) from None

    def close(self):
        try:
            self.process.stdin.close()
        except BrokenPipeError:
            raise Broken(self.story("stopped reading")) from None

    def finished(self, wait):
        """The rows of the lines that are there; with 'wait', of all lines to the end."""
        rows = []
        while not self.ended and (wait or not self.lines.empty()):
            line = self.lines.get()
            if line is END:
                self.ended = True
                break
            rows.append(self.row(line))
            if len(rows) == 1000:
                yield pyarrow.RecordBatch.from_pylist(rows, ARROW)
                rows = []
        if rows:
            yield pyarrow.RecordBatch.from_pylist(rows, ARROW)

    def row(self, line):
        if not line.endswith(b"\n") or not self.waiting:
            raise Broken(self.story("wrote a line that nobody waits for, or a part of one"))
        self.done += 1
        record = self.waiting.popleft()
        text = line[:-1].decode()
        row = {"partition": self.partition, "number": self.done, "line": text, "table": "plans"}
        if ERROR.match(text):
            error = json.loads(text)
            if error["line"] != self.done:
                raise Broken(self.story(f"spoke of line {error['line']} where {self.done} was due"))
            self.failed += 1
            row |= {"table": "errors", "code": error["code"], "message": error["message"], "record": record}
        return row

    def check(self):
        code = self.process.wait()
        if code != (1 if self.failed else 0) or self.done != self.written or self.waiting:
            raise Broken(self.story(f"ended with {code}"))

    def story(self, what):
        self.complaints.seek(0)
        said = self.complaints.read()[-2000:].decode(errors="replace")
        return f"plumbline {what}; {self.written} records in, {self.done} lines out; it said: {said}"
