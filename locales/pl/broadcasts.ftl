### Messages to many: how they go out, what can still be done about them, whom they did not reach. Only organisers read it.
### Address: formal, „Państwo”; no form shows the gender or number of the reader. Names and titles are never declined.

# Variables:
#   $name (String): for example broadcast-of-invitation
#   $about (String): the beginning of the announcement, the meeting's title, or nothing
#   $state (String): for example broadcast-is-running, or two lines in quiet hours
#   $progress (String): the message broadcast-progress, or nothing
#   $counts (String): how many copies stand how, one line each
#   $doubtful (String): the message broadcast-doubtful, or nothing
#   $left (String): broadcast-left-minutes, broadcast-left-hours, or nothing
broadcast =
    { $about }

    { $state }

    { $progress }
    { $counts }

    { $doubtful }

    { $left }
    .title = { $name }

## What it is

# Variables:
#   $number (Number): number of the announcement
broadcast-of-announcement = Ogłoszenie nr { NUMBER($number, useGrouping: 0) }
broadcast-of-invitation = Zaproszenia
broadcast-of-reminder = Przypomnienie
broadcast-of-nudge = Prośba o odpowiedź
broadcast-of-meeting-moved = Zmiana terminu lub miejsca
broadcast-of-meeting-cancelled = Odwołanie spotkania

## How it stands

# Variables:
#   $count (Number): seconds
broadcast-is-undoable =
    { $count ->
        [one] ↩️ Wysyłanie rozpocznie się za { $count } sekundę. Do tego czasu można je cofnąć.
        [few] ↩️ Wysyłanie rozpocznie się za { $count } sekundy. Do tego czasu można je cofnąć.
       *[many] ↩️ Wysyłanie rozpocznie się za { $count } sekund. Do tego czasu można je cofnąć.
    }

# Variables:
#   $at (Datetime): when sending begins, local time
broadcast-is-held = ↩️ Wysyłanie rozpocznie się o godz. { DATETIME($at, timeStyle: "short") }. Do tego czasu można je cofnąć, a kolejne zmiany trafią do tej samej wiadomości.

# Variables:
#   $count (Number): seconds
broadcast-is-undoable-still =
    { $count ->
        [one] ↩️ Wysyłanie można cofnąć jeszcze przez { $count } sekundę.
        [few] ↩️ Wysyłanie można cofnąć jeszcze przez { $count } sekundy.
       *[many] ↩️ Wysyłanie można cofnąć jeszcze przez { $count } sekund.
    }

# Variables:
#   $at (Datetime): when the quiet hours end, local time
broadcast-rests = 🌙 Cisza nocna: wysyłanie rozpocznie się o godz. { DATETIME($at, timeStyle: "short") }.

# Variables:
#   $at (Datetime): when the quiet hours end, local time
broadcast-rests-on = 🌙 Cisza nocna: wysyłanie będzie kontynuowane od godz. { DATETIME($at, timeStyle: "short") }.

broadcast-is-running = 📤 Wysyłanie trwa.
broadcast-is-paused = ⏸ Wysyłanie wstrzymane. Nic nie przepadło: pozostałe wiadomości czekają na wznowienie.

# Variables:
#   $at (Date): when it should have gone out
broadcast-is-late = ❓ Ta wiadomość miała zostać wysłana { DATETIME($at, dateStyle: "long") } o godz. { DATETIME($at, timeStyle: "short") }, ale nie było to możliwe. Czy jest nadal aktualna? Bez Państwa decyzji nic więcej nie zostanie wysłane.
broadcast-is-cancelled = ⏹ Wysyłanie przerwane. Pozostałe osoby nie otrzymają tej wiadomości.
broadcast-is-finished = 🏁 Wysyłanie zakończone.
broadcast-is-undone = ↩️ Wysyłanie cofnięte. Nikt nie otrzymał tej wiadomości.

broadcast-word-undoable = zaraz się rozpocznie
broadcast-word-running = trwa
broadcast-word-paused = wstrzymane
broadcast-word-late = czeka na decyzję
broadcast-word-cancelled = przerwane
broadcast-word-finished = zakończone
broadcast-word-undone = cofnięte

