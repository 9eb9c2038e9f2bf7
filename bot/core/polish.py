"""The phrases in which people answer an invitation in Polish.

Each is a pattern over text as words.plain() leaves it: lower case, no diacritics, no punctuation. A clause is read only
when such phrases make up the whole of it (core/clauses.py), so a phrase may be short without being dangerous.
"""

from bot.core.bodies import BODY, DELEGATION, HEAD
from bot.core.companions import ALONG, COUNTED_ALL, ONE, SIGNED_UP, TO_ANOTHER, UNITS
from bot.core.doubts import HEDGE_POLISH, MAYBE_POLISH, UNKNOWING_POLISH
from bot.core.guestlist import (
    CONFIRMED_POLISH,
    NO_SEATS_POLISH,
    NOT_MANAGED_POLISH,
    OUT_OF_QUESTION_POLISH,
    PUT_DOWN_POLISH,
    STRUCK_OFF_POLISH,
    WISHES_TO_CONFIRM_POLISH,
)  # fmt: skip
from bot.core.phrasing import (
    AT_THAT_HOUR,
    BY_WHAT,
    DATE,
    FOR_WHOM,
    FREE,
    GO_POLISH,
    INFINITIVE_POLISH,
    PEOPLE,
    SOMEBODY,
    THANKED_FOR,
    WHETHER_IN_TIME,
    WHOSE,
    Kind,
    N,
)  # fmt: skip

_COMES = (
    r"(?:przyjdzie|przyjedzie|przyjda|przybedzie|pojdzie|pojedzie|dotrze|bedzie|pojawi sie|stawi sie|wezmie udzial)"
)
_FOR_ME = r"(?:za mnie|zamiast mnie|w moim (?:zastepstwie|imieniu)|w zastepstwie(?: za mnie)?|w miejsce mnie)"
"""Third persons, and in whose place they come."""

_CALL_OFF = r"odmowic|zrezygnowac|wycofac sie|odpuscic"
_MY = r"(?:moj\w{0,3}|swoj\w{0,3}|nasz\w{0,3}|nas)"
_ENTRY = (
    r"(?:zgloszeni[ae]|rezerwacj[aei]|udzialu?|uczestnictw[ao]|obecnosci?|zapisu?|miejsc[ea]|wpisu?|potwierdzeni[ae])"
    r"(?! (?:na|w|z|ze|do|dla) (?:warsztat|panel|obiad|hotel|nocleg|autobus|autokar|parking)\w*)"
)
_STRIKES = (
    r"(?:anul(?:uj|ujcie|owac|owanie)|odwol(?:aj|ajcie|ac|anie)|wycof(?:aj|ajcie|ac|anie)|skres(?:l|lcie|lic|lenie)"
    r"|wykres(?:l|lcie|lic|lenie)|skas(?:uj|ujcie|owac|owanie))"
)
"""Coming, and calling off."""

