"""Whatever another system sends, it is answered: with what it asked for or with a problem, never with a fault."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zhunsheng.domains.reconsideration.forms.intake import IntakeForm
from zhunsheng.domains.reconsideration.procedures import UNDER_2017
from zhunsheng.domains.reconsideration.tests.conftest import Case, District
from zhunsheng.faces.api import clients
from zhunsheng.faces.api.keys import KeyThrottle
from zhunsheng.kernel.procedure.common import COMMON_ACTIONS

BASE = "/api/v1"
BOUNDED = settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
# Half of a surrogate pair, NUL, numbers beyond 64 bits and deep nesting have all broken interfaces before.
TEXT = st.one_of(
    st.text(max_size=20),
    st.sampled_from(["\ud800", "\0", "2022-02-30", "0001-01-01", "9" * 40, "-1", "是", "' OR 1"]),
)
LEAF = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), TEXT)
JSON = st.recursive(
    LEAF, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3)
)


def fields_of(form: Any) -> st.SearchStrategy[dict[str, Any]]:
    """Some of a form's fields with anything in them."""
    names = list(getattr(form, "base_fields", {})) or ["note"]
    return st.dictionaries(st.sampled_from(names), JSON, max_size=len(names))


def bodies(data: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """A body of roughly the right shape, or not at all."""
    shaped = st.fixed_dictionaries(
        {},
        optional={
            "procedure": st.just("reconsideration") | TEXT,
            "data": data,
            "at": st.sampled_from(["2022-08-05", "0001-01-01", "9999-12-31", "x", None]) | JSON,
            "version": st.integers() | st.none(),
            "back_entry": TEXT,
        },
    )
    return shaped | JSON


@pytest.fixture
def send(district: District, today: None, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Sends a request with a good key and checks the form of the answer."""
    monkeypatch.setattr(KeyThrottle, "allow_request", lambda self, request: True)
    person = district.people["registrar"]
    key = clients.create("外部系统", person, ("read", "file", "act"))[1]
    client = Client(headers={"authorization": f"Bearer {key}"})

    def request(method: str, path: str, body: Any = None, **query: Any) -> Any:
        if method == "get":
            answer = client.get(f"{BASE}{path}", query)
        else:
            text = body if isinstance(body, bytes) else json.dumps(body).encode()
            answer = client.generic("POST", f"{BASE}{path}", text, "application/json")
        assert answer.status_code < 500
        if answer.status_code >= 400 and answer["Content-Type"].startswith("application/problem"):
            problem = answer.json()
            assert problem["status"] == answer.status_code
            assert problem["message"]
        return answer

    return request


@BOUNDED
@given(body=bodies(fields_of(IntakeForm)))
def test_filing(send: Any, body: Any) -> None:
    send("post", "/matters", body)


ACTIONS = {action.code: action for action in (*UNDER_2017.actions, *COMMON_ACTIONS.values())}


@BOUNDED
@given(data=st.data())
def test_acting(send: Any, filed: Case, data: st.DataObject) -> None:
    code = data.draw(st.sampled_from(sorted(ACTIONS)) | st.text(alphabet="abc_%", min_size=1))
    body = data.draw(bodies(fields_of(ACTIONS[code].form if code in ACTIONS else None)))
    pk = data.draw(st.just(filed.matter.pk) | st.integers(min_value=-1))
    send("post", f"/matters/{pk}/actions/{code}", body)


@BOUNDED
@given(
    query=st.dictionaries(
        st.sampled_from(
            [
                "procedure",
                "stage",
                "q",
                "superior_number",
                "received_from",
                "open",
                "before",
                "limit",
            ]
        ),
        st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
        | st.integers().map(str)
        | st.sampled_from(["\0", '"', "*", "AND", "true", "2022-08-01"]),
    )
)
def test_listing(send: Any, query: dict[str, str]) -> None:
    send("get", "/matters", **query)


@BOUNDED
@given(body=st.binary(max_size=40))
def test_what_is_no_json(send: Any, body: bytes) -> None:
    assert send("post", "/matters", body).status_code == 422


def test_broken_multipart(send: Any, district: District) -> None:
    key = clients.create("外部系统", district.people["registrar"], ("file",))[1]
    client = Client(headers={"authorization": f"Bearer {key}"})
    for kind in ("multipart/form-data; boundary=x", "multipart/form-data"):
        answer = client.generic("POST", f"{BASE}/matters", b"--x\r\nbroken", kind)
        assert answer.status_code in (400, 422)
