"""Every engine gives the same tables, byte for byte; what is written for clusters is what they take."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
import typer

from digest.cli import app
from digest.config import Settings
from digest.corpus import build_corpus, verify_corpus
from digest.corpus.tasks import Task, run_task
from tests.conftest import ROOT, Run
from tests.corpus.conftest import Build, tables
from tests.corpus.news import articles, copy_of, write_lines

CLUSTER = ROOT / "examples" / "cluster"


def needs(*modules: str) -> pytest.MarkDecorator:
    """Skip where a library is not installed, and name it."""
    missing = [module for module in modules if find_spec(module) is None]
    return pytest.mark.skipif(bool(missing), reason=f"{', '.join(missing)} not installed")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Three partitions, with copies across them and rows that cannot be read."""
    rows: list[dict[str, str] | str] = [*articles(range(530)), "{broken", copy_of(3, 1), copy_of(400, 2)]
    return write_lines(tmp_path / "pages.jsonl", rows)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("engine", "workers"),
    [
        ("local", 2),
        pytest.param("daft", 2, marks=needs("daft")),
    ],
)
def test_every_engine_gives_the_same_tables(
    engine: str, workers: int, source: Path, build: Build, tmp_path: Path
) -> None:
    """By two processes or by Daft: the bytes of every table are those of one process. Ray has a test of its own."""
    build(source, tmp_path / "one")
    build(source, tmp_path / "other", engine=engine, workers=workers)
    assert tables(tmp_path / "other") == tables(tmp_path / "one")
    assert verify_corpus(str(tmp_path / "other")) == ()


@pytest.fixture
def cluster() -> Iterator[str]:
    """A Ray cluster of several processes: a head that does no work, and two nodes beside it."""
    from ray.cluster_utils import Cluster

    made: Any = Cluster(initialize_head=True, head_node_args={"num_cpus": 0})
    made.add_node(num_cpus=1)
    made.add_node(num_cpus=1)
    try:
        yield made.address
    finally:
        made.shutdown()


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")  # Ray's own cluster for tests leaves sockets to the end of the process
@needs("daft", "ray")
def test_a_cluster_of_several_nodes_gives_the_same_tables(
    cluster: str, source: Path, build: Build, tmp_path: Path
) -> None:
    """The command of examples/cluster, with the paths of this machine, on a cluster that RAY_ADDRESS names."""
    build(source, tmp_path / "one")
    words = _entrypoint()
    words[words.index("--partition") + 1] = "256"
    words[words.index("--workers") + 1] = "2"  # more than there are cores would be waited for
    words[3:5] = [str(source), str(tmp_path / "other")]
    environment = {**os.environ, "RAY_ADDRESS": cluster}
    done = subprocess.run(
        [sys.executable, "-m", *words, "--quiet"], env=environment, capture_output=True, timeout=500, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    assert tables(tmp_path / "other") == tables(tmp_path / "one")


@needs("yaml")
def test_the_job_for_kubernetes_is_a_command_that_exists() -> None:
    """It is a RayJob whose workers have a count, and whose command has only options that there are."""
    job = _job()
    assert (job["apiVersion"], job["kind"]) == ("ray.io/v1", "RayJob")
    cluster = job["spec"]["rayClusterSpec"]
    groups = [cluster["headGroupSpec"], *cluster["workerGroupSpecs"]]
    images = {group["template"]["spec"]["containers"][0]["image"] for group in groups}
    assert len(images) == 1
    assert all(group["replicas"] <= group["maxReplicas"] for group in cluster["workerGroupSpecs"])
    words = _entrypoint()
    assert words[:3] == ["digest", "corpus", "build"]
    group: Any = typer.main.get_command(app)
    known = {option for one in group.commands["corpus"].commands["build"].params for option in one.opts}
    assert {word for word in words if word.startswith("--")} <= known


def test_an_engine_that_is_not_installed_says_what_to_install(source: Path, tmp_path: Path, digest: Run) -> None:
    """One line, with the extra that brings it."""
    if find_spec("daft"):
        pytest.skip("daft is installed")
    ended = digest("corpus", "build", source, tmp_path / "out", "--engine", "daft")
    assert (ended.code, "digest[engine]" in ended.err) == (2, True)


@pytest.mark.slow
@needs("pyspark")
def test_the_example_for_spark_gives_the_sentences(tmp_path: Path) -> None:
    """The ten lines of examples/cluster, on a Spark of this machine."""
    import shutil

    import pyarrow as pa
    import pyarrow.parquet as pq

    if shutil.which("java") is None:
        pytest.skip("no Java on this machine")
    pq.write_table(pa.Table.from_pylist(articles(range(20))), tmp_path / "pages.parquet")
    command = [
        sys.executable,
        str(CLUSTER / "spark_sentences.py"),
        str(tmp_path / "pages.parquet"),
        str(tmp_path / "out"),
    ]
    done = subprocess.run(
        command, env={**os.environ, "PYSPARK_PYTHON": sys.executable}, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    rows = pq.read_table(tmp_path / "out").to_pylist()
    assert len(rows) == 60
    assert all(row["zh-Hans"] == row["text"] for row in rows)


@pytest.fixture
def bucket(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """An object store on loopback, by the URL under which a bucket of it is reached."""
    from moto.server import ThreadedMotoServer

    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "test")
    host, port = server.get_host_and_port()
    try:
        yield f"endpoint_override={host}:{port}&scheme=http&region=us-east-1&allow_bucket_creation=true"
    finally:
        server.stop()


@pytest.mark.slow
@needs("moto")
def test_a_corpus_can_lie_in_an_object_store(bucket: str, source: Path, build: Build, tmp_path: Path) -> None:
    """Input and tables by URL: the same tables as in a folder."""
    from pyarrow import fs

    filesystem, _ = fs.FileSystem.from_uri(f"s3://archive?{bucket}")
    filesystem.create_dir("archive")
    with filesystem.open_output_stream("archive/pages/pages.jsonl") as stream:
        stream.write(source.read_bytes())
    location = f"s3://archive/corpus?{bucket}"
    manifest = build_corpus(f"s3://archive/pages?{bucket}", location, Settings(), workers=0, records=256)
    assert manifest.counts == build(source).counts
    assert verify_corpus(location) == ()


@pytest.mark.slow
def test_a_task_done_twice_leaves_the_same_files(source: Path, build: Build, tmp_path: Path) -> None:
    """A scheduler may give one task to two workers: the second writes what the first has written."""
    build(source)
    receipts = tmp_path / "corpus" / "work" / "receipts"
    before = {path.name: path.read_bytes() for path in receipts.iterdir()}
    order = {"chunks": [], "low": 0, "high": None}
    task = Task("match", str(tmp_path / "corpus"), order)
    first, second = run_task(task.to_json()), run_task(task.to_json())
    assert first == second == task.key
    assert {path.name: path.read_bytes() for path in receipts.iterdir() if path.name in before} == before


def _job() -> Any:
    import yaml

    return yaml.safe_load((CLUSTER / "rayjob.yaml").read_text(encoding="utf-8"))


def _entrypoint() -> list[str]:
    text = (CLUSTER / "rayjob.yaml").read_text(encoding="utf-8")
    (block,) = re.findall(r"entrypoint: >-\n((?:    .*\n)+?)  shutdown", text)
    return shlex.split(block)
