from tests.conftest import World


def test_home_says_what_is_due_first(world: World) -> None:
    page = world.sign_in("club_leader").get("/").text
    assert "Frist" in page and "Ny sak" in page


def test_signed_out_is_sent_to_sign_in(world: World) -> None:
    assert world.browser().get("/").location == "/logg-inn"
