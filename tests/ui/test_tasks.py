"""Work beside the window: only the newest question is answered, in the thread of the window."""

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from catalog_app.errors import Cancelled, CatalogError, NotFound
from catalog_app.ui.tasks import Lane, Stop
from tests import keys


@pytest.fixture
def lane(qtbot: QtBot) -> Iterator[Lane]:
    lane = Lane()
    yield lane
    lane.close()


def test_the_work_is_done_beside_and_answered_in_the_window(qtbot: QtBot, lane: Lane) -> None:
    threads: list[threading.Thread] = []
    lane.ask(
        lambda _stop: threads.append(threading.current_thread()),
        lambda _: threads.append(threading.current_thread()),
        lambda _: None,
    )
    keys.until(lambda: len(threads) == 2)
    assert threads[0] is not threading.main_thread()
    assert threads[1] is threading.main_thread()


def test_an_outdated_question_is_told_to_stop_and_its_answer_dropped(
    qtbot: QtBot, lane: Lane
) -> None:
    begun, answers = threading.Event(), list[str]()

    def long_work(stop: Stop) -> str:
        begun.set()
        while not stop():
            pass
        return "old"

    lane.ask(long_work, answers.append, answers.append)
    assert begun.wait(keys.PATIENCE / 1000)
    lane.ask(lambda _stop: "new", answers.append, answers.append)
    keys.until(lambda: bool(answers))
    assert answers == ["new"]


def test_what_the_user_should_know_is_handed_over(qtbot: QtBot, lane: Lane) -> None:
    told: list[CatalogError] = []

    def fail(_stop: Stop) -> None:
        raise NotFound("It is gone.")

    lane.ask(fail, lambda _: None, told.append)
    keys.until(lambda: bool(told))
    assert str(told[0]) == "It is gone."


def test_an_interrupted_question_is_answered_by_nothing(qtbot: QtBot, lane: Lane) -> None:
    told: list[object] = []

    def fail(_stop: Stop) -> None:
        raise Cancelled("The search was stopped.")

    lane.ask(fail, told.append, told.append)
    lane.wait(keys.PATIENCE / 1000)
    keys.settle()
    assert told == []


def test_a_mistake_of_ours_is_raised_where_the_hook_sees_it(qtbot: QtBot, lane: Lane) -> None:
    def fail(_stop: Stop) -> None:
        raise ZeroDivisionError

    with qtbot.captureExceptions() as raised:
        lane.ask(fail, lambda _: None, lambda _: None)
        keys.until(lambda: bool(raised))
    assert [kind for kind, _, _ in raised] == [ZeroDivisionError]


def test_after_the_end_nothing_is_asked_or_answered(qtbot: QtBot) -> None:
    lane, answers = Lane(), list[str]()
    lane.ask(lambda _stop: "late", answers.append, answers.append)
    lane.close()
    lane.ask(lambda _stop: "too late", answers.append, answers.append)
    keys.settle()
    assert answers == []


def test_what_is_urgent_comes_before_what_was_asked_earlier(qtbot: QtBot, lane: Lane) -> None:
    later, told = Lane(later=1), list[str]()

    def urgent(_answer: object) -> None:
        told.append("urgent")
        Lane.rush(on=False)

    Lane.rush(on=True)
    later.ask(lambda _stop: "later", told.append, told.append)
    qtbot.wait(5)
    lane.ask(lambda _stop: None, urgent, told.append)
    qtbot.waitUntil(lambda: len(told) == 2, timeout=3000)
    later.close()
    assert told == ["urgent", "later"]


def test_what_comes_later_is_asked_at_once_where_somebody_waits_for_it(qtbot: QtBot) -> None:
    lane, told = Lane(later=60_000), list[str]()
    lane.ask(lambda _stop: "there", told.append, told.append)
    lane.wait(3)
    lane.close()
    assert told == ["there"]


def test_what_was_dropped_before_its_time_is_never_asked(qtbot: QtBot) -> None:
    lane, asked = Lane(later=1), list[object]()
    lane.ask(asked.append, asked.append, asked.append)
    lane.drop()
    qtbot.wait(20)
    lane.close()
    assert asked == []
