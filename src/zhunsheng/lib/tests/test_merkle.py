"""Inclusion proofs: every leaf has one, and nothing else does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhunsheng.lib import merkle
from zhunsheng.lib.digest import sm3

LEAVES = st.lists(st.binary(max_size=8), min_size=1, max_size=40)


def by_definition(leaves: list[bytes]) -> str:
    """RFC 6962 section 2.1 word for word: split at the largest power of two below n."""
    if not leaves:
        return sm3(b"")
    if len(leaves) == 1:
        return sm3(b"\x00" + leaves[0])
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    left, right = by_definition(leaves[:split]), by_definition(leaves[split:])
    return sm3(b"\x01" + bytes.fromhex(left) + bytes.fromhex(right))


@given(st.lists(st.binary(max_size=8), max_size=40))
def test_the_root_is_that_of_the_rfc(leaves: list[bytes]) -> None:
    assert merkle.root(leaves) == by_definition(leaves)


def test_no_leaves() -> None:
    assert merkle.root([]) == sm3(b"")


def test_one_leaf_needs_no_proof() -> None:
    root = merkle.root([b"a"])
    assert root == merkle.leaf_hash(b"a") == sm3(b"\x00a")
    assert merkle.proof([b"a"], 0) == []
    assert merkle.check(b"a", 0, 1, [], root)


@pytest.mark.parametrize("size", range(1, 34))
def test_every_leaf_of_every_size_has_its_proof(size: int) -> None:
    leaves = [bytes([i]) for i in range(size)]
    tree = merkle.Tree(leaves)
    for index, leaf in enumerate(leaves):
        proof = tree.proof(index)
        assert merkle.check(leaf, index, size, proof, tree.root)
        assert len(proof) <= (size - 1).bit_length()


@given(LEAVES, st.data())
def test_another_leaf_has_no_proof(leaves: list[bytes], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(leaves) - 1))
    other = data.draw(st.binary(max_size=8).filter(lambda leaf: leaf != leaves[index]))
    proof = merkle.proof(leaves, index)
    assert not merkle.check(other, index, len(leaves), proof, merkle.root(leaves))


@given(st.lists(st.binary(max_size=8), min_size=2, max_size=40, unique=True), st.data())
def test_another_position_has_no_proof(leaves: list[bytes], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(leaves) - 1))
    other = data.draw(st.integers(-1, len(leaves) + 1).filter(lambda i: i != index))
    proof = merkle.proof(leaves, index)
    assert not merkle.check(leaves[index], other, len(leaves), proof, merkle.root(leaves))


@given(st.lists(st.binary(max_size=8), min_size=2, max_size=40), st.data())
def test_a_shortened_lengthened_or_changed_proof_fails(
    leaves: list[bytes], data: st.DataObject
) -> None:
    index = data.draw(st.integers(0, len(leaves) - 1))
    size, root, proof = len(leaves), merkle.root(leaves), merkle.proof(leaves, index)
    step = data.draw(st.integers(0, len(proof) - 1))
    changed = [*proof[:step], sm3(b"?"), *proof[step + 1 :]]
    for forged in (proof[:-1], [*proof, sm3(b"")], changed):
        assert not merkle.check(leaves[index], index, size, forged, root)


def test_an_inner_node_is_no_leaf() -> None:
    leaves = [b"a", b"b"]
    inner = bytes.fromhex(merkle.leaf_hash(b"a") + merkle.leaf_hash(b"b"))
    assert not merkle.check(inner, 0, 1, [], merkle.root(leaves))


@pytest.mark.parametrize("step", ["zz", "ab", "", "0" * 62])
def test_a_malformed_proof_is_no_proof(step: str) -> None:
    root = merkle.root([b"a", b"b"])
    assert not merkle.check(b"a", 0, 2, [step], root)


@pytest.mark.parametrize("index", [-1, 2, 99])
def test_a_leaf_outside_the_tree_has_no_proof(index: int) -> None:
    with pytest.raises(IndexError, match="共 2 个"):
        merkle.proof([b"a", b"b"], index)
    assert not merkle.check(b"a", index, 2, [], merkle.root([b"a", b"b"]))


def test_order_matters() -> None:
    assert merkle.root([b"a", b"b"]) != merkle.root([b"b", b"a"])


def test_the_receipt_of_an_event_digest() -> None:
    events = [sm3(bytes([i])) for i in range(5)]
    leaves = [bytes.fromhex(event) for event in events]
    assert merkle.check(leaves[4], 4, 5, merkle.proof(leaves, 4), merkle.root(leaves))
