from tests.build import blueprint, question

from mlquiz.authoring.coverage import full_mocks
from mlquiz.exam.quotas import seats


def test_a_quota_is_a_domains_share_of_the_longest_form() -> None:
    assert seats(blueprint(weights=(60, 40), questions=10)) == {"data": 6, "models": 4}
    assert seats(blueprint(weights=(1, 1, 1), questions=10)) == {"data": 4, "models": 3, "operations": 3}


def test_the_domain_that_runs_dry_first_decides_how_many_mocks_there_are() -> None:
    bank = [question(place) for place in range(18)] + [
        question(place, domain="models") for place in range(11)
    ]
    assert full_mocks(blueprint(), bank) == 2
    assert full_mocks(blueprint(), bank[:18]) == 0
    assert full_mocks(blueprint(), []) == 0


def test_a_domain_that_no_mock_draws_from_limits_nothing() -> None:
    bank = [question(place) for place in range(20)]
    assert full_mocks(blueprint(weights=(1, 0)), bank) == 2