# Variables:
#   $bar (String): the progress as a bar
#   $percent (Number): the progress in per cent
#   $total (Number): how many people are meant
broadcast-progress =
    { $bar } { $percent }%
    Odbiorcy: { $total }

# Variables:
#   $count (Number): how many people
broadcast-count-delivered = ✅ Dostarczono: { $count }

# Variables:
#   $count (Number): how many people
broadcast-count-waiting = ⏳ Czeka: { $count }

# Variables:
#   $count (Number): how many people
broadcast-count-deferred = 🔁 Do ponowienia: { $count }

# Variables:
#   $count (Number): how many people
broadcast-count-refused = ⚠️ Nie udało się wysłać: { $count }

# Variables:
#   $count (Number): how many people
broadcast-count-gone = ❌ Bez działającego adresu: { $count }

# Variables:
#   $count (Number): how many people
broadcast-count-skipped = ⏭ Pominięto: { $count }

# Variables:
#   $count (Number): how many people
broadcast-count-uncertain = ❔ Nie ma pewności, czy dotarło: { $count }

# Variables:
#   $count (Number): how many people
broadcast-doubtful =
    { $count ->
        [one] { $count } osoba mogła otrzymać tę wiadomość dwa razy.
        [few] { $count } osoby mogły otrzymać tę wiadomość dwa razy.
       *[many] { $count } osób mogło otrzymać tę wiadomość dwa razy.
    }

# Variables:
#   $count (Number): minutes
broadcast-left-minutes =
    { $count ->
        [one] Pozostało około { $count } minuty.
        [few] Pozostało około { $count } minut.
       *[many] Pozostało około { $count } minut.
    }

# Variables:
#   $count (Number): hours
broadcast-left-hours =
    { $count ->
        [one] Pozostało około { $count } godziny.
        [few] Pozostało około { $count } godzin.
       *[many] Pozostało około { $count } godzin.
    }

## What can be done

button-broadcast-undo = ↩️ Cofnij
button-broadcast-pause = ⏸ Wstrzymaj
button-broadcast-resume = ▶️ Wznów
button-broadcast-send-now = ▶️ Wyślij teraz
button-broadcast-cancel = ⏹ Przerwij
button-broadcast-cancel-yes = Tak, przerwij
button-broadcast-refresh = 🔄 Odśwież
button-broadcast-failed-yes = Tak, wyślij ponownie
button-broadcast-uncertain-yes = Tak, wyślij ponownie

# Variables:
#   $count (String): how many people
button-broadcast-failed = 🔁 Ponów niedostarczone ({ $count })

# Variables:
#   $count (String): how many people
button-broadcast-uncertain = ❔ Ponów niepewne ({ $count })

# Variables:
#   $count (String): how many people
button-broadcast-calls = 📞 Do kogo zadzwonić ({ $count })

# Variables:
#   $name (String): for example broadcast-of-invitation
#   $question (String): broadcast-confirm-cancel, broadcast-confirm-failed or broadcast-confirm-uncertain
broadcast-confirm = { $question }
    .title = { $name }

# Variables:
#   $count (Number): how many people still wait for it
broadcast-confirm-cancel =
    { $count ->
        [one] Czy przerwać wysyłanie? Wiadomości nie otrzyma { $count } osoba. Tego nie można cofnąć.
        [few] Czy przerwać wysyłanie? Wiadomości nie otrzymają { $count } osoby. Tego nie można cofnąć.
       *[many] Czy przerwać wysyłanie? Wiadomości nie otrzyma { $count } osób. Tego nie można cofnąć.
    }

# Variables:
#   $count (Number): how many people
broadcast-confirm-uncertain =
    { $count ->
        [one] Nie ma pewności, czy wiadomość dotarła do { $count } osoby. Możliwe, że osoba ta przeczyta ją dwa razy. Czy wysłać ponownie?
        [few] Nie ma pewności, czy wiadomość dotarła do { $count } osób. Część z nich przeczyta ją dwa razy. Czy wysłać ponownie?
       *[many] Nie ma pewności, czy wiadomość dotarła do { $count } osób. Część z nich przeczyta ją dwa razy. Czy wysłać ponownie?
    }

