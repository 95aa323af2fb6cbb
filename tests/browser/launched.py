"""One Chromium a process: Playwright cannot be started twice in the same thread."""

from functools import cache

from playwright.sync_api import Browser, Playwright, sync_playwright

from tests.browser.chromium import FLAGS, find


@cache
def playwright() -> Playwright:
    return sync_playwright().start()


@cache
def chromium() -> Browser:
    return playwright().chromium.launch(executable_path=find(), args=list(FLAGS))


def close() -> None:
    if chromium.cache_info().currsize:
        chromium().close()
    if playwright.cache_info().currsize:
        playwright().stop()
    chromium.cache_clear()
    playwright.cache_clear()
