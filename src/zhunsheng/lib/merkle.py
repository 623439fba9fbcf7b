"""Merkle trees of the shape of RFC 6962 section 2.1, hashed with SM3.

Leaves and inner nodes are hashed under different prefixes (0x00, 0x01), so that no inner node can
be passed off as a leaf. Digests are hexadecimal text, as they stand in records and receipts.
"""

from collections.abc import Sequence

from zhunsheng.lib import digest

_LEAF = b"\x00"
_NODE = b"\x01"


def leaf_hash(leaf: bytes) -> str:
    """The hash under which `leaf` enters the tree."""
    return digest.sm3(_LEAF + leaf)


def _node_hash(left: bytes, right: bytes) -> bytes:
    hasher = digest.new()
    hasher.update(_NODE + left + right)
    return hasher.digest()


class Tree:
    """All levels over some leaves, kept so that many proofs can be taken from one computation."""

    def __init__(self, leaves: Sequence[bytes]) -> None:
        self.size = len(leaves)
        level = [bytes.fromhex(leaf_hash(leaf)) for leaf in leaves]
        self._levels = [level]
        while len(level) > 1:
            # Pairing from the left and carrying an odd last node upwards gives exactly the
            # "largest power of two" split of the RFC, without recursion.
            pairs = [_node_hash(level[i], level[i + 1]) for i in range(0, len(level) - 1, 2)]
            level = pairs + level[len(pairs) * 2 :]
            self._levels.append(level)

    @property
    def root(self) -> str:
        """The root hash; of no leaves at all, the hash of the empty string (as the RFC has it)."""
        top = self._levels[-1]
        return top[0].hex() if top else digest.sm3(b"")

    def proof(self, index: int) -> list[str]:
        """The sibling hashes from leaf `index` (from 0) up to the root.

        Raises IndexError when there is no such leaf.
        """
        if not 0 <= index < self.size:
            raise IndexError(f"没有第 {index} 个叶子，共 {self.size} 个。")
        path = []
        for level in self._levels[:-1]:
            sibling = index ^ 1
            if sibling < len(level):
                path.append(level[sibling].hex())
            index >>= 1
        return path


def root(leaves: Sequence[bytes]) -> str:
    """The root hash over `leaves` in their order."""
    return Tree(leaves).root


def proof(leaves: Sequence[bytes], index: int) -> list[str]:
    """The inclusion proof of leaf `index` (from 0); see `Tree.proof`."""
    return Tree(leaves).proof(index)


def check(leaf: bytes, index: int, size: int, proof: Sequence[str], root: str) -> bool:
    """Whether `proof` shows that `leaf` stands at `index` of the `size` leaves under `root`.

    Anything malformed is simply not a proof: the answer is False, never an error.
    """
    if not 0 <= index < size:
        return False
    try:
        siblings = [bytes.fromhex(step) for step in proof]
    except ValueError:
        return False
    node = bytes.fromhex(leaf_hash(leaf))
    last = size - 1
    for sibling in siblings:
        # The last node of an odd level has no sibling: climb to where it gets one.
        while index == last and not index & 1 and last:
            index, last = index >> 1, last >> 1
        if not last:
            return False
        pair = (sibling, node) if index & 1 else (node, sibling)
        node = _node_hash(*pair)
        index, last = index >> 1, last >> 1
    return not last and node.hex() == root
