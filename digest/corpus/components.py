"""Connected components of a graph that is given by its edges, to convergence.

Every round hooks the root of each edge's larger label under the smaller one, and then shortens all paths to their
roots (Shiloach and Vishkin 1982): a chain of a million edges takes some twenty rounds, not a million.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


def connect(edges: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Give each node of ``edges`` (two columns) the smallest node it is connected with.

    Returns the nodes in ascending order, and for each the smallest node of its component.
    """
    nodes, ends = np.unique(edges.ravel(), return_inverse=True)
    one, other = ends.reshape(-1, 2).T
    labels = np.arange(len(nodes))
    while not np.array_equal(labels[one], labels[other]):
        found = np.stack([labels[one], labels[other]])
        np.minimum.at(labels, found.max(axis=0), found.min(axis=0))
        while not np.array_equal(labels, jumped := labels[labels]):
            labels = jumped
    return nodes, nodes[labels]
