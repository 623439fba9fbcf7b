"""Administration: every change is in the ledger with old and new values; a refused form keeps its input."""

from __future__ import annotations

from datetime import date

from django.test import Client

from zhunsheng.domains.reconsideration.models import IntakeChannel
from zhunsheng.domains.reconsideration.tests.conftest import Case, District
from zhunsheng.domains.reconsideration.tests.desk_clients import client_of
from zhunsheng.kernel.access.models import Grant
from zhunsheng.kernel.calendar.models import CalendarYear
from zhunsheng.kernel.ledger.models import Event, Seal
from zhunsheng.kernel.ledger.personal import reveal
from zhunsheng.kernel.modules.schedule import enqueue_due
from zhunsheng.kernel.orgs.models import Person, Unit
from zhunsheng.kernel.statutes.limits import limit_for

NOTICE = "\n".join(
    f"2031-{day} 休 {name}"
    for day, name in [
        ("01-01", "元旦"), ("01-23", "春节"), ("01-24", "春节"), ("04-05", "清明节"), ("05-01", "劳动节"),
        ("06-24", "端午节"), ("10-01", "国庆节、中秋节"),
    ]
)  # fmt: skip


def test_grant_is_explained_and_recorded(filed: Case) -> None:
    district = filed.district
    colleague = district.people["colleague"]
    given = {
        "person": colleague.pk,
        "role": "leader",
        "domain": "reconsideration",
        "scope": "all",
        "starts_on": "2022-01-01",
    }
    answer = client_of(district, "admin").post("/desk/admin/r/grants/new/", given, follow=True)
    page = answer.content.decode()
    grant = Grant.objects.get(person=colleague, role="leader")
    assert "可以接触全部案件" in page
    assert "1件" in page
    event = Event.objects.get(stream="register.grants", subject_id=grant.pk)
    assert (event.action, event.person) == ("grants.added", district.people["admin"])
    assert (
        client_of(district, "colleague").get(f"/desk/matters/{filed.matter.pk}/").status_code == 200
    )


def test_change_holds_old_and_new(district: District) -> None:
    row = IntakeChannel.objects.get(code="mail")
    given = {
        "code": "mail",
        "title": "邮寄和快递",
        "group": "窗口",
        "position": 5,
        "is_active": "on",
    }
    assert (
        client_of(district, "admin")
        .post(f"/desk/admin/r/intake-channels/{row.pk}/", given)
        .status_code
        == 302
    )
    data = reveal(Event.objects.get(stream="register.intake-channels", subject_id=row.pk))
    assert (data["old"]["title"], data["new"]["title"]) == ("邮寄", "邮寄和快递")
    page = (
        client_of(district, "admin")
        .get(f"/desk/admin/r/intake-channels/{row.pk}/")
        .content.decode()
    )
    assert "邮寄 → 邮寄和快递" in page


def test_refused_form_keeps_input_and_writes_nothing(district: District) -> None:
    unit = district.other
    given = {"code": unit.code, "name": "改名后的局", "kind": unit.kind, "valid_to": "2022-12-31"}
    answer = client_of(district, "admin").post(f"/desk/admin/r/units/{unit.pk}/", given)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "改名后的局" in page
    assert "须指明由谁承继职责" in page
    assert Unit.objects.get(pk=unit.pk).name == "演示区教育局"
    assert not Event.objects.filter(stream="register.units").exists()


def test_abolished_unit_hands_its_scope_to_the_successor(filed: Case) -> None:
    district = filed.district
    old, new = district.respondent, district.other
    given = {
        "code": old.code,
        "name": old.name,
        "kind": old.kind,
        "valid_to": "2022-12-01",
        "successor": new.pk,
    }
    client_of(district, "admin").post(f"/desk/admin/r/units/{old.pk}/", given)
    url = f"/desk/matters/{filed.matter.pk}/"
    assert client_of(district, "outsider").get(url).status_code == 200


