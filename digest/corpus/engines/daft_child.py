"""The process in which Daft runs: python -m digest.corpus.engines.daft_child WORKERS native|ray.

Standard input has a file of tasks a line; beside each a file that ends in ``.done`` appears when Daft is through. It is
empty, or has the name of an error and what that says where a task cannot be done by anyone.
"""

from __future__ import annotations

import os
import queue
import sys
import threading
from pathlib import Path
from typing import Any

from digest.corpus.tasks import run_task
from digest.errors import DigestError


def main() -> None:
    """Do the tasks of every file that is named; end when the process that names them does, or has no more."""
    workers, runner = sys.argv[1:]
    named: queue.Queue[Path] = queue.Queue()
    threading.Thread(target=_listen, args=(named, runner), daemon=True).start()
    import daft  # its telemetry is off: the environment says so before it is loaded

    if runner == "ray":
        import ray

        ray.init(log_to_driver=False)  # RAY_ADDRESS names the cluster; without it one is made on this machine
        daft.set_runner_ray(noop_if_initialized=True)
    else:
        daft.set_runner_native()
    while True:
        path = named.get()
        tasks = path.read_text(encoding="utf-8").splitlines()
        said = [one for one in _run(tasks, min(int(workers), len(tasks)), is_spread=runner == "ray") if one]
        staged = path.with_suffix(".tmp")
        staged.write_text("".join(said[:1]), encoding="utf-8")
        staged.rename(path.with_suffix(".done"))


def _run(tasks: list[str], workers: int, *, is_spread: bool) -> list[str]:
    import daft

    @daft.udf(return_dtype=daft.DataType.string(), batch_size=1, concurrency=workers, use_process=True)
    class Worker:
        def __init__(self) -> None:
            import pyarrow

            pyarrow.set_cpu_count(1)

        def __call__(self, batch: daft.Series) -> list[str]:
            return [_do(text) for text in batch.to_pylist()]

    frame = daft.from_pydict({"task": tasks})
    if is_spread:
        frame = frame.into_partitions(len(tasks))
    work: Any = Worker  # the decorator makes an expression of it
    said: list[str] = frame.select(work(frame["task"]).alias("said")).to_pydict()["said"]
    return said


def _do(text: str) -> str:
    """Do a task; an error that is for people goes to the driver as the name of its class and a line."""
    try:
        run_task(text)
    except DigestError as error:
        return f"{type(error).__name__} {error}"
    return ""


def _listen(named: queue.Queue[Path], runner: str) -> None:
    """Standard input ends when there is no more to do, or when the parent has died, however it did."""
    for line in sys.stdin:
        named.put(Path(line.rstrip("\n")))
    if runner == "ray" and "RAY_ADDRESS" not in os.environ and "ray" in sys.modules:
        sys.modules["ray"].shutdown()
    os._exit(0)


if __name__ == "__main__":
    main()
