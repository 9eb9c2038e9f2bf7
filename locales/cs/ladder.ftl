### Kroky připomínek: v den setkání a po něm. Připomínky a prosby o odpověď jsou v souboru meetings.ftl.
### Address: formal, „vy“; no form shows the gender of the reader. Names and titles are never declined.

# Variables:
#   $link (String): an https address
here-map = 🗺 Mapa: { $link }

# Variables:
#   $title (String): title of the meeting
#   $kind (String): for example kind-conference
#   $facts (String): meeting-facts or meeting-facts-days
#   $sessions (String): the message sessions, or nothing
#   $answer (String): the message current-answer
#   $map (String): the message here-map, or nothing
we-are-here =
    Setkání je už dnes. Těšíme se na vás.

    { $facts }
    { $map }

    { $sessions }

    { $answer }
    .title = Už dnes: { $title }

# Variables:
#   $materials (String): a text or an address
thanks-materials =
    Materiály ze setkání:
    { $materials }

# Variables:
#   $title (String): title of the meeting
#   $materials (String): the message thanks-materials, or nothing
thanks =
    Děkujeme za účast na setkání a za rozhovory přes hranici.

    { $materials }

    Dotazy a připomínky rádi přijmeme v odpovědi.
    .title = Děkujeme za účast: { $title }

# Variables:
#   $title (String): title of the meeting
#   $materials (String): a text or an address
materials =
    Posíláme materiály ze setkání.

    { $materials }
    .title = Materiály: { $title }

## To organisers: what could not be sent in time

# Variables:
#   $title (String): title of the meeting
#   $step (String): for example step-reminder
#   $at (Datetime): when it was due, local time
#   $people (Number): how many would have got it
step-missed =
    { $title }

    Plánovaný termín: { DATETIME($at, dateStyle: "long") } v { DATETIME($at, timeStyle: "short") }. Systém v té době nebyl v provozu a teď už je pozdě.
    { $people ->
        [one] Zprávu nedostala { $people } osoba.
        [few] Zprávu nedostaly { $people } osoby.
       *[other] Zprávu nedostalo { $people } osob.
    }
    .title = Neodesláno: { $step }

step-reminder = připomínka
step-nudge = prosba o odpověď
step-here = informace o příjezdu
step-thanks = poděkování

broadcast-of-we-are-here = Informace o příjezdu
broadcast-of-thanks = Poděkování
broadcast-of-materials = Materiály
