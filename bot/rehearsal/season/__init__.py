"""The simulated season: the whole service in one process, under virtual time and a seeded chance.

Nothing inside the service is replaced. Only what lies outside it is played: the clock, the disk's delay, Telegram's and
the mail relay's wires, and some hundred people. Whatever happens follows from the seed, so a failure can be replayed.
"""