# Variables:
#   $count (Number): how many people
broadcast-confirm-failed =
    { $count ->
        [one] Wysyłanie tej wiadomości zostało przerwane. Czy mimo to wysłać ją ponownie? Dotyczy to { $count } osoby, do której nie dotarła.
        [few] Wysyłanie tej wiadomości zostało przerwane. Czy mimo to wysłać ją ponownie? Dotyczy to { $count } osób, do których nie dotarła.
       *[many] Wysyłanie tej wiadomości zostało przerwane. Czy mimo to wysłać ją ponownie? Dotyczy to { $count } osób, do których nie dotarła.
    }

## Whom it did not reach

# Variables:
#   $name (String): for example broadcast-of-invitation
#   $part (Number): number of this part
#   $parts (Number): how many parts there are
#   $people (String): who is to be called, one line each
#   $more (String): the message call-list-more, or nothing
call-list =
    { $name }

    { $people }

    { $more }
    .title = Do kogo zadzwonić { $part }/{ $parts }

# Variables:
#   $name (String): name of the person and of her institution, or a dash
#   $address (String): the address that does not work
#   $reason (String): why, for example call-reason-blocked
call-line = • { $name } · { $address } · { $reason }

# Variables:
#   $address (String): another address of the same person, that does not work either
#   $reason (String): why, for example call-reason-blocked
call-line-also = ↳ { $address } · { $reason }

call-list-empty = Do wszystkich można było dotrzeć.

# Variables:
#   $count (Number): how many are not shown here
#   $broadcast (String): number of the broadcast
call-list-more =
    { $count ->
        [one] I jeszcze { $count } osoba. Całą listę może pokazać administrator bota: mosty broadcast calls { $broadcast }
        [few] I jeszcze { $count } osoby. Całą listę może pokazać administrator bota: mosty broadcast calls { $broadcast }
       *[many] I jeszcze { $count } osób. Całą listę może pokazać administrator bota: mosty broadcast calls { $broadcast }
    }

call-reason-no-address = brak działającego adresu
call-reason-works = adres działa
call-reason-by-person = osoba zrezygnowała z wiadomości
call-reason-blocked = bot został zablokowany
call-reason-account-deleted = konto na Telegramie już nie istnieje
call-reason-chat-unknown = Telegram nie zna już tej rozmowy
call-reason-mailbox-unknown = skrzynka pocztowa nie istnieje
call-reason-mailbox-closed = skrzynka pocztowa jest zamknięta
call-reason-mailbox-full = skrzynka pocztowa jest przepełniona
call-reason-no-route = nie znaleziono serwera poczty
call-reason-too-late = nie udało się dostarczyć wiadomości na czas
call-reason-no-rights = bot nie może pisać w tej grupie
call-reason-turned-away = serwer poczty odrzucił wiadomość zgodnie ze swoimi zasadami
call-reason-came-back = wiadomość wróciła jako niedostarczona

# Variables:
#   $said (String): the server's own words
call-reason-other = inny powód: { $said }

## The list

# Variables:
#   $broadcasts (String): what has gone out lately, one line each, or none
broadcasts = { $broadcasts }
    .title = Wysłane wiadomości

# Variables:
#   $name (String): for example broadcast-of-invitation
#   $at (Date): when it was started
#   $state (String): for example broadcast-word-running
#   $done (String): how many it has reached
#   $total (Number): how many people are meant
broadcast-line = • { $name } · { DAY($at) }, { DATETIME($at, timeStyle: "short") } · { $state } · { $done }/{ $total }

button-broadcasts = Wysłane wiadomości

# Variables:
#   $name (String): for example broadcast-of-invitation
#   $at (Date): when it was started
button-broadcast-show = { $name } · { DAY($at) }, { DATETIME($at, timeStyle: "short") }
