### Places: seats, the waiting list, offers and requests; and what belongs to an answer.
### Address: formal, „vy“; no form shows the gender of the reader. Names and titles are never declined.

## Where a person stands

# Variables:
#   $seats (Number): how many people the place is for
place-confirmed =
    { $seats ->
        [one] 🎟 Místo je potvrzeno.
        [few] 🎟 Potvrzena jsou { $seats } místa.
       *[other] 🎟 Potvrzeno je { $seats } míst.
    }

# Variables:
#   $position (Number): which one in the queue; 1 is the first
place-queued = ⏳ Čekací listina, pořadí { $position }. Jakmile se místo uvolní, dáme vám vědět.

# Variables:
#   $until (Datetime): until when the offer stands, local time
place-is-offered = 🎁 Čeká na vás volné místo: odpovězte prosím „ano“ do { DAY($until) } do { DATETIME($until, timeStyle: "short") } hodin.

place-asked = 🕐 Žádost čeká na rozhodnutí pořadatele.
# Variables:
#   $most (Number): how many delegates an institution may send
place-beyond-quota = 🕐 Instituce už přihlásila tolik osob, kolik může vyslat ({ NUMBER($most) }). O místě rozhodne pořadatel. Někdo z přihlášených také může své místo předat.

place-refused = Je nám líto: pořadatel nemohl místo přidělit.
meeting-full = ℹ️ Všechna místa jsou obsazena. Odpověď „ano“ znamená zápis na čekací listinu.

## What belongs to an answer

# Variables:
#   $party (Number): people, the reader included; two or more
detail-party =
    { $party ->
        [one] 👥 { $party } osoba
        [few] 👥 { $party } osoby
       *[other] 👥 { $party } osob
    }

# Variables:
#   $need (String): for example need-pl-cs
detail-need = 🤝 { $need }

# Variables:
#   $note (String): the person's own words
detail-note = ✏️ { $note }

need-pl-cs = tlumočení z polštiny do češtiny
need-cs-pl = tlumočení z češtiny do polštiny
need-sign = tlumočení do znakového jazyka
need-access = bezbariérový přístup
need-diet = speciální strava
need-table = stůl
need-power = elektřina

# Variables:
#   $shows (String): the person's own words
detail-shows = 🎪 { $shows }

# Variables:
#   $slot (String): a time of the day, for example 08:30
detail-slot = 🕗 Příprava stánku: { $slot }

details-none = Zatím není nic zaznamenáno.
details-by-mail = Počet osob můžete uvést v odpovědi, například: ANO, 3 osoby. Na další řádek můžete připsat, co bychom ještě měli vědět.

# Variables:
#   $title (String): title of the meeting
#   $given (String): detail-party, detail-need and detail-note, one below the other; or details-none
answer-details =
    Kolik osob přijde a co máme připravit? Všechny údaje jsou dobrovolné.

    { $given }
    .title = Podrobnosti: { $title }

# Variables:
#   $title (String): title of the meeting
#   $most (Number): how many characters it may have
ask-note =
    { $most ->
        [one] Napište prosím, co by pořadatelé měli vědět (nejvýše { $most } znak).
        [few] Napište prosím, co by pořadatelé měli vědět (nejvýše { $most } znaky).
       *[other] Napište prosím, co by pořadatelé měli vědět (nejvýše { $most } znaků).
    }
    .title = Poznámka pro pořadatele: { $title }

# Variables:
#   $title (String): title of the meeting
#   $most (Number): how many characters it may have
ask-shows =
    { $most ->
        [one] Napište prosím, co na stánku ukážete (nejvýše { $most } znak).
        [few] Napište prosím, co na stánku ukážete (nejvýše { $most } znaky).
       *[other] Napište prosím, co na stánku ukážete (nejvýše { $most } znaků).
    }
    .title = Stánek: { $title }

# Variables:
#   $slot (String): a time of the day, for example 08:30
stand-by-mail =
    Stánek můžete popsat v odpovědi na tuto zprávu, každý údaj na zvláštní řádek, například:
    Ukážeme: řemeslné výrobky
    Stůl: ano
    Elektřina: ne
    Čas: { $slot }

button-shows = 🎪 Co ukážeme

# Variables:
#   $slot (String): a time of the day, for example 08:30
button-slot = 🕗 { $slot }

