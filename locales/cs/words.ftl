### Fixed words and small patterns that stand inside other texts.
### Address: formal, „vy“; no form shows the gender or number of the reader. Names and titles are never declined.

## Answers

answer-accepted = ✅ Ano
answer-tentative = ❔ Možná
answer-declined = ❌ Ne
answer-delegated = 🔁 Náhrada (místo předáno)
answer-needs-action = zatím žádná

## Languages; on a button a language is named in itself

language-pl = polština
language-cs = čeština
button-language-pl = Polski
button-language-cs = Čeština
languages-pl = Polsky
languages-cs = Česky
languages-pl-cs = Česky a polsky, s tlumočením

## Channels

channel-telegram = Telegram
channel-email = e-mail

## Meetings and sessions

kind-sector-meeting = Oborové setkání
kind-conference = Konference
kind-stand = Propagační stánek
session-workshop = workshop
session-panel = panelová diskuse

## Roles

role-organiser = pořádání setkání
role-moderator = moderování
role-translator = překlady a tlumočení
role-door-helper = pomoc u vstupu

## When there is nothing, or everything

none = zatím nic
not-given = neuvedeno
every-sector = všechny obory
every-city = všechna města

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
