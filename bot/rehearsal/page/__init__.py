"""The rehearsal's web page: several phones and mail programs beside each other, and a clock that can be moved.

server.py holds the page, doings.py acts for the people, view.py draws their screens, guide.py knows what to try next,
hours.py lets time pass. What runs in the browser lies in static/.
"""

from bot.rehearsal.page.server import open_page, serve_page

__all__ = ["open_page", "serve_page"]
