### Fixed words and small patterns that stand inside other texts.
### Address: formal, „Państwo”; no form shows the gender or number of the reader. Names and titles are never declined.

## Answers

answer-accepted = ✅ Tak
answer-tentative = ❔ Może
answer-declined = ❌ Nie
answer-delegated = 🔁 Zastępstwo (miejsce przekazane)
answer-needs-action = jeszcze brak

## Languages; on a button a language is named in itself

language-pl = polski
language-cs = czeski
button-language-pl = Polski
button-language-cs = Čeština
languages-pl = Po polsku
languages-cs = Po czesku
languages-pl-cs = Po polsku i po czesku, z tłumaczeniem

## Channels

channel-telegram = Telegram
channel-email = e-mail

## Meetings and sessions

kind-sector-meeting = Spotkanie branżowe
kind-conference = Konferencja
kind-stand = Stoisko promocyjne
session-workshop = warsztaty
session-panel = panel dyskusyjny

## Roles

role-organiser = organizacja spotkań
role-moderator = moderacja
role-translator = tłumaczenie
role-door-helper = obsługa wejścia

## When there is nothing, or everything

none = brak
not-given = nie podano
every-sector = wszystkie dziedziny
every-city = wszystkie miasta

## Small patterns

# Variables:
#   $name (String): what is named
name = { $name }

# Variables:
#   $name (String): what is listed
listed = • { $name }

# Variables:
#   $number (Number): its number in the list
#   $name (String): what is listed
numbered = { NUMBER($number, useGrouping: 0) }. { $name }

# Variables:
#   $name (String): what is counted, for example language-pl
#   $count (Number): how many people
count = • { $name }: { $count }

# Variables:
#   $name (String): what can be chosen
button-on = ☑ { $name }

# Variables:
#   $name (String): what can be chosen
button-off = ☐ { $name }