def test_one_time_password_must_be_changed(district: District) -> None:
    person = district.people["handler"]
    page = (
        client_of(district, "admin")
        .post(f"/desk/admin/people/{person.pk}/password/", follow=True)
        .content.decode()
    )
    password = page.split("一次性密码是 ")[1].split("，")[0]
    client = Client()
    client.force_login(
        Person.objects.get(pk=person.pk), backend="django.contrib.auth.backends.ModelBackend"
    )
    assert client.get("/desk/").headers["Location"] == "/accounts/password/change/"
    new = "Zhunsheng-2022-own"
    client.post(
        "/accounts/password/change/", {"oldpassword": password, "password1": new, "password2": new}
    )
    assert not Person.objects.get(pk=person.pk).must_change_password
    assert password not in Event.objects.get(action="people.password_reset").data


def test_used_row_is_not_deleted(filed: Case) -> None:
    unit = filed.district.respondent
    answer = client_of(filed.district, "admin").post(
        f"/desk/admin/r/units/{unit.pk}/remove/", follow=True
    )
    assert "不能删除" in answer.content.decode()
    assert Unit.objects.filter(pk=unit.pk).exists()


def test_notice_is_previewed_before_it_is_entered(filed: Case) -> None:
    client = client_of(filed.district, "admin")
    given = {"area": "CN", "year": 2031, "source": "演示通知〔2030〕1号", "text": NOTICE}
    preview = client.post("/desk/admin/calendar/", given).content.decode()
    assert "认出7天" in preview
    assert not CalendarYear.objects.filter(year=2031, status="loaded").exists()
    answer = client.post("/desk/admin/calendar/", {**given, "confirmed": "1"}, follow=True)
    assert "个在算的期限" in answer.content.decode()
    assert CalendarYear.objects.filter(year=2031, status="loaded").exists()


def test_incomplete_notice_keeps_the_text(district: District) -> None:
    given = {"area": "CN", "year": 2031, "source": "演示通知", "text": "2031-01-01 休 元旦"}
    answer = client_of(district, "admin").post("/desk/admin/calendar/", given)
    assert answer.status_code == 422
    assert "可能没有贴全" in answer.content.decode()
    assert "2031-01-01 休 元旦" in answer.content.decode()


def test_revised_limit_is_a_new_version(district: District) -> None:
    limit = limit_for("reconsideration.decide", date(2022, 8, 1))
    client = client_of(district, "admin")
    url = f"/desk/admin/limits/{limit.pk}/"
    form = client.get(url).context["form"]
    given = {
        name: form.initial.get(name)
        for name in form.fields
        if form.initial.get(name) not in (None, False)
    }
    without = client.post(url, {**given, "amount": 50})
    assert without.status_code == 422
    assert client.post(url, {**given, "amount": 50, "why": "试行缩短"}).status_code == 302
    now = limit_for("reconsideration.decide", date(2022, 8, 1))
    assert (now.amount, now.revision, now.edited_by) == (
        50,
        limit.revision + 1,
        district.people["admin"],
    )
    assert "试行缩短" in client.get(f"/desk/admin/limits/{now.pk}/").content.decode()


def test_seal_and_verify(filed: Case) -> None:
    client = client_of(filed.district, "admin")
    assert (
        "已封存" in client.post("/desk/admin/ledger/", {"seal": "1"}, follow=True).content.decode()
    )
    assert Seal.objects.exists()
    assert "核验通过" in client.post("/desk/admin/ledger/", {"verify": "1"}).content.decode()
    assert client.get("/desk/admin/ledger/head.json").json()["number"] == 1


def test_own_page_tells_rights_in_words(district: District) -> None:
    page = client_of(district, "handler").get("/desk/me/").content.decode()
    assert "作为承办人" in page
    assert "本人承办的案件" in page


def test_background_tasks_are_named_in_words(filed: Case) -> None:
    enqueue_due()
    page = client_of(filed.district, "admin").get("/desk/admin/tasks/").content.decode()
    assert "封存事项记录" in page
    assert "kernel.ledger" not in page
