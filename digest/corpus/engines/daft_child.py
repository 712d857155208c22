"""The process in which Daft runs: python -m digest.corpus.engines.daft_child TASKS WORKERS native|ray."""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path
from typing import Any

from digest.corpus.tasks import run_task


def main() -> None:
    """Do every task of the file; end when the process that waits for it does."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    path, workers, runner = sys.argv[1:]
    import daft  # its telemetry is off: the environment says so before it is loaded

    if runner == "ray":
        import ray

        ray.init(log_to_driver=False)  # RAY_ADDRESS names the cluster; without it one is made on this machine
        daft.set_runner_ray(noop_if_initialized=True)
    else:
        daft.set_runner_native()
    tasks = Path(path).read_text(encoding="utf-8").splitlines()
    frame = daft.from_pydict({"task": tasks})
    if runner == "ray":
        frame = frame.into_partitions(len(tasks))

    @daft.udf(return_dtype=daft.DataType.string(), batch_size=1, concurrency=int(workers), use_process=True)
    class Worker:
        def __init__(self) -> None:
            import pyarrow

            pyarrow.set_cpu_count(1)

        def __call__(self, batch: daft.Series) -> list[str]:
            return [run_task(text) for text in batch.to_pylist()]

    work: Any = Worker  # the decorator makes an expression of it
    frame.select(work(frame["task"])).collect()


def _end_with_parent() -> None:
    """Standard input closes when the parent dies, however it dies."""
    sys.stdin.buffer.read()
    os._exit(1)


if __name__ == "__main__":
    main()
