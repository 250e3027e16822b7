"""The way back leads to the places that were looked at, in their order, and forward again."""

from catalog_app.ui.trail import Place, Trail

EVENTS, PEOPLE, TURKSOY = (
    Place("events", "", 1),
    Place("people", "country:AZ", 0),
    Place("organisations", "turksoy", 7),
)


def trail(*places: Place) -> Trail:
    """Of somebody who has left each of the places."""
    made = Trail()
    for place in places:
        made.leave(place)
    return made


def test_at_the_beginning_there_is_no_way() -> None:
    new = Trail()
    assert new.ways == (False, False)
    assert (new.back(EVENTS), new.forward(EVENTS)) == (None, None)


def test_one_goes_back_and_forward_again() -> None:
    walked = trail(EVENTS, PEOPLE)
    assert walked.back(TURKSOY) == PEOPLE
    assert walked.back(PEOPLE) == EVENTS
    assert walked.ways == (False, True)
    assert walked.forward(EVENTS) == PEOPLE
    assert walked.forward(PEOPLE) == TURKSOY
    assert walked.ways == (True, False)


def test_a_new_way_forgets_what_lay_ahead() -> None:
    walked = trail(EVENTS)
    assert walked.back(PEOPLE) == EVENTS
    walked.leave(EVENTS)
    assert walked.ways == (True, False)
    assert walked.back(TURKSOY) == EVENTS


def test_the_place_at_hand_is_passed_over() -> None:
    walked = trail(EVENTS, PEOPLE)
    assert walked.back(PEOPLE) == EVENTS


def test_a_place_left_twice_is_one_step() -> None:
    walked = trail(EVENTS, EVENTS)
    assert walked.back(PEOPLE) == EVENTS
    assert walked.ways[0] is False


def test_of_a_long_way_the_oldest_places_are_forgotten() -> None:
    walked = trail(*(Place("events", "", id) for id in range(1000)))
    steps, here = 0, TURKSOY
    while (before := walked.back(here)) is not None:
        steps, here = steps + 1, before
    assert steps == 100
    assert here.id == 900
