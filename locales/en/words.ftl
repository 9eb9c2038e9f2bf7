### Fixed words and small patterns that stand inside other texts.
### Address: plain and polite; the reference for developers, no participant reads it.

## Answers

answer-accepted = ✅ Yes
answer-tentative = ❔ Maybe
answer-declined = ❌ No
answer-delegated = 🔁 A substitute comes instead
answer-needs-action = none yet

## Languages; on a button a language is named in itself

language-pl = Polish
language-cs = Czech
button-language-pl = Polski
button-language-cs = Čeština
languages-pl = In Polish
languages-cs = In Czech
languages-pl-cs = In Polish and Czech, interpreted

## Channels

channel-telegram = Telegram
channel-email = e-mail

## Meetings and sessions

kind-sector-meeting = Sector meeting
kind-conference = Conference
kind-stand = Promotion stand
session-workshop = workshop
session-panel = panel

## Roles

role-organiser = organising
role-moderator = moderating
role-translator = translating
role-door-helper = helping at the door

## When there is nothing, or everything

none = none
not-given = not given
every-sector = all sectors
every-city = all cities

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
