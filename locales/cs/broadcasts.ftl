### Messages to many: how they go out, what can still be done about them, whom they did not reach. Only organisers read it.
### Address: formal, „vy“; no form shows the gender or number of the reader. Names and titles are never declined.

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
broadcast-of-announcement = Oznámení č. { NUMBER($number, useGrouping: 0) }
broadcast-of-invitation = Pozvánky
broadcast-of-reminder = Připomínka
broadcast-of-nudge = Prosba o odpověď
broadcast-of-meeting-moved = Změna termínu nebo místa
broadcast-of-meeting-cancelled = Zrušení setkání

## How it stands

# Variables:
#   $count (Number): seconds
broadcast-is-undoable =
    { $count ->
        [one] ↩️ Odesílání začne za { $count } sekundu. Do té doby je lze vzít zpět.
        [few] ↩️ Odesílání začne za { $count } sekundy. Do té doby je lze vzít zpět.
       *[other] ↩️ Odesílání začne za { $count } sekund. Do té doby je lze vzít zpět.
    }

# Variables:
#   $at (Datetime): when sending begins, local time
broadcast-is-held = ↩️ Odesílání začne v { DATETIME($at, timeStyle: "short") }. Do té doby je lze vzít zpět a další změny se vejdou do téže zprávy.

# Variables:
#   $count (Number): seconds
broadcast-is-undoable-still =
    { $count ->
        [one] ↩️ Odesílání lze vzít zpět ještě { $count } sekundu.
        [few] ↩️ Odesílání lze vzít zpět ještě { $count } sekundy.
       *[other] ↩️ Odesílání lze vzít zpět ještě { $count } sekund.
    }

# Variables:
#   $at (Datetime): when the quiet hours end, local time
broadcast-rests = 🌙 Noční klid: odesílání začne v { DATETIME($at, timeStyle: "short") }.

# Variables:
#   $at (Datetime): when the quiet hours end, local time
broadcast-rests-on = 🌙 Noční klid: odesílání bude pokračovat v { DATETIME($at, timeStyle: "short") }.

broadcast-is-running = 📤 Odesílání probíhá.
broadcast-is-paused = ⏸ Odesílání je pozastaveno. Nic se neztratilo: zbývající zprávy čekají na pokračování.

# Variables:
#   $at (Date): when it should have gone out
broadcast-is-late = ❓ Tato zpráva měla být odeslána { DATETIME($at, dateStyle: "long") } v { DATETIME($at, timeStyle: "short") }, ale nebylo to možné. Je stále aktuální? Bez vašeho rozhodnutí se nic dalšího neodešle.
broadcast-is-cancelled = ⏹ Odesílání bylo přerušeno. Zbývající osoby tuto zprávu nedostanou.
broadcast-is-finished = 🏁 Odesílání je dokončeno.
broadcast-is-undone = ↩️ Odesílání bylo vzato zpět. Tuto zprávu nikdo nedostal.

broadcast-word-undoable = za chvíli začne
broadcast-word-running = probíhá
broadcast-word-paused = pozastaveno
broadcast-word-late = čeká na rozhodnutí
broadcast-word-cancelled = přerušeno
broadcast-word-finished = dokončeno
broadcast-word-undone = vzato zpět

# Variables:
#   $bar (String): the progress as a bar
#   $percent (Number): the progress in per cent
#   $total (Number): how many people are meant
broadcast-progress =
    { $bar } { $percent } %
    Příjemci: { $total }

# Variables:
#   $count (Number): how many people
broadcast-count-delivered = ✅ Doručeno: { $count }

# Variables:
#   $count (Number): how many people
broadcast-count-waiting = ⏳ Čeká: { $count }

# Variables:
#   $count (Number): how many people
broadcast-count-deferred = 🔁 Zkusíme znovu: { $count }

# Variables:
#   $count (Number): how many people
broadcast-count-refused = ⚠️ Nepodařilo se odeslat: { $count }

# Variables:
#   $count (Number): how many people
broadcast-count-gone = ❌ Bez funkční adresy: { $count }

# Variables:
#   $count (Number): how many people
broadcast-count-skipped = ⏭ Vynecháno: { $count }

# Variables:
#   $count (Number): how many people
broadcast-count-uncertain = ❔ Není jisté, zda dorazilo: { $count }

# Variables:
#   $count (Number): how many people
broadcast-doubtful =
    { $count ->
        [one] { $count } osoba mohla tuto zprávu dostat dvakrát.
        [few] { $count } osoby mohly tuto zprávu dostat dvakrát.
       *[other] { $count } osob mohlo tuto zprávu dostat dvakrát.
    }

# Variables:
#   $count (Number): minutes
broadcast-left-minutes =
    { $count ->
        [one] Zbývá asi { $count } minuta.
        [few] Zbývají asi { $count } minuty.
       *[other] Zbývá asi { $count } minut.
    }

# Variables:
#   $count (Number): hours
broadcast-left-hours =
    { $count ->
        [one] Zbývá asi { $count } hodina.
        [few] Zbývají asi { $count } hodiny.
       *[other] Zbývá asi { $count } hodin.
    }

## What can be done

