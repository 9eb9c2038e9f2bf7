"""Promise 6: every message shows the person's current answer and a way to change it, also when the meeting is full
or the deadline has passed.
"""

from bot.rehearsal.stage import Stage
from tests.stories.test_places import ONE_SEAT, TWO_SEATS, answer, gather, tap


def newest(stage: Stage, name: str) -> tuple[str, list[str]]:
    """What she reads last, and the labels of what can be pressed there: three of them are the answers."""
    if name in stage.phones:
        return stage.phones[name].last.text, stage.phones[name].last.labels
    mail = stage.mailboxes[name].messages[-1]
    return mail.text, list(mail.buttons)


def can_change(stage: Stage, name: str) -> bool:
    """Whether her newest message takes each of the three answers; the one that stands is marked as such or not."""
    _, labels = newest(stage, name)
    words = ("Tak", "Może", "Nie") if name == "Ania" else ("Ano", "Možná", "Ne")
    return all(any(word in label.split() for label in labels) for word in words)


async def test_from_the_invitation_to_the_reminder(stage: Stage) -> None:
    await gather(stage, "Ania", "Cecílie", seats=TWO_SEATS)
    for name, none_yet in (("Ania", "Państwa odpowiedź: jeszcze brak"), ("Cecílie", "Vaše odpověď: zatím žádná")):
        assert none_yet in newest(stage, name)[0]
        assert can_change(stage, name)

    await answer(stage, "Ania", "ACCEPTED")
    await answer(stage, "Cecílie", "TENTATIVE")
    stands = (("Ania", "Państwa odpowiedź: ✅ Tak"), ("Cecílie", "Vaše odpověď: ❔ Možná"))
    for name, answered in stands:
        assert answered in newest(stage, name)[0]
        assert can_change(stage, name)

    await stage.move(days=14)
    for name, answered in stands:
        assert "7 dn" in newest(stage, name)[0]  # the reminder of a week before
        assert answered in newest(stage, name)[0]
        assert can_change(stage, name)


async def test_when_it_is_full_and_when_the_deadline_has_passed(stage: Stage) -> None:
    await gather(stage, "Ania", "Cecílie", "David", seats=ONE_SEAT)
    for name in ("Ania", "Cecílie", "David"):
        await answer(stage, name, "ACCEPTED")
    for name, queued in (("Cecílie", "Čekací listina, pořadí 1"), ("David", "Čekací listina, pořadí 2")):
        assert "Vaše odpověď: ✅ Ano" in newest(stage, name)[0]
        assert queued in newest(stage, name)[0]
        assert can_change(stage, name)

    await stage.move(days=15)  # 16 February; answers were asked for by the 15th
    card = await tap(stage, stage.phones["David"], "meeting:culture")
    assert "Vaše odpověď: ✅ Ano" in card
    assert can_change(stage, "David")
    for name, declined in (("David", "Vaše odpověď: ❌ Ne"), ("Cecílie", "Vaše odpověď: ❌ Ne")):
        await answer(stage, name, "DECLINED")
        assert declined in newest(stage, name)[0]
        assert can_change(stage, name)