# Variables:
#   $slot (String): a time of the day, for example 08:30
button-slot-chosen = ✅ { $slot }

## Offers and decisions

# Variables:
#   $title (String): title of the meeting
#   $kind (String): for example kind-conference
#   $facts (String): meeting-facts or meeting-facts-days
#   $session (String): title of the workshop or panel, or nothing
#   $answer (String): where the reader stands
#   $until (Datetime): until when the offer stands, local time
place-offered =
    Uvolnilo se místo, na které čekáte.
    { $session }

    { $kind }
    { $facts }

    { $answer }

    Místo na vás čeká do { DATETIME($until, dateStyle: "long") } do { DATETIME($until, timeStyle: "short") } hodin. Poté je nabídneme dalšímu zájemci.
    .title = Volné místo: { $title }

# Variables:
#   $title (String): title of the meeting
#   $kind (String): for example kind-conference
#   $facts (String): meeting-facts or meeting-facts-days
#   $session (String): title of the workshop or panel, or nothing
#   $answer (String): where the reader stands
offer-lapsed =
    Odpověď jsme v termínu nedostali, místo proto nabízíme dalším zájemcům z čekací listiny.
    { $session }

    { $kind }
    { $facts }

    { $answer }

    Odpověď „ano“ znamená nový zápis na konec čekací listiny.
    .title = Lhůta uplynula: { $title }

# Variables:
#   $title (String): title of the meeting
#   $kind (String): for example kind-conference
#   $facts (String): meeting-facts or meeting-facts-days
#   $decision (String): place-confirmed, place-queued or place-refused
place-decided =
    { $decision }

    { $kind }
    { $facts }
    .title = Rozhodnutí pořadatele: { $title }

## To organisers

# Variables:
#   $city (String): name of the city, or not-given
#   $kind (String): kind of institution, or not-given
origin = { $city } · { $kind }

# Variables:
#   $title (String): title of the meeting
#   $starts (Datetime): when it begins, local time
#   $name (String): of the person who asks
#   $origin (String): the message origin
#   $institutions (String): institution-sends, one below the other, or nothing
#   $seats (Number): people in the party
#   $details (String): detail-need and detail-note, one below the other, or nothing
#   $why (String): request-because-approval, request-because-late or request-because-quota
#   $taken (Number): seats confirmed or offered
#   $capacity (Number): seats there are
#   $status (String): for example request-requested
place-requested =
    📅 { DAY($starts) }
    👤 { $name } · { $origin }
    👥 { NUMBER($seats) }
    { $details }

    { $institutions }

    { $why }
    Obsazená místa: { $taken } z { $capacity }

    { $status }
    .title = Žádost o místo: { $title }

request-because-approval = Místa na tomto setkání přiděluje pořadatel.
request-because-late = Odpověď přišla po termínu.
request-because-quota = Instituce už vysílá tolik osob, kolik může.
request-requested = ❓ Přidělit místo?
request-confirmed = ✅ Místo je přiděleno.
request-queued = ⏳ Žádost přijata; všechna místa jsou obsazena, čeká tedy na čekací listině.
request-offered = 🎁 Žádost přijata; bylo nabídnuto volné místo.
request-returned = Žádost byla vzata zpět.
request-refused = ❌ Zamítnuto.

## Buttons

# Variables:
#   $n (String): how many people
button-party = 👥 { $n }

# Variables:
#   $n (String): how many people
button-party-chosen = ✅ { $n }

# Variables:
#   $need (String): for example need-pl-cs
button-need = ☐ { $need }

# Variables:
#   $need (String): for example need-pl-cs
button-need-chosen = ☑ { $need }

button-details = 👥 Počet osob a potřeby
button-note = ✏️ Připsat poznámku
button-back-to-meeting = ↩️ Zpět k setkání
button-take-place = ✅ Místo přijímám
button-leave-place = ❌ Místo nevyužiji
button-queue-again = ⏳ Znovu na čekací listinu
button-admit = ✅ Přidělit místo
button-readmit = ↩️ Přece jen přidělit místo
button-refuse = ❌ Zamítnout
place-requested-by-mail = Odpovězte prosím na tuto zprávu jedním slovem: ANO – přidělit místo, NE – zamítnout.
offer-by-mail = Odpovězte prosím na tuto zprávu jedním slovem: ANO – místo přijímám, NE – místo nevyužiji.