PHRASES: dict[Kind, str] = {
    Kind.FILL: rf"""
        {FOR_WHOM}(?= ((przyjedzie|przyjdzie|bedzie|dotrze|pojawi sie|beda|przyjda|przyjada|(beda|\
            bedzie) (uczestniczyc|obecn[eya])|wezm(ie|a) udzial)( nas)?|przyjedziemy|przyjdziemy|bedziemy( (ze mna|\
            we?))?|nas bedzie) {N.replace("?P<n>", "?:")}( |$))
        {FOR_WHOM}(?= ({GO_POLISH}|bede|bedziemy|wezme|wezmiemy)( |$))
        (milo mi|mam (przyjemnosc|zaszczyt)|pragne|pragniemy|chce|chcial[ao]?bym|musze)( (panstwa|was|\
            uprzejmie)){{0,2}} (poinformowac|zawiadomic|oznajmic)( ze| iz)?|(na podstawie|zgodnie z|w nawiazaniu do|\
            po) (\w+ ){{0,2}}(rozmow[ya]|ustalen\w{{0,3}}|umow[ay])( telefoniczn\w{{1,2}})?
        (bezapelacyjnie|jednoznacznie|kategorycznie)|jako( (?!nie )\w{{2,20}}){{1,4}}?(?= (potwierdz|zglasz|wezme|\
            bede|przyj))|(super|swietnie|fajnie|dobrze|milo|ciesze sie) ze( (?!(nie|ne\w*|czy|bede|{GO_POLISH})( |\
            $))\w{{1,20}}){{1,5}}(?=$)|sor(ry|ki|ka|y)|no to|no dob(ra|rze)|dobrze to|wpisuje( to)?( sobie)? (do|\
            w) kalendarz[ua]|wybacz(cie)?|(prosze )?(mi )?wybaczyc|pardon|(czasowo|kadrowo|organizacyjnie|zdrowotnie|\
            terminowo|logistycznie|finansowo)(?= nie |$)|kochani|moi drodzy|(termin |to |spotkanie )?(mam|mamy) (to |\
            juz )?(zapisan|wpisan|zanotowan|zaznaczon)\w( w kalendarz\w)?|trzymam(y)? kciuki|powodzenia|\
            udanego (spotkania|wydarzenia|dnia)
        ze? ((powodow|wzgledow|przyczyn) \w+|\w+ (powodow|wzgledow|przyczyn))(?= (sie |mi |nam |niestety |to )*nie )
        odpowiadam (tak )?(dosc )?(pozno|z opoznieniem|dopiero teraz)
        (juz )?(zapisal|zanotowal|wpisal)[ae]m( to)?( sobie)? (w|do) kalendarz[ua]
        teraz(?= ({GO_POLISH}|bedzie|bedziemy|jest nas))
        odpowiadam (nizej|ponizej|w tresci|w tekscie|pod spodem)|napewno
        (tak )?(juz )?nie (moge|mozemy) (sie )?(juz )?doczekac( sie)?
        (wczesniej |juz |wczoraj |poprzednio )?(na|po)?(pisal[ae]m|pisalismy|potwierdzi?l[ae]m|potwierdzilismy|\
            zglosil[ae]m|zglaszal[ae]m|mowil[ae]m|deklarowal[ae]m) (ze |iz )?(nie )?({GO_POLISH}|bede|bedziemy|\
            dam rad[ey]|moge|wezme udzial|udzial|obecnosc)
        tesim[e]? se|dekuj[iu]|dekujeme|diky
        ostatecznie|w koncu|mimo wszystko|a jednak|jednak( mimo wszystko)?|pomylka|pomylilam sie|pomylilem sie
        nie o to chodzi ze nie chce|nie zeby(m|smy)? (mi |nam )?(sie )?nie (chcial[ao]?|chciel[i])( mi| nam| sie){{0,2}}
        niniejszym|pamietam|mam (to )?w kalendarzu|super|swietnie|fajnie|rewelacja|wspaniale|(bardzo )?mi(lo|\
            lo mi)|ciesze sie|cieszymy sie
        (nie ma|bez) (zadnego )?problemu|nie ma sprawy|nie widze (problemu|przeszkod|przeciwwskazan)|nie zapomne
        ((?<=bede )|(?<=bedziemy ))(z ramienia|w imieniu|jako (przedstawiciel|reprezentant|\
            delegat)\w{{0,3}}){WHOSE}(?=$)|czemu nie|dlaczego nie|jak (zwykle|zawsze)|obowiazkowo|z ciekawoscia|\
            koniecznie
        na (sto|100) procent|stoprocentowo|w 100 procentach
        (bardzo |serdecznie |pieknie |uprzejmie )?dzieku(je|jemy)( (bardzo|serdecznie|pieknie|uprzejmie|za)){{0,3}}
        dzieki( (bardzo|wielkie|za)){{0,2}}|(za )?((mile|przemile|serdeczne|ponowne|kolejne|\
            panstwa|wasze|tak|to) ){{0,2}}(zaproszenie|wiadomosc|informacje|przypomnienie|maila?|pamiec)
        bardzo|serdecznie|uprzejmie|oczywiscie|jasne|chetnie|z (mila )?checia|z (wielka )?przyjemnoscia|z radoscia
        na pewno|z pewnoscia|niestety|z przykroscia|(bardzo )?przykro mi|przepraszam|ale|lecz|jednak|wiec|zatem|to
        (poprawka|korekta|sprostowanie|aktualizacja|zmiana)( (do|mojego|moj\w{{0,2}}|wczorajsz\w+|poprzedni\w+|\
            wczesniejsz\w+|maila|odpowiedzi|zgloszenia|wiadomosci|z|wczoraj)){{0,5}}(?=$)
        (a )?nie (w |we )?{N}( {PEOPLE}| ?os)?(?=$)|kto by (tam )?(nie chcial|odmowil)|no i|po prostu|zwyczajnie
        nic( (mi|nam))?( nie)? (stoi na przeszkodzie|przeszkadza)|z podziekowaniem
        zamiast {N}(?! {UNITS.pattern})( (?!nie )\w{{1,20}}){{0,4}}?(?= ({GO_POLISH}|bedzie|bedziemy|beda|jest|\
            nas)( |$))
        ze(?! (wzgled|stron))|iz|i|oraz|a|ja|my|osobiscie|tez|rowniez|juz
        prosze( o)?( (zapisanie|zapisac|wpisac|zanotowac|mnie|nas|liczyc))*
        (w odpowiedzi na|odpowiadajac na) (\w+ )?zaproszenie
        (w nawiazaniu|nawiazujac|w odniesieniu) do (\w+ )?(zaproszenia|maila|wiadomosci)
        informu(je|jemy)|zawiadamiam|daje znac|moja odpowiedz|szkoda
        (przepraszam|przepraszamy) (ze|za) (dopiero teraz|tak pozno|pozno|poznal?|zwloke|opoznienie)( (odp\w+|pisz\w+))?
        pozdrawiam( (serdecznie|\w+)){{0,2}}|pozdrowienia|z powazaniem|milego dnia|do zobaczenia|razem|lacznie
        (z powodu|ze wzgledu na|z uwagi na|w zwiazku z){FREE}(?= (nie|nikt|musz|jestesmy|rezygn))
        w imieniu{FREE}(?= (potwierdz|zglasz|dzieku|nie|inform|rezygn))|tym razem|w ogole|dzisiaj odpowiadam
        na (dzis|dzisiaj|ten moment|te chwile|chwile obecna|dzien dzisiejszy)|w (tej|obecnej) chwili|obecnie|teraz|\
            tym razem|w tym roku|super pomysl
        (juz )?(zapisane |zanotowane |wpisane )?(w|do) kalendarz[ua]( zapisane| zanotowane| wpisane)?
        poprosze|prosze uprzejmie|naturalnie|jo(?= (nie )?{GO_POLISH})|z zalem|z (wielka |ogromna )?checia
        (bardzo )?(zaluje|zalujemy)|(nie ma sprawy )?spoko|przykro nam
        (z uwagi na|ze wzgledu na|z powodu|w zwiazku z){FREE}(?= (zmuszen|zmuszon|jestem zmuszon|prosze|prosz|odmawia|\
            odwol))
        z (tego|tych|tamtego) (powodu|powodow|wzgledu|wzgledow)
        (za |tu )?{BODY}(?=$)
        {BODY} (uprzejmie |niniejszym |z przykroscia |z zalem )*(zawiadamia|informuje|oznajmia|przekazuje|oswiadcza|\
            daje znac)( ze| iz)?(?= (z powodu|ze wzgledu|w zwiazku|niestety|nikt|nie) )
        {HEAD} (prosil[a]?|prosi|kazal[a]?|kaze) (o przekazanie|przekazac|powiedziec|odpisac|napisac)( ze| iz)?
        (za )?(zrozumienie|wyrozumialosc|cierpliwosc|organizacj\w|trud|pomoc|fatyge|odpowiedz|program|szczegoly|\
            wszystko)
        nie zapomnial[ae]m( o (tym|was|panstwu|spotkaniu|wydarzeniu))?|nie zapomnielismy|nie mart(wcie|w) sie
        prosze sie nie (martwic|obawiac|niepokoic)|spokojnie|bez obaw|bez stresu|jak obiecal[ae]m|\
            zgodnie z (obietnica|umowa)
        jednakze|jednakowoz|niemniej( jednak)?|natomiast|aczkolwiek|wobec tego|w takim razie|w zwiazku z (tym|powyzszym)
        naprawde|serio|faktycznie|rzeczywiscie|zdecydowanie|definitywnie|(bardzo )?dziekuje za|(bardzo |super )?chetnie
        (mam|mamy) nadzieje ze (to )?(nikomu )?nie (bedzie |stanowi |jest |robi |zrobi )?(to )?(problem\w*|klopot\w*|\
            przeszkadza|bedzie przeszkadzac|szkodzi|roznic[ay])( nikomu)?
        w (drodze|ramach) odpowiedzi|odpisuj(e|emy)|odpowiadam|odpowiadamy|na (panstwa |wasze )?zaproszenie
        (super|swietn[ayie]|dobr[ayie]|fajn[aye]|rewelacyjn[aye]) (sprawa|pomysl|inicjatywa|okazja|wiadomosc|temat|\
            rzecz)
        dla (was|panstwa|pani|pana)|pozdro|pozdrawki|trzymajcie sie|nara|(dla|jak dla) mnie(?= (ok|tak|super|pasuje|\
            jasne)( |$))
        (tak )?jak (sie )?(rozmawialismy|ustalilismy|uzgodnilismy|umowilismy|umawialismy|mowil[ae]m|pisal[ae]m|\
            obiecal[ae]m|wspominal[ae]m|zapowiadal[ae]m)( sie)?( \w{{1,20}}){{0,3}}(?=$)
        {THANKED_FOR}
        (bede|bedziemy) (o (tym|was|panstwu) )?(pamietac|myslec)|(ta )?(moja |nasza )?odpowiedz (brzmi|to)|absolutnie
        z (bolem serca|ciezkim sercem|bolem)|(strasznie|ogromnie|okropnie) (mi )?(przykro|zaluje)
        nie no(?= (jasne|pewnie|oczywiscie|spoko|bede|bedziemy|tak|{GO_POLISH})( |$))|nie no(?=$)|no(?= nie wie(m|\
            my)( |$))|no nic
        (na)?(pisal[ae]m|pisalismy) (tak|nie)(?=$)|(a )?(mialo byc|mial[ae]m na mysli|chodzilo mi o)(?= (tak|nie)$)
    """,
    Kind.HEDGE: HEDGE_POLISH,
    Kind.YES: r"""
        (\w{1,20} ){0,3}nie (moge|mozemy|chce|chcemy) (tego |tam |nas |sie )?(przegapic|opuscic|odpuscic|\
            odmowic sobie)
        nie (przegapie|opuszcze|odpuszcze)( tego| takiej okazji)?|nie moze (mnie|nas) zabraknac
        (jasne|pewnie|oczywiscie|wiadomo|no) ze (bede|bedziemy|tak)
        obecn[ya](?=$)|obecni(?=$)|tak( jest)?|(jasne|pewnie|oczywiscie|no pewnie) ze tak|ok|okej|okay|oki|zgoda
        jak najbardziej|jasne|oczywiscie|chetnie|z (mila )?checia
        z (wielka )?przyjemnoscia|na pewno|z pewnoscia|(jestem|jestesmy) (jak najbardziej |zdecydowanie )?na tak|\
            no (tak|pewnie|jasne|pewno)|yes
        odpowiadam (pozytywnie|twierdzaco)|akceptuj(e|emy)(?=$)|zaproszenie przyjete|melduj(e|emy) gotowosc|\
            zawsze chetnie|z (ogromna|najwieksza|prawdziwa|wielka) (checia|radoscia|przyjemnoscia)|yep|potwierdzam|\
            potwierdzamy|bede|bedziemy|bede (obecn[ya]|na pewno|na miejscu)|bedziemy obecni|moge( byc)?
        (jestem|jestesmy) (bardzo |jak najbardziej |tez )?chetn[yaie]|taa+k|noo+
        jestem(?=$)|jestesmy(?=$)|git|luzik|jasna sprawa|jak w banku
        mozemy( byc)?|(?<!razem )(?<!ja )(?<!my )(?<!niestety )pasuje( mi| nam)?|(mi|mnie|nam) (to |termin |\
            ten termin )?(pasuje|odpowiada)|(termin |to )?odpowiada (mi|nam)|(to )?(jade|jedziemy|ide|idziemy)(?=$)|\
            odpowiadam tak|zapraszam sie|pisz(e|emy) sie( na to)?|wchodze w to|dam rade
        damy rade|(biore|bierzemy|kupuje) to|niech bedzie|(jestem|jestesmy) (jak najbardziej |oczywiscie |\
            zdecydowanie |calkowicie |tez )*za|na sto procent|na 100 procent tak
        nie (rezygnuj(e|emy)|odwoluj(e|emy)|wycofuj(e|emy) sie)( z)?( swojego)?( udzialu?)?|(chce|chcemy|\
            chcial[ao]?bym) sie( tez)? (zapisac|zglosic)(?! do )
        (prosze )?(mnie |nas )?(w|za|do)pisuj(cie)?( prosze)?( mnie| nas| tez){0,2}( na liste)?(?! do )
        nie (bedzie mnie|bedzie nas) brakowac|nie moze (tam )?(mnie|nas) (tam )?(zabraknac|brakowac)
        (prosze )?(mnie |nas )?(zapisz|zapiszcie|wpisz|wpiszcie|dopisz|dopiszcie|dolicz|\
            doliczcie)( prosze)?( mnie| nas)( tez| takze| rowniez| prosze)*(?! do )
        (prosze |mozecie (panstwo )?|moze pani? |mozna |prosimy )(na )?(mnie|nas) (tez |takze )?(liczyc|policzyc|\
            doliczyc|wpisac|dopisac|zapisac|uwzglednic|dodac)( tez| takze)?(?! do )|licz(cie|yc)? na (mnie|nas)
        (prosze|mozecie( panstwo)?|moze pani?|mozna|prosimy) (liczyc|policzyc|doliczyc|wpisac|dopisac|zapisac|\
            uwzglednic|dodac) (na )?(mnie|nas)( tez| takze)?(?! do )
    """,
    Kind.COMING: rf"""
        {SIGNED_UP}
        nie (bede|bedziemy) nieobecn[yaie]|(wybieram|wybieramy) sie( do (was|panstwa))?
        (zamierzam|planuje|planujemy|zamierzamy) (przyjsc|przyjechac|przybyc|wziac udzial|uczestniczyc|byc)
        (bede|bedziemy) (na sto|na 100|w 100|w stu) procent\w{{0,4}}|(zgadzam|zgadzamy) sie (wziac udzial|przyjsc)
        (prosze|prosimy|poprosze|poprosimy|chcial[ao]?bym|chcielibysmy)( o)? (rezerwacj[ea]|zarezerwowa(nie|c)|\
            zabezpieczenie|przygotowanie)(?= {N.replace("?P<n>", "?:")} {PEOPLE}(?! ({NO_SEATS_POLISH}))( |$))
        (prosze|prosimy|poprosze)( o)? (rezerwacj[ea]|zarezerwowanie|zarezerwowac) (jedne(go|j) |jedno )?miejsc[ea]\
            (?! ({NO_SEATS_POLISH}))
        (rezerwuje|rezerwujemy)( sobie)? (jedno )?miejsce(?! ({NO_SEATS_POLISH}))
        (rezerwuje|rezerwujemy|zamawiam|zamawiamy)(?= {N.replace("?P<n>", "?:")} {PEOPLE}(?! ({NO_SEATS_POLISH}))( |$))
        (jasne|pewnie|oczywiscie|wiadomo|no) ze {GO_POLISH}
        (przyjedzie|przyjdzie|bedzie|przybedzie|dotrze|stawi sie|przyjada|przyjda|beda) {DELEGATION}(?=$)
        {DELEGATION} (przyjedzie|przyjdzie|bedzie|przybedzie|dotrze|stawi sie|przyjada|przyjda|beda)(?=$)
        {GO_POLISH}|(wezme|biore|wezmiemy|bierzemy|chce wziac|chcemy wziac|chcial[ao]?bym wziac) udzial
        wezme w nim udzial|bede (uczestniczyc|uczestniczyl[a]?|bral[a]? udzial|brac udzial)
        bedziemy (uczestniczyc|uczestniczyli|brac udzial)
        (potwierdzam|potwierdzamy)( (swoj|swoja|moj|moja|nasz|nasza|swoje))? (udzial|obecnosc|uczestnictwo|\
            przybycie)
        (swoj |swoja |moj |moja |nasz |nasza )?(udzial|obecnosc|uczestnictwo|przybycie) ((niniejszym|oczywiscie) )?\
            (potwierdzam|potwierdzamy)
        (zglaszam|zglaszamy|melduje|meldujemy)( (swoj\w?|moj\w?|nasz\w?))? (sie|udzial|obecnosc|przybycie|uczestnictwo)
        (zglaszam|zglaszamy)( nas| udzial)?(?= {N.replace("?P<n>", "?:")}( |$))
        (moge|mozemy) (przyjsc|przyjechac|uczestniczyc|wziac udzial)
        (bede|bedziemy) (mogl[ai]?|mogli) {INFINITIVE_POLISH}
        (chce|chcemy) (przyjsc|przyjechac|uczestniczyc)|skorzystam(y)? z zaproszenia
        reprezentowac( (?!nie )\w{{2,20}}){{1,4}}? (bede|bedziemy)( ja| my)?(?=$)|\
            ({BODY} )?reprezentowac( nas)? (bedzie|beda)(?= {N.replace("?P<n>", "?:")}( |$))|(bede|\
            bedziemy) reprezentow(ac|al[ai]?)|uczestniczyc (bede|bedziemy)|(zabieram|zabieramy) sie(?= z )|\
            (na pewno )?nie zabraknie mnie
        (deklaruje|deklarujemy)( (swoj|swoja|nasz|nasza))? (udzial|obecnosc|przybycie|uczestnictwo)
        (z naszej strony |od nas )?((beda|bedzie)( (uczestniczyc|obecn[eya]|brac udzial))?|przyjda|\
            przyjdzie)( nas)?(?= {N.replace("?P<n>", "?:")}( |$))
        akceptuj(e|emy) (panstwa |wasze |to )?zaproszenie|przyjmuje(my)?( zaproszenie)
        (zapisuje|zapisujemy|rejestruje|rejestrujemy|prosze o (zapisanie|wpisanie|dopisanie|rejestracje))\
            (?= (siebie|{N.replace("?P<n>", "?:")})( |$))
        (zglaszam)(?= siebie )|(zglaszam|zglaszamy) (nasz\w+ |swoj\w+ |cal\w+ )?(druzyne|ekipe|grupe|delegacje|klase|\
            zespol|reprezentacje)(?=$)
        nie (omieszka(m|my)|zaniedba(m|my)|zawaha(m|my) sie) (sie )?{INFINITIVE_POLISH}( sie)?
        (chetnie |z (przyjemnoscia|radoscia|checia) )?(prosze|prosimy|poprosze|poprosimy) o\
            (?= {N.replace("?P<n>", "?:")} (miejsc\w{{0,2}}|wejsciow\w{{1,3}})(?! ({NO_SEATS_POLISH}))( |$))
        ((?<=osoby )|(?<=osob )|(?<=osobe )|(?<=miejsca )|(?<=miejsc ))(prosze|prosimy|poprosze|poprosimy)(?=$)
        (wasze |panstwa |to )?zaproszenie (\w+ ){{0,3}}?(?<!nie )(przyjmuje(?=$)|przyjmujemy)
        (ktore|ktor[ae]) (\w+ ){{0,3}}?(?<!nie )przyjmuj(e(?=$)|emy)|nie zabraknie (tez |tam |rowniez )*(mnie|\
            nas)( tam)?
        (mam|mamy) (zamiar|szczery zamiar) {INFINITIVE_POLISH}|wezma (panstwo )?udzial(?=$)|wezma(?=$)
        w imieniu{FREE} (informuje|potwierdzam|zawiadamiam|przekazuje)( ze| iz)? (wezmie (udzial|w nim udzial)|bedzie\
            ( obecn[ya])?|przybedzie|przyjdzie|przyjedzie|pojawi sie)
        (chce|chcemy|chcial[ao]?bym|prosze)?( (sie|mnie|nas))? ?(zapisac|zapisuje|zapisujemy)( (sie|mnie|\
            nas))?(?= na (to )?(spotkani|konferencj|warsztat))
        zapisuje sie|zapisujemy sie
        {PUT_DOWN_POLISH}
        {CONFIRMED_POLISH}
    """,
    Kind.WISH: rf"""
        (bardzo |z checia )?(chcial[ao]?bym|chcielibysmy|chcialybysmy|chetnie bym)(?=$)
        {WISHES_TO_CONFIRM_POLISH}
        bym (bardzo )?(chcial[ao]?|chciel[iy]) (bardzo )?(przyjsc|przyjechac|uczestniczyc|byc|wziac udzial)
        bysmy (bardzo )?(chciel[iy]) (bardzo )?(przyjsc|przyjechac|uczestniczyc|byc|wziac udzial)
        (wiec|zatem|takze|to|dlatego|no to) (juz )?do zobaczenia( na (miejscu|spotkaniu))?
        (mial[ao]?bym|mielibysmy|mam|mamy) (ochote|chec|wielka ochote) {INFINITIVE_POLISH}
        (jestem|jestesmy|bylbym|bylabym|bylibysmy) (bardzo |jak najbardziej )?zainteresowan\w+ (udzialem|uczestnictwem|\
            przyjazdem|przybyciem)
        do zobaczenia (w |na |we )?(dniu )?({DATE}|poniedzialek|wtorek|srode|czwartek|piatek|sobote|niedziele|miejscu)
        ((bardzo )?(chetnie|z checia|z przyjemnoscia) )?(bym|bysmy|bysmy) (bardzo )?(chetnie )?(przyszedl|przyszla|\
            przyszli|przyjechal[ai]?|przyjechali|byl[ai]?|wzi[ae]l[ai]? udzial)
        (chetnie|bardzo) (przyszl[ao]bym|przyszedlbym|przyjechal[ao]?bym|wzi[ae]l[ao]?bym udzial)
        ((bardzo )?(chcial[ao]?bym|chcielibysmy|chcialybysmy)|chetnie) (bardzo )?(przyjsc|przyjechac|uczestniczyc|byc|\
            wziac udzial)
    """,
    Kind.MAYBE: MAYBE_POLISH,
    Kind.UNKNOWING: UNKNOWING_POLISH,
    Kind.NO: rf"""
        {NOT_MANAGED_POLISH}
        odpowiadam (negatywnie|odmownie|przeczaco)|to nie (jest )?(nic )?dla (mnie|nas)(?=$)|nie interesuje (mnie|\
            nas) to|to (mnie|nas) nie interesuje
        {BODY} nie jest zainteresowan\w(?=$)|(musze|musimy)( (niestety|jednak)){{1,2}} odwolac (swoj\w?|nasz\w?|\
            moj\w?) (udzial|obecnosc|przybycie)
        nie|nie tym razem|tym razem nie(?=$)|nie (bardzo )?({GO_POLISH})|(sie )?nie (pojawie|zjawie|stawie)( sie)?
        (mnie|nas) (tam |wtedy |niestety |tym razem )*nie bedzie( tam| wtedy)?|nie bedzie (tam |wtedy )(mnie|nas)
        nie (jest|bedzie|lezy) (to )?w (mojej|naszej|moich|naszych) (mocy|mozliwosciach|silach)( {INFINITIVE_POLISH})?
        nie (jest|bedzie) (to )?(dla )?(mnie |mi |nam |nas )?(to )?mozliwe( {INFINITIVE_POLISH})?|brak (takiej )?opcji
        z (ktorego|czego) (\w+ ){{0,3}}?nie (moge|mozemy|bede mogl[a]?|bedziemy mogli) skorzystac
        z ktorego (\w+ ){{0,3}}?nie skorzystam(y)?|ktorego (\w+ ){{0,3}}?nie (moge|mozemy) przyjac
        ktore(mu)? (\w+ ){{0,3}}?(musze|musimy|jestem zmuszon[ya]|jestesmy zmuszeni) (odrzucic|odmowic)
        ((prosze|prosimy|tym razem|niestety) ){{0,3}}(nie licz(cie|yc)( tym razem)? na (mnie|nas)|na (mnie|\
            nas)( (niestety|tym razem)){{0,2}} nie licz(cie|yc))
        nie (mam|mamy) (czasu|mozliwosci|jak)( (przyjsc|przyjechac|uczestniczyc|byc|ani|i|ochoty|checi|\
            sil)){{0,4}}|brak mi czasu
        nie (jestem|jestesmy) w stanie (przyjsc|przyjechac|przybyc|uczestniczyc|wziac udzialu|dotrzec|byc)
        odpuszczam|nie przyjmuje|nie skorzystamy( z zaproszenia)?
        nie (bede|bedziemy)( (obecn[yai]|uczestniczyc|uczestniczyl[ai]?|bral[a]? udzialu|brac udzialu))?
        nie (bede|bedziemy) w stanie( (przyjsc|przyjechac|przybyc|uczestniczyc|wziac udzialu|dotrzec|byc))?
        nie (bede|bedziemy) (mogl[ai]?|mogli)( (w nim|w niej|na nim|w spotkaniu|skorzystac|z zaproszenia|przyjsc|\
            przyjechac|byc|uczestniczyc|wziac udzialu|dotrzec|obecn[yai])){{0,3}}
        nie (moge|mozemy)( (skorzystac|z zaproszenia|przyjsc|przyjechac|byc|uczestniczyc|wziac|udzialu|dotrzec|\
            obecn[yai]|wtedy)){{0,2}}
        nie (dam|damy) rady( (przyjsc|przyjechac|byc|dotrzec|uczestniczyc))?
        nie (wezme|wezmiemy|biore|bierzemy) udzialu|nie bedzie (mnie|nas)|nie skorzystam( z zaproszenia)?
        nie uda (mi|nam) sie( (przyjsc|przyjechac|byc|dotrzec))?|nie zdaz(e|ymy)( (z|po) pracy| {INFINITIVE_POLISH})?|\
            nie dotre|nie dotrzemy
        nie pojawie sie|nie pojawimy sie|nie wybieram sie|nie planuje( udzialu)?|z?rezygnuj(e|emy)
        (musze|musimy|jestesmy zmuszeni|jestem zmuszon[ya]) (odmowic|zrezygnowac|odwolac(?= (swoj|nasz|udzial|obecn|\
            przyb)))( (z )?(swoj\w{{0,4}} |nasz\w{{0,4}} )?(udzial\w?|obecnosc|przybycie))?
        odmawia(m|my)( udzialu)?|nie (mam|mamy) (zamiaru|ochoty|checi|najmniejszej ochoty) {INFINITIVE_POLISH}
        nie (jestem|jestesmy) chetn[yaie]
        (ten |ta |podan[ya] )?((termin|dzien|data) )?((mi|nam|niestety|zupelnie|calkiem|wcale|kompletnie|totalnie|\
            bardzo) )*nie (pasuje|lezy|odpowiada)( (mi|nam|termin|ten termin)){{0,2}}|spasuj(e|emy)
        (termin )?(mi |nam )?nie pasuje( (mi|nam|termin|ten termin)){{0,2}}|dziekuje nie|nie dziekuje|jestem na nie
        w imieniu{FREE} (informuje|zawiadamiam|przekazuje)( ze| iz)? nie (wezmie udzialu|bedzie( mogl[a]?( byc| \
            przyjsc| przybyc| uczestniczyc| wziac udzialu)?)?|przybedzie|przyjdzie|przyjedzie)
        ((?!{TO_ANOTHER} )\w{{2,20}} ){{1,4}}nie pozwala(ja)?( mi| nam)?( na)? (udzial|przybycie|przyjscie|\
            uczestnictwo)( w spotkaniu)?
        ((?!{TO_ANOTHER} )\w{{2,20}} ){{1,4}}nie pozwala(ja)?( mi| nam)?( (w nim|w niej|na to|\
            w spotkaniu))? {INFINITIVE_POLISH}
        (\w{{2,20}} ){{1,5}}(mi|nam) (na to )?nie pozwala(ja)?
        (\w{{2,20}} ){{1,5}}uniemozliwia(ja)?( (mi|nam|moj|nasz|wziecie|udzialu?|w|spotkaniu|wydarzeniu|przybycie|\
            obecnosc|przyjscie|przyjazd)){{1,6}}
        (niestety |moje |moj |stan |slabe |w moim wieku )*(zdrowie|zdrowia|wiek|lekarz|doktor|choroba|kregoslup) (mi |\
            nam |juz |na to )*nie pozwala(ja)?( mi| nam)?(?=$)
        (to )?odpada(?=$)|pas(?=$)|nie da rady(?=$| pozdr)
        (w zadnym (wypadku|razie)|wykluczone|ani mowy|nie ma mowy|mowy nie ma)(?=$)
        nie (przyjdzie|przyjedzie|bedzie) (od nas |z nas )?nikt|nikogo (od nas |z nas )?nie bedzie
        (nie )?(zobaczymy|widzimy) sie nie(?=$)|nie (zobaczymy|widzimy) sie(?=$)
        {BODY} (sie |niestety |tym razem )*nie (sie )?(wybiera|przyjedzie|przyjdzie|przybedzie|wezmie udzialu|\
            pojawi sie|stawi sie|da rady|skorzysta|bedzie (obecn\w+|uczestniczyl?|\
            mogl\w{{0,2}} {INFINITIVE_POLISH}))( (w|na) (tym )?(spotkani|wydarzeni|konferencj)\w{{1,3}})?(?=$)
        nie (jade|jedziemy|ide|idziemy)|nie (jestem|jestesmy) zainteresowan\w+( udzialem| spotkaniem)?
        (na pewno|oczywiscie|jasne|stanowczo|zdecydowanie|pewnie)( ze)? nie( {GO_POLISH}| bede| bedziemy)?(?=$)
        potwierdzam nieobecnosc|nieobecn[yai]|nie przyjmuje zaproszenia
        (nie mam|nie mamy|brak) (takiej |zadnej )?mozliwosci( (udzialu|uczestnictwa|przybycia|przyjazdu))?
        nikt( z nas| od nas| z \w+( \w+)?)? nie (da rady|moze( {INFINITIVE_POLISH})?|zdola|dotrze|przyjdzie|\
            przyjedzie|bedzie mogl (przyjsc|wziac udzialu|uczestniczyc|przyjechac)|bedzie|wezmie udzialu)
    """,
    Kind.ABSENCE: rf"""
        {STRUCK_OFF_POLISH}
        odpada(m|my)
        {OUT_OF_QUESTION_POLISH}
        {HEAD} (usprawiedliwia|przeprasza za) (swoja )?nieobecnosc(?=$)
        (na to )?(juz )?(jestem|jestesmy) (juz )?(na to )?(juz )?(za|zbyt) (star[ay]|starzy|chor[ay]|slab[ay])(?=$)
        (uprzejmie )?(prosze |prosimy |prosba )?(bardzo )?(o )?{_STRIKES} (prosze )?{_MY} {_ENTRY}
        (uprzejmie )?(prosze|prosimy) (bardzo )?(o )?{_STRIKES} ({_MY} )?{_ENTRY}( prosze)?
        (nie ma|bez) (szans|szansy)|w tym( roku)?( tez| rowniez)? nie( dam rady| moge| przyjde)?
        (odwoluje|odwolujemy|anuluje|anulujemy|cofam|cofamy|wycofuje|wycofujemy)( (swoj|swoja|swoje|nasz|nasza|nasze|\
            moj|moja|moje))?( (wczesniejsz\w+|poprzedni\w*|wczorajsz\w+))? (udzial|obecnosc|przybycie|uczestnictwo|\
            zgloszenie|rezerwacje|potwierdzenie)
        (musze|musimy|jestem zmuszon[ya]|jestesmy zmuszeni)( (to|jednak|niestety))* odwolac(?=$)
        nie bedzie (mnie|nas) (wtedy |tego dnia |w tym (czasie|terminie) )?(w (kraju|polsce|czechach|miescie)|\
            na miejscu)
        udzialu( (niestety|tym razem|w spotkaniu)){{0,3}} nie (wezm(e|iemy)|bior[e])
        nie ma (mnie|nas) (wtedy|w tym (czasie|terminie|dniu)|tego dnia|akurat)( \w{{1,20}}){{0,4}}
        (juz )?(mam|mamy) (juz )?((na |w )?(ten|tym) (dzien|dniu|termin|terminie|czasie) )?(juz )?\
            (inne (plany|zobowiazania|obowiazki|spotkanie)|cos innego)( (na |w )?(ten|tym) \
            (dzien|dniu|termin|terminie|czasie)| wtedy| tego dnia)?
        (wycofuje|wycofujemy) sie( z (udzialu|uczestnictwa|zgloszenia))?
        (musze|musimy|jestem zmuszon[ya]|zmuszon[ya] jestem|zmuszeni jestesmy|jestesmy zmuszeni|wypada mi)\
            (( z zalem| niestety))? ({_CALL_OFF})( (swoj|nasz|swoja|nasza))?( z)?( (udzialu?|obecnosc|przybycie))?
        (rezygnuje|rezygnujemy|zrezygnuje|zrezygnujemy|zrezygnowalam|zrezygnowalem) z (zaproszenia|spotkania|udzialu|\
            uczestnictwa|przyjazdu|przyjscia)
        ((musze|chce|pragne|prosze|prosimy|zmuszon[ya] jestem|jestem zmuszon[ya]|chcial[ao]?bym) )?(prosic |poprosic |\
            bardzo )?(prosze |prosimy )?o usprawiedliwienie( (mojej|naszej|moja|swojej|za))? (nieobecnosci|nieobecnosc)
        (prosze|prosimy) (mnie |nas )?usprawiedliwic( mnie| nas)?( (moja )?nieobecnosc| ze spotkania)
        (musze |musimy )?(usprawiedliwiam|usprawiedliwiamy|usprawiedliwic) (swoja |moja |nasza )?nieobecnosc
        (tym razem|niestety|wiec|to)( tym razem)? (beze mnie|bez nas|bez mojego udzialu)|zaczynajcie beze mnie
        (odpuszcz(?:am|amy|e)|odpuscimy)( sobie)?( (te edycje|to spotkanie|te okazje|tym razem|ten rok)){{0,2}}
        nie przyjd(e|ziemy) (po raz )?pierwszy( raz)? od \w{{2,12}}( \w{{2,6}})?
        (niestety )?(odmawiam|odmawiamy)(?! )|nie (wybieram|wybieramy) sie
        ((wole|wolimy|lepiej|raczej wole) zostac|zostan(e|iemy)|zostaje(my)?) w domu
        (oboje|obaj|obie) nie (mozemy|bedziemy mogl[iy]|damy rady)( {INFINITIVE_POLISH})?
        nie (mozemy|bedziemy mogl[iy]) {INFINITIVE_POLISH} (oboje|obaj|obie)( z {ONE})?
        nie (mozemy|damy rady|bedziemy mogl[iy]) (oboje|obaj|obie)( z {ONE})?( {INFINITIVE_POLISH})?
    """,
    Kind.INSTEAD: rf"""
        w imieniu{FREE} (informuje|zawiadamiam|przekazuje)(my)?( ze| iz)?( (w|na) (tym )?spotkaniu)? (zastapi|bedzie\
            reprezentowac|bedzie zastepowac|bedzie reprezentowal[a]?) (go|ja|pana \w{{2,20}}|\
            pania \w{{2,20}})( \w{{1,20}}){{0,8}}
        (reprezentowac|zastepowac|zastapi) (go|ja)( bedzie)?( \w{{1,20}}){{1,8}}
        {_FOR_ME}( \w{{1,20}}){{0,4}}? {_COMES}( \w{{1,20}}){{0,10}}
        ({SOMEBODY})?{_COMES}( \w{{1,20}}){{0,5}}? {_FOR_ME}( \w{{1,20}}){{0,8}}
        przyjdzie (moj |moja |nasz |nasza )?(zastepca|zastepczyni|zastepstwo)( \w{{1,20}}){{0,8}}
        (posylam|wysylam|przysle|przyslemy|wysle|posle|deleguje|oddeleguje|oddelegowuje|wyznaczam|wyznacze|skieruje)\
            ( \w{{1,20}}){{0,3}}? (za siebie|zamiast siebie|w (swoim |moim )?zastepstwie|zastepce|zastepczynie|kolege|\
            kolezanke)( \w{{1,20}}){{0,8}}
        (deleguje|oddeleguje|oddelegowuje|wyznaczam|wyznacze|skieruje) (pana|pania) \w{{2,20}}( \w{{1,20}}){{0,8}}
        ({SOMEBODY})?(mnie |nas )(zastapi|bedzie (zastepowac|zastepowal[a]?|reprezentowac|reprezentowal[a]?))\
            ( \w{{1,20}}){{0,8}}
        ({SOMEBODY})?(zastapi|bedzie (zastepowac|zastepowal[a]?|reprezentowac|reprezentowal[a]?)) (mnie|nas)\
            ( \w{{1,20}}){{0,8}}
        (zastepowac|reprezentowac) (mnie|nas) bedzie( \w{{1,20}}){{0,8}}
    """,
    Kind.WHERE: rf"""
        (na|w|do|o|od|z)? ?(tym |to |tego |waszym |panstwa |najblizsz\w+ )?(spotkani[aeu]\w?|konferencj[aei]|\
            warsztat\w*|panel\w*|wydarzeni[aeu])( branzow\w+)?
        w (nim|niej)|tam|wtedy|(w )?tego dnia|(w |na )?ten (dzien|termin|czas)|w tym (terminie|dniu|czasie)|\
            w podanym terminie|osobiscie
        z radoscia
        (w |do |z )?(karwin\w{{1,3}}|hawierzow\w{{0,3}}|jastrzebi\w{{1,3}}( zdroj\w{{0,2}})?|karvin\w{{1,3}}|\
            havirov\w{{0,3}})
        (w |na )?{DATE}
        czy (przyjde|bede|bede mogl[a]?|dam rade|sie uda|uda (mi|nam) sie|(mi|nam) sie uda|zdaze|przyjdziemy|bedziemy|\
            moge( przyjsc)?)( \w+){{0,3}}
    """,
    Kind.WHEN: rf"""
        (w |we |do )?(poniedzialek|wtorek|srode|czwartek|piatek|sobote|niedziele)|jutro|dzisiaj|dzis|pojutrze
        (w|na|po) (przyszlym|przyszly|nastepnym|tym) (tygodniu|tydzien|miesiacu)|po weekendzie|za tydzien
        do \w{{3,12}}(?=$)
        (a |i )?{ONE}( \w{{2,20}})? (tez|rowniez|takze) nie( przyjdzie| przyjedzie| moze| da rady)?
        (a |i )?(jesli|jezeli|o ile) (to )?(jeszcze )?(mozna|wolno|nie (przeszkadza|sprawi\w* klopotu)|(sa|\
            beda) (jeszcze )?(wolne )?miejsca|jest (jeszcze )?(wolne )?miejsce)
        ((?<=bede )|(?<=przyjde )|(?<=przyjade )|(?<=dotre )|(?<=dojade )|(?<=wpadne )|(?<=jestem ))(tak )?(ok|cca) \
            (godz\w* )?\d{{1,2}}( \d\d)?
        (dopiero |najwczesniej |tak )?(o|od|na|po|okolo|kolo) (godz\w* )?\d{{1,2}}( \d\d)?
        (tylko|jedynie) do (godz\w* )?\d{{1,2}}( \d\d)?
        (a |ale )?(on|ona|oni|{ONE}) (juz |niestety |tym razem )?nie(?=$)
        bez (zony|meza|niej|niego|nich|dzieci|corki|syna|osob\w? towarzyszac\w{{1,3}}|partnera|partnerki)
        {AT_THAT_HOUR}|{BY_WHAT}
        punktualnie|na czas|(jeszcze )?nie (wiem|wiemy) {WHETHER_IN_TIME}
        (tylko |dopiero )?(na chwile|na poczatek|po poludniu|przed poludniem|rano|wieczorem|na (druga|pierwsza) czesc)
    """,
    Kind.PARTY: rf"""
        (?P<sam>(tylko|jedynie) siebie|((tylko |jedynie )?ja )?(tylko |jedynie )?(sam|sama)|tylko ja|jednoosobowo|\
            w pojedynke)
        (?P<oboje>oboje|obaj|obie|obydwoje|obydwaj|dwuosobowo)
        {COUNTED_ALL}
    """,
    Kind.MORE: rf"""
        my z \w{{3,20}}(?= ({GO_POLISH}|bedziemy|jestesmy))
        {ALONG}
    """,
}  # fmt: skip
