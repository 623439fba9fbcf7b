"""Who may open which page: roles × addresses."""

from __future__ import annotations

import pytest

from zhunsheng.insight.pages.tests.conftest import Enter
from zhunsheng.insight.reports.tests.conftest import Publish

INSIDE = ("handler", "registrar", "chief", "organ_head", "leader", "auditor")
OUTSIDE = ("respondent", "admin")
FOR_ALL = (
    "statistics/?year=2022",
    "figures/F901/2022/",
    "figures/F901/2022/?form=xlsx",
    "reports/",
    "reports/2022/",
    "reports/2022/file/docx/",
    "submissions/",
    "alerts/",
)
FROM_ABOVE = ("cockpit/",)
FREEZING = ("reports/2022/freeze/",)
HANDING_IN = ("submissions/new/",)


def allowed(role: str, path: str) -> bool:
    if role in OUTSIDE or not role:
        return False
    if path in FROM_ABOVE:
        return role in ("leader", "organ_head", "chief", "auditor")
    if path in FREEZING:
        return role in ("chief", "organ_head")
    if path in HANDING_IN:
        return role in ("handler", "registrar", "chief", "organ_head")
    return True


@pytest.mark.usefixtures("cases")
@pytest.mark.parametrize("role", ["", *INSIDE, *OUTSIDE])
def test_each_role_opens_what_it_may_and_nothing_else(
    role: str, enter: Enter, publish: Publish
) -> None:
    publish()
    client = enter(role)
    for path in (*FOR_ALL, *FROM_ABOVE, *FREEZING, *HANDING_IN):
        status = client.get(f"/desk/{path}").status_code
        assert status == (200 if allowed(role, path) else 403), path


def test_nobody_gets_in_without_logging_in(client: object, publish: Publish) -> None:
    publish()
    for path in (*FOR_ALL, *FROM_ABOVE, *FREEZING, *HANDING_IN):
        response = client.get(f"/desk/{path}")  # type: ignore[attr-defined]
        assert response.status_code == 302, path
        assert response["Location"].startswith("/accounts/login/")


@pytest.mark.usefixtures("cases")
@pytest.mark.parametrize(
    "path",
    [
        "figures/F999/2022/",
        "figures/F901/2030/",
        "figures/F901/1200/",
        "figures/F901/2022/?month=13",
        "figures/F901/2022/?by=unit&key=nobody",
        "statistics/?place=000000000000",
        "returns/nothing/2022/",
        "reports/2030/",
        "reports/2022/file/exe/",
        "reports/2022/final/",
        "alerts/99999/",
        "submissions/99999/withdraw/",
        "cockpit/open/99999/",
        "cockpit/everything/1/",
    ],
)
def test_what_does_not_exist_is_not_found(path: str, enter: Enter, publish: Publish) -> None:
    publish()
    assert enter("chief").get(f"/desk/{path}").status_code == 404