button-broadcast-undo = ↩️ Vzít zpět
button-broadcast-pause = ⏸ Pozastavit
button-broadcast-resume = ▶️ Pokračovat
button-broadcast-send-now = ▶️ Odeslat nyní
button-broadcast-cancel = ⏹ Přerušit
button-broadcast-cancel-yes = Ano, přerušit
button-broadcast-refresh = 🔄 Obnovit
button-broadcast-failed-yes = Ano, odeslat znovu
button-broadcast-uncertain-yes = Ano, odeslat znovu

# Variables:
#   $count (String): how many people
button-broadcast-failed = 🔁 Nedoručené znovu ({ $count })

# Variables:
#   $count (String): how many people
button-broadcast-uncertain = ❔ Nejisté znovu ({ $count })

# Variables:
#   $count (String): how many people
button-broadcast-calls = 📞 Komu zavolat ({ $count })

# Variables:
#   $name (String): for example broadcast-of-invitation
#   $question (String): broadcast-confirm-cancel, broadcast-confirm-failed or broadcast-confirm-uncertain
broadcast-confirm = { $question }
    .title = { $name }

# Variables:
#   $count (Number): how many people still wait for it
broadcast-confirm-cancel =
    { $count ->
        [one] Přerušit odesílání? Zprávu nedostane { $count } osoba. Tento krok nelze vzít zpět.
        [few] Přerušit odesílání? Zprávu nedostanou { $count } osoby. Tento krok nelze vzít zpět.
       *[other] Přerušit odesílání? Zprávu nedostane { $count } osob. Tento krok nelze vzít zpět.
    }

# Variables:
#   $count (Number): how many people
broadcast-confirm-uncertain =
    { $count ->
        [one] Není jisté, zda zprávu dostala { $count } osoba. Je možné, že ji bude číst dvakrát. Odeslat znovu?
        [few] Není jisté, zda zprávu dostaly { $count } osoby. Některé z nich ji budou číst dvakrát. Odeslat znovu?
       *[other] Není jisté, zda zprávu dostalo { $count } osob. Některé z nich ji budou číst dvakrát. Odeslat znovu?
    }

# Variables:
#   $count (Number): how many people
broadcast-confirm-failed =
    { $count ->
        [one] Odesílání této zprávy bylo přerušeno. Má se přesto odeslat znovu? Týká se to { $count } osoby, ke které nedorazila.
        [few] Odesílání této zprávy bylo přerušeno. Má se přesto odeslat znovu? Týká se to { $count } osob, ke kterým nedorazila.
       *[other] Odesílání této zprávy bylo přerušeno. Má se přesto odeslat znovu? Týká se to { $count } osob, ke kterým nedorazila.
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
    .title = Komu zavolat { $part }/{ $parts }

# Variables:
#   $name (String): name of the person and of her institution, or a dash
#   $address (String): the address that does not work
#   $reason (String): why, for example call-reason-blocked
call-line = • { $name } · { $address } · { $reason }

# Variables:
#   $address (String): another address of the same person, that does not work either
#   $reason (String): why, for example call-reason-blocked
call-line-also = ↳ { $address } · { $reason }

call-list-empty = Zprávu bylo možné doručit všem.

# Variables:
#   $count (Number): how many are not shown here
#   $broadcast (String): number of the broadcast
call-list-more =
    { $count ->
        [one] A ještě { $count } osoba. Celý seznam může zobrazit správce bota: mosty broadcast calls { $broadcast }
        [few] A ještě { $count } osoby. Celý seznam může zobrazit správce bota: mosty broadcast calls { $broadcast }
       *[other] A ještě { $count } osob. Celý seznam může zobrazit správce bota: mosty broadcast calls { $broadcast }
    }

call-reason-no-address = žádná funkční adresa
call-reason-works = adresa funguje
call-reason-by-person = adresát zprávy odhlásil
call-reason-blocked = bot byl zablokován
call-reason-account-deleted = účet na Telegramu už neexistuje
call-reason-chat-unknown = Telegram tuto konverzaci už nezná
call-reason-mailbox-unknown = e-mailová schránka neexistuje
call-reason-mailbox-closed = e-mailová schránka je zavřená
call-reason-mailbox-full = e-mailová schránka je plná
call-reason-no-route = poštovní server nebyl nalezen
call-reason-too-late = zprávu se nepodařilo doručit včas
call-reason-no-rights = bot nesmí v této skupině psát
call-reason-turned-away = poštovní server zprávu odmítl podle svých pravidel
call-reason-came-back = zpráva se vrátila jako nedoručená

# Variables:
#   $said (String): the server's own words
call-reason-other = jiný důvod: { $said }

## The list

# Variables:
#   $broadcasts (String): what has gone out lately, one line each, or none
broadcasts = { $broadcasts }
    .title = Odeslané zprávy

# Variables:
#   $name (String): for example broadcast-of-invitation
#   $at (Date): when it was started
#   $state (String): for example broadcast-word-running
#   $done (String): how many it has reached
#   $total (Number): how many people are meant
broadcast-line = • { $name } · { DAY($at) }, { DATETIME($at, timeStyle: "short") } · { $state } · { $done }/{ $total }

button-broadcasts = Odeslané zprávy

# Variables:
#   $name (String): for example broadcast-of-invitation
#   $at (Date): when it was started
button-broadcast-show = { $name } · { DAY($at) }, { DATETIME($at, timeStyle: "short") }
