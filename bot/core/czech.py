"""The phrases in which people answer an invitation in Czech, with Slovak and a few English words.

Each is a pattern over text as words.plain() leaves it: lower case, no diacritics, no punctuation. A clause is read only
when such phrases make up the whole of it (core/clauses.py), so a phrase may be short without being dangerous.
"""

from bot.core.bodies import BODY, DELEGATION, HEAD
from bot.core.companions import ALONG, COUNTED_ALL, ONE, SIGNED_UP, TO_ANOTHER, UNITS
from bot.core.doubts import HEDGE_CZECH, MAYBE_CZECH, UNKNOWING_CZECH
from bot.core.guestlist import (
    CONFIRMED_CZECH,
    NO_SEATS_CZECH,
    NOT_MANAGED_CZECH,
    OUT_OF_QUESTION_CZECH,
    PUT_DOWN_CZECH,
    STRUCK_OFF_CZECH,
    WISHES_TO_CONFIRM_CZECH,
)  # fmt: skip
from bot.core.phrasing import (
    AT_THAT_HOUR,
    BY_WHAT,
    DATE,
    FOR_WHOM,
    FREE,
    GO_CZECH,
    INFINITIVE_CZECH,
    PEOPLE,
    SOMEBODY,
    THANKED_FOR,
    WHETHER_IN_TIME,
    WHOSE,
    Kind,
    N,
)  # fmt: skip

_COMES = r"(?:prijde|prijede|prijdou|dorazi|pojede|pujde|zajde|zucastni(?: se| sa)?|pride|pridu)"
_FOR_ME = r"(?:misto (?:me|mne)|za (?:me|mne|mna)|v (?:mem )?zastoupeni(?: za me)?|(?:na)?miesto mna)"
"""Third persons, and in whose place they come."""

_MY = r"(?:m[oeuy]\w{0,3}|sv[ouaey]\w{0,3}|nas\w{0,2})"
_ENTRY = (
    r"(?:rezervac[ie]|prihlasen[ie]|prihlask[uy]|registrac[ie]|ucasti?|zapis|zapsani|mist[oa]|potvrzeni)"
    r"(?! (?:na|v|ve|z|ze|do|pro) (?:workshop|panel|obed|hotel|autobus|parkov|nocleh)\w*)"
)
_STRIKES = (
    r"(?:zrus(?:te|it|eni)?|storn(?:ujte|ovat|ovani|o)|vyskrtn(?:ete|out|uti)|odvol(?:ejte|at|ani)|stahn(?:ete|out))"
)

PHRASES: dict[Kind, str] = {
    Kind.FILL: rf"""
        {FOR_WHOM}(?= ((prijede|prijde|dorazi|bude|prijedou|prijdou|budou|(se )?zucastni( se)?( setkani)?)( nas)?|\
            prijedeme|prijdeme|dorazime|budeme( se mnou)?|nas bude) {N.replace("?P<n>", "?:")}( |$))
        (rad[ai]? |s potesenim |dovoluj[iu] si |timto |chtel[ai]? by(ch|chom) )*(oznamit|sdelit|informovat)( (vas|\
            vam))?( ze)?
        (na zaklade|dle|podle|v navaznosti na) (\w+ )?(domluv[yu]|dohod[yu]|rozhovoru?|telefonat[ue]?)
        (termin |datum |to )?mam(e)? (to |uz )?(poznacen|zapsan|zaznacen|ulozen|poznamenan)\w( v (kalendari|diari))?
        sor(ry|rac)|promin(te)?( (mi|za) (pozdni|pozde|zpozdeni|zdrzeni) ?(odpoved|reakci)?)?|pardon|(kapacitne|\
            personalne|provozne|organizacne|zdravotne|financne|terminove)(?= )|(v|ve) (diari|kalendari) (to |\
            uz )?mam(e)?|((?<=budu )|(?<=budeme ))(jmenem|za|jako (zastupc|zastupkyn|predstavitel|\
            delegat)\w{{0,3}}){WHOSE}(?=$)|jednoznacne|jako( (?!ne)\w{{2,20}}){{1,4}}?(?= (potvrz|hlas|prihlas|prij|\
            se zucast|budu|doraz))|(super|skvele|fajn|bezva|mile|hezke|dobre) ze( (?!(ne\w*|jestli|budu|{GO_CZECH})( |\
            $))\w{{1,20}}){{1,5}}(?=$)|zdravim(e)?( (?!ne)\w{{2,20}}){{0,3}}(?=$)|drzim(e)? palce|hodne (stesti|zdaru|\
            uspechu)|at se (to |akce |setkani )*(vydari|podari|povede)|a to ja|to ja(?=$)
        z \w+ (duvodu|dovodov)(?= (se |mi |nam |bohuzel |to |(tohoto |vaseho )?(setkani|akce|jednani|schuze) )*ne)
        {FOR_WHOM}(?= ({GO_CZECH}|budu|budeme|se (zucastnim|ucastnim))( |$))|takze|proto|tudiz
        odpovidam(e)? (az |tak |dost ){{0,2}}(pozde|dnes|ted)|(uz )?zapsal[a]? jsem si( to)?( do (kalendare|diare))?
        (ted|letos|tentokrat)(?= ({GO_CZECH}|budeme|nas bude))
        odpovidam (nize|v textu|dole|primo v textu)|vsechno dobre
        za( \w{{1,20}}){{1,4}}(?= (potvrz|prihlas|hlas))
        (za )?(pochopeni|porozumeni|trpelivost|organizaci|pomoc|odpoved|program|ochotu|snahu|vse(chno)?|informaci)
        (uz )?(jsem )?nezapomnel[ai]?( (jsem|jsme))?( na (to|vas|setkani))?|nebojte( se)?|bez obav|zadny strach|\
            zadne obavy
        (fakt|vazne|opravdu|skutecne|samo sebou|rozhodne|definitivne|nicmene|kazdopadne)
        (doufam|doufame) ze (to )?(nikomu )?(to )?(nevadi|nebude vadit|neni problem|nebude problem|nebude nikomu vadit)
        (super|skvel[aey]|dobr[aey]|bezv\w|parad\w+) (napad|akce|vec|iniciativa|prilezitost|zprava|tema)
        kvuli vam|pro vas|nejdrive|(v|ve) (mem|mych|svem|svych) (\d{{1,3}} )?(letech|veku)
        (tak )?jak (jsme|jsem) (se |to |vam )*(domluvili|dohodli|domlouvali|psal[ai]?|slibil[ai]?|rikal[ai]?|\
            avizoval[ai]?)( \w{{1,20}}){{0,4}}(?=$)
        {THANKED_FOR}
        (budu|budeme) (na (to|vas) )?(myslet|pamatovat)( na (to|vas))?|(moje |nase )?odpoved (zni|je)|absolutne|naprosto
        s tezkym srdcem|s litosti|se smutkem|nerad[ai]?|(strasne|hrozne|velice) (me |nas )?(to )?mrzi( (me|nas|to))*
        neva(ham|hame) a|(na)?(psal[ai]?|odepsal[ai]?) jsem( vam)?(?=$)
        za me(?= (ano|ne|urcite|ok|jo|jasne)( |$))
        (uz )?(se )?(nemuzu|nemohu|nemuzeme|nemozem)( se| sa)? (uz )?(dockat|dockat se)
        (minule |uz |drive |vcera )?(na)?(psal[ai]? jsem|psali jsme|potvrdil[a]? jsem|potvrzoval[a]? jsem|\
            hlasil[a]? jsem|slibil[a]? jsem|rikal[a]? jsem)( ze)? ({GO_CZECH}|ne{GO_CZECH}|budu|\
            budeme|nebudu|zucastnim se|ucast)
        (tak )?nakonec( (preci|prece) jen(om)?)?|(preci|prece) jen(om)?|preklep|preklik|ciesze sie|cieszymy sie
        dziekuje( bardzo)?|dzieki|pozdrawiam
        (ne|nie) ze by(ch|chom|s|som)? (se mi |se nam |sa mi )?(nechtel[aiyo]?|nemel[ai]? zajem|nemohl[ai]?)
        (oprava|opravuj[iu]|upresneni|upresnuj[iu])( (k|ke|memu|me|moj[ie]\w?|sv\w{{1,3}}|vcerejsi\w{{0,2}}|\
            predchozi\w{{0,2}}|mailu|odpoved\w?|zprav\w)){{0,5}}(?=$)
        (a )?(ne|nikoli|nikoliv) (v |ve )?{N}( {PEOPLE}| ?os)?(?=$)|kdo by nechtel|proste|s diky
        nevim o nicem( co by( \w{{1,20}}){{0,4}})?|co by (mi|nam) (v tom )?(branilo|vadilo)|nic (mi|\
            nam)( v tom)? nebrani
        (misto|namisto|namiesto) {N}(?! {UNITS.pattern})( (?!ne )\w{{1,20}}){{0,4}}?(?= ({GO_CZECH}|nas|budeme|bude|\
            prijde|prijede)( |$))|at se (to )?(vam )?(vydari|povede|dari)
        v poradku|v pohode|(uz )?zdrav[ay]|v navaznosti na (\w+ )?(pozvani|pozvanku|mail)
        omlouvam(e)? se (ze|za) (odpovidam(e)? az ted|az ted( \w+)?|pozdni odpoved|zpozdeni|tak pozde)|skoda
        timto|pamatuj[iu]( si)?( to)?|mam to v kalendari|super|bezva|fajn|skvele|skvela zprava
        (uz )?(moc )?se (na (vas|setkani|akci|to) )?(uz |moc )?tesim(e)?
        (zadny|neni|bez) (zadny )?problem(u)?|nevidim (v tom )?problem|proc ne|jako (vzdy|obvykle)|na (sto|\
            100) procent|stoprocentne|nezapomenu
        (moc |velice |srdecne |mnohokrat )?(dekuj(i|u|eme)|diky|dik|dakuje?m(e)?|vdaka)( (moc|velice|srdecne|\
            mnohokrat|za|vam|pekne)){{0,3}}
        (za )?((vase|mile|krasne|laskave|opetovne|dalsi|srdecne|milou|krasnou|vasi|to|tak) ){{0,2}}(pozvani|pozvanku|\
            pozvanie|zpravu|spravu|informaci|informace|upozorneni|pripomenuti|pripominku|mail)
        bohuzel|bohuzial|zial|s politovanim|je mi (to )?(moc )?lito|(moc )?se omlouvam|omlouvam se|ale|vsak|avsak
        jen|tak|tak to|no|to|ze(?! \w{{1,20}} (duvodu|dovodov))|i|a|ja|my
        osobne|take|taky|tiez|uz|samozrejme|jiste|urcite|jasne|rad[aiy]?|s radosti
        s potesenim|moc|velmi|srdecne|prosim( (o )?zapsat)?|oznamuj[iu]|sdeluj[iu]|davam( vam)? (vedet|vediet)
        v odpovedi na (\w+ )?(pozvani|pozvanku)|odpovidam|reaguj[iu] na pozvani|s pozdravem( \w+){{0,2}}|s pozdravom
        zdravi|hezky den|pekny den|na shledanou|tesim[e]? se( na (vas|setkani|videnou))?|celkem|dohromady|spolu
        mam(e)? zajem|zajem mam(e)?|(z duvodu|kvuli|vzhledem k|pro|kvoli|z dovodu){FREE}(?= (ne|mus|se ne|sa ne|\
            (se )?nikdo|jsme nuc))
        jmenem{FREE}(?= (potvrz|ne|dekuj|prihlas|oznam))|za nas( spolek)?|tentokrat|se|sa|si
        urco|nejak|casove|prirozene|nasi|tentoraz|letos|ted|tento rok|super napad|(moc |velmi )?(litujeme|lituj[iu]|\
            me to mrzi|mrzi me to|nas to mrzi)
        jo(?= (ne)?{GO_CZECH})|ovsem|teda|tedy|diky moc|(mam(e)? )?v kalendari( (mam|mame|zapsano))?|podle domluvy|\
            jak jsme se domluvili
        z (techto|tohoto|toho|tychto|tohto) (duvodu|dovodu|dovodov)
        (za |tady )?{BODY}(?=$)|kdepak|no nic|nie no(?=$)|(to )?je (to )?(jasne|samozrejme|\
            jasna vec)( ze)?(?= ({GO_CZECH}|prij))
        {BODY} (timto |s litosti )*(oznamuje|sdeluje|informuje|dava vedet)( ze)?(?= (z duvodu|kvuli|bohuzel|nikdo|\
            se ne\w+|ne\w+)( |$))
        {HEAD} (prosil[a]?|prosi|vzkazuje) (o vyrizeni|vyridit|napsat|odepsat)?( ze)?
        (na)?(psal[ai]? jsem|psali jsme) (ano|ne)(?=$)
        (a |ale )?(myslel[ai]? jsem|chtel[ai]? jsem (napsat|rict)|melo (to )?byt)(?= (ano|ne)$)
    """,
    Kind.HEDGE: HEDGE_CZECH,
    Kind.YES: rf"""
        (\w{{1,20}} ){{0,4}}(si |to )*(nemohu|nemuzu|nemuzeme|nesmim|nechci|nemozem)( si| to)* (nechat |dat )?ujit
        (\w{{1,20}} ){{0,3}}(si |to )*(nenecham|nenechame|nenechavam)( si| to)* ujit
        (jasne|samozrejme|to vite|to vis) ze (ano|jo|prijdu|prijdeme|prijedu|prijedeme|dorazim|budu)|(jedu|jedeme|\
            jedem)(?=$)|(se )?(chystam|chystame)( se)?(?=$)
        (termin )?(mi |nam )?(to |termin )?(sedi|vyhovuje|hodi se)( to)?( mi| nam)( to| termin)?|\
            (mi|nam) (to |termin )?(sedi|vyhovuje)
        vzdy(cky)? rad[aiy]?|s (velkou|nejvetsi|obrovskou) radosti|anoo+|joo+|jasnacka|jasan|jasnovka|(uz )?(jsem|\
            jsme) (pevne )?rozhodnut\w (prijit|prijet|se zucastnit)|(jsme|\
            jsem) pro vsemi deseti
        pritom(en|na|ni|ny)(?=$)|(se )?(ucasti )?(s tim )?pocitam(e)?( s (tim|ucasti))?(?=$)|s ucasti pocitam(e)?|\
            ano|jo|jojo|jj|ok|okej|oukej|dobre|jasne|samozrejme|urcite|jiste|s radosti|\
            s potesenim|moc rad[ai]?|rad[ai]?
        tak (ano|jo)|no (ano|jo|jasne|jiste)|yes|budu(?! (rad[ai]?|vdecn\w)( |$))( (tam|pritom(en|na)|k dispozici))*|\
            budeme(?! (radi|vdecn\w)( |$))( (tam|pritomni))*
        budem( tam)?|budeme tam|mohu|muzu|muzeme|mozem|mozeme|hodi se mi to|stihnu( to)?|stihneme( to)?
        (muzete pocitat) (se mnou|s nami|so mnou)|(se mnou|s nami) (muzete )?(pocitejte|pocitat)
        potvrzuj[iu]|potvrzujeme|potvrdzujem[e]?|(jsem|jsme) (urcite |rozhodne |jednoznacne |taky |vsichni )*pro|\
            odpovidam kladne|pozvani prijato|bud(u|eme) pritom(em|ni|n[ay]|en)|(jsem|jsme) tam|beru to|bereme to
        (bud(u|eme|em) )?(urcite )?(nebud(u|eme|em)|nemuz[ue](me)?|nemohu|nesmim(e)?) (tam )?chybet( tam)?|nechybim|\
            nechybime
        (jasne|samozrejme|urcite) ze ({GO_CZECH}|bud(u|eme|em)( tam)?|tam bud(u|eme|em)|se zucastnim(e)?)
        (chtel[a]? bych|chteli bychom|rad[ai]? bych|chci|chceme) (se )?(prihlasit|zapsat|zucastnit|prihlasil[ai]?|\
            zapsal[ai]?)( se)?|prosim o prihlaseni
        (prosim )?(zapiste|napiste|piste|pridejte|dopiste|zapocitejte|prihlaste|uvedte|zapis|napis|\
            pridej)( si)?( prosim)?( tam)? (me|mne|nas|ma)( tam)?( taky| take| tez| prosim)*
        (prosim )?(me|mne|nas|ma) (tam )?(prosim )?(zapiste|napiste|piste|pridejte|dopiste|zapocitejte|\
            prihlaste)( tam)?( prosim)?
        prosim (o )?(zapsat|pridat|zapocitat|dopsat) (me|mne|nas)|(muzete )?(se mnou|s nami) (muzete )?pocitat
        (moc )?rad[ai]? se (tam )?(prijd(u|eme|em) )?podivam(e)?|(prijdu|prijdeme) se( tam)?( rad[ai]?)? podivat|\
            jdu do toho|jdeme do toho
    """,
    Kind.COMING: rf"""
        {SIGNED_UP}
        (pocitejte|pocitajte) (se mnou|s nami|so mnou)
        (prijede|prijde|dorazi|bude|prijedou|prijdou|budou) {DELEGATION}(?=$)
        {DELEGATION} (prijede|prijde|dorazi|bude|prijedou|prijdou|budou)(?=$)
        {GO_CZECH}|(rad[ai]? )?(prijmu|prijmeme)( vase)?( pozvani)?
        (rad[ai]? |s radosti |s potesenim )?(se|sa) (ho|jej|ji|toho|(tohoto |vaseho |teto |vasi )?(setkani|akce|\
            jednani|schuze|schuzky|konference)) (rad[ai]? )?(zucastnim[e]?|ucastnim[e]?)
        (hlasim|hlasime|prihlasuj[iu]|prihlasujeme) (nas |cel\w+ )?(oddil|skupinu|druzstvo|tym|soubor|tridu|vypravu|\
            delegaci)(?=$)
        (rad[ai]? )?((se|sa) (rad[ai]? |urcite )?)?(zucastnim[e]?|ucastnim[e]?)( (se|sa))?
        (potvrzuj[iu]|potvrzujeme|potvrdzujem[e]?)( (svou|moji|moj[iu]|nasi|svoji|svoju|nasu))? (ucast|pritomnost)
        (svou |svoji |moji |nasi |svoju )?ucast( \w+)? (potvrzuj[iu]|potvrzujeme|potvrdzujem)
        (prihlasuj[iu]|prihlasujeme|prihlasujem) (se|sa)( na (setkani|konferenci|stretnutie))?
        (prihlasuj[iu]|prihlasujeme|prihlasujem)( nas| za nas)?(?= {N.replace("?P<n>", "?:")}( |$))
        (mohu|muzu|muzeme|(budu|budeme) (moci|moct)) (prijit|prijet|dorazit|se zucastnit|se dostavit)
        (chci|chceme) (prijit|prijet|dorazit|se zucastnit)|zucastnit se budu|\
            ((?!ne)\w{{2,20}} ){{1,3}}?(zastupovat (budu|budeme)|(budu|budeme) zastupovat)( ja| my)?(?=$)|\
            ({BODY} )?(budou|bude) zastupovat(?= {N.replace("?P<n>", "?:")}( |$))|(budu|budeme) zastupovat
        (prijimam|prijimame)( vase)? pozvani|ktere (\w+ ){{0,3}}?(prijimam|prijimame|prijmu|prijmeme)
        (vase |to )?pozvani (\w+ ){{0,3}}?(prijimam|prijimame|prijmu|prijmeme)|neopomenu(eme)? {INFINITIVE_CZECH}
        (prosim|prosime|poprosim)( o)?(?= {N.replace("?P<n>", "?:")} mist\w?(?! ({NO_SEATS_CZECH}))( |$))
        ((?<=osoby )|(?<=osob )|(?<=osobu )|(?<=mista )|(?<=mist )|(?<=misto ))(prosim|prosime|poprosim)(?=$)
        jmenem{FREE} (potvrzuj[iu]|sdeluj[iu]|oznamuj[iu])( ze)? (se zucastni|prijde|dorazi|prijede|bude pritom(en|na))
        (za nas |od nas )?(prijdou|budou|dorazi|bude|prijde|(se )?zucastni( se)?( setkani)?)( nas| za nas| od nas)?\
            (?= {N.replace("?P<n>", "?:")}( |$))
        (prosim o (zapsani|prihlaseni|registraci|zapis)|registruj[iu]|registrujeme)\
            (?= {N.replace("?P<n>", "?:")}( |$))
        prihlasuj[iu](?= sebe )|(z nasi strany )(prijdou|budou|dorazi|bude|prijde)(?= {N.replace("?P<n>", "?:")}( |$))
        (hlasim|hlasime|ohlasuj[iu])( (svou|svoji|nasi|moji))? ucast|vyuziju pozvani|hlasim se|hlasime se|(hodlam|\
            planuj[iu]|planujeme|chystam se|chystame se) (prijit|prijet|dorazit|se zucastnit)
        (prosim|prosime|poprosim)( o)? (rezervac[ie]|zarezervovat|zamluvit|\
            zajistit)(?= {N.replace("?P<n>", "?:")} {PEOPLE}(?! ({NO_SEATS_CZECH}))( |$))
        (prosim|prosime)( o)? (rezervac[ie]|zarezervovat|zamluvit) (jednoho )?mist[oa](?! ({NO_SEATS_CZECH}))
        (rezervuj[iu]|rezervujeme)(?= {N.replace("?P<n>", "?:")} {PEOPLE}(?! ({NO_SEATS_CZECH}))( |$))
        {PUT_DOWN_CZECH}
        {CONFIRMED_CZECH}
        (akceptuj(i|u|eme)|prijm(u|eme))( vase)? pozvani|pozvani akceptuj(i|u|eme)
    """,
    Kind.WISH: rf"""
        (moc |velmi )?(rad[aiy]? (bych|bychom)|chtel[ai]? (bych|bychom))( moc| rad[ai]?)?(?=$)
        {WISHES_TO_CONFIRM_CZECH}
        (tak )?(na shledanou|nashledanou|uvidime se|tesim[e]? se)( se)? (v |ve |na )({DATE}|pondeli|utery|stredu|\
            ctvrtek|patek|sobotu|nedeli|miste)
        (moc |velmi )?(rad[ai]? )?(chtel[a]? bych|chteli bychom)( (se|moc|velmi)){{0,2}} (prijit|prijet|dorazit|\
            zucastnit)
        (moc |velmi )?rad[ai]? (bych|bychom)( (se|tam|moc)){{0,2}} (prisel|prisla|prisli|prijel|prijela|zucastnil[ai]?|\
            dorazil[ai]?|byl[ai]?)
        (takze|proto|tak|tudiz|a tak) (uz )?(se )?(na (vas|setkani|akci|to) )?(se )?(uz |\
            moc )*tesim(e)?( se)?( na (vas|setkani|akci|to))?
        (mam|mame|mel[ai]? bych|meli bychom|mela bych) (velky |opravdovy )?zajem (se )?(zucastnit|prijit|prijet|dorazit)
        (mam|mame|mel[ai]? bych|meli bychom) (velky )?zajem o ucast
        (prisel|prisla|zucastnil[a]?|dorazil[a]?) bych( se)?( moc)? rad[a]?|(velmi |moc )?rad[a]? by som (prisiel|\
            prisla|sa zucastnil[a]?)
    """,
    Kind.MAYBE: MAYBE_CZECH,
    Kind.UNKNOWING: UNKNOWING_CZECH,
    Kind.NO: rf"""
        {NOT_MANAGED_CZECH}
        odpovidam zaporne|to neni (nic )?pro (me|mne|nas)(?=$)|nemam(e)? o to zajem|\
            {BODY} (bohuzel )?nema( o to| o ucast)? zajem(?=$)
        (vase(ho)? )?pozvani (bohuzel |tentokrat )*nevyuzij(i|u|eme)|nevyuzij(i|u|eme) (vase(ho)? )?pozvani
        (musim|musime|jsem nucen[a]?|jsme nuceni)( bohuzel)? ((svou |svoji |moji |nasi )?ucast )?(odmitnout|odrict|\
            odrici)(?=$)
        (musim|musime|jsem nucen[a]?|jsme nuceni)( (to|bohuzel)){{0,2}} (odrict|odrici)(?=$)
        (musim|musime|jsem nucen[a]?|jsme nuceni)( bohuzel)? (odvolat|odrict|odrici|stornovat) (svou|svoji|moji|\
            nasi) (ucast|prihlasku|rezervaci)
        (v zadnem pripade|vylouceno|ani nahodou|ani napad|(to )?odpada|pas)(?=$)
        (neprijde|neprijede|nedorazi|nebude|se nezucastni|nezucastni se) (tam )?(od nas |z nas )?(tam )?nikdo
        (bohuzel |me |moje |muj )*(zdravi|zdravotni stav|vek|lekar|doktor|doktorka|nemoc) (mi |nam |to |uz )*\
            (nedovol(i|uje|uji)|nedovoli|nepusti|nepousti|zakazal[a]?)( mi| nam| to)*(?=$)
        (se )?(bohuzel )?(nevidime|neuvidime)( se)?(?=$)
        {BODY} (bohuzel |tentokrat )*(se )?(bohuzel )?(setkani |akce |jednani |schuze )?(nezucastni|neprijede|\
            neprijde|nedorazi|nebude ucastnit|nebude moci zucastnit)( se)?(?=$)
        neni (to )?v (mych|nasich) (silach|moznostech)( {INFINITIVE_CZECH})?|(neni|nebude) (to )?(mi |nam |\
            pro me )?(to )?mozne( {INFINITIVE_CZECH})?
        ktere(ho|mu)? (\w+ ){{0,3}}?(musim|musime|jsem nucen[a]?) odmitnout|ktere (\w+ ){{0,3}}?ne(mohu|muzu|\
            muzeme) prijmout
        (vase |to )?pozvani (\w+ ){{0,3}}?(musim|musime) odmitnout|(vase |to )?pozvani (\w+ ){{0,3}}?ne(mohu|muzu|\
            muzeme) prijmout
        ne|nee+|nie|tentokrat ne|bohuzel ne|(ne|nie) dekuj[iu]|dekuj[iu] ne|ne(?:{GO_CZECH})
        se ne(dostavim|zastavim|ukazu)e?
        (bohuzel )?(se |sa )?(mi |nam )?(bohuzel )?nepodari( (se|sa|mi|nam|to)){{0,2}} (na (\w+ )?(setkani|akci|\
            schuzi) )?{INFINITIVE_CZECH}
        (od|z|za) nas (bohuzel |tentokrat )*(neprijde|neprijede|nedorazi|nebude|se nezucastni) (bohuzel )?nikdo
        (me|mne|nas) nebude|nemam[e]? (cas|moznost)( (prijit|dorazit|se zucastnit|a|ani|chut|naladu|\
            silu)){{0,4}}|nejdu|nejedu|nejdeme|nejedeme
        nepocitejte (se mnou|s nami)|(se mnou|s nami) nepocitejte|nepocitajte so mnou|vynecham
        musim to (vynechat|odrici)|nemozem prist
        (urcite|rozhodne|jiste|samozrejme|jasne)( ze)? (tam )?(ne|ne{GO_CZECH}|nebud(u|eme|em)|nemuz(u|eme)|nemohu|\
            se nezucastnim(e)?|nezucastnim(e)? se)( tam)?(?=$)
        (prosim )?(odhlaste|odhlas|vyskrtnete|vyskrtnout|odhlasit)( (prosim|me|mne|nas)){{0,2}} (z|ze) (toho |tohoto )?\
            (setkani|akce|schuze|konference|seznamu ucastniku)( prosim)?
        odhlasuj[iu] se z(e)? (setkani|akce|jednani|konference)|(musim|musime) (odrici|odreknout)( (ucast|to))?
        ((se|sa|to) )?(nezucastnim[e]?|neucastnim[e]?)( (se|sa))?
        (me|mne|nas)( (bohuzel|tam|tentokrat)){{1,2}} nebude|(zucastnit|ucastnit) (se )?(bohuzel )?(nebud(u|\
            eme)( moci| moct)?|nemohu|nemuzu|nemuzeme)
        nebud(u|eme)( (v te dobe|ten den|tou dobou|bohuzel)){{0,2}} (v (republice|cesku|cechach|zemi)|na miste)
        (se )?(tohoto |vaseho |teto |vasi |daneho )?(setkani|akce|jednani|schuze|schuzky|konference)( (se|bohuzel|\
            tentokrat)){{0,3}} (nezucastnim|neucastnim)e?( se)?
        (\w{{2,20}} ){{1,4}}(mi|nam) ((v )?(ucasti?|prijit|prijet) )?(neumoznuj[ie]|neumozni|neumoznuji|\
            brani)( (v )?ucasti?)?(?=$)
        (se |sa )?nebud(u|eme|em)( (tam|(tohoto |vaseho |teto )?(setkani|akce|jednani|schuze)|pritom(en|na)|moci|moct|\
            se|sa|ucastnit|zucastnit|prijit|prijet|prist|dorazit|dostavit|k dispozici)){{0,4}}
        ((se|sa|to) )?(nemohu|nemuzu|nemuzeme|nemozem|nemozeme)( ((tohoto |vaseho |teto )?(setkani|akce|jednani|\
            schuze)|bohuzel|se|sa|prijit|prijet|dorazit|prist|zucastnit|ucastnit|dostavit|dojit|dojet|pripojit|tam|\
            byt|pritom(en|na)|to stihnout|stihnout)){{0,4}}
        ((z prace|to|bohuzel) ){{0,3}}nestihn(u|eme|em)( (to|prijit|dorazit|z prace)){{0,2}}|nestiham(e)?( to)?|\
            nevyjde (mi|nam) to|nevychazi (mi|nam) to
        (tento |ten )?(termin )?(se )?((mi|nam|to|bohuzel|vubec) )*(nehodi|nesedi|nepasuje|\
            nevychazi|nevyhovuje)( se)?( (mi|nam|bohuzel|vubec))*
        nehodi se( (mi|nam|to|termin)){{0,2}}
        jmenem{FREE} (sdeluj[iu]|oznamuj[iu])( ze)? (se nezucastni|neprijde|nedorazi|neprijede|nebude( moci)? \
            (pritom\w+|prijit|se zucastnit))
        (takze|proto|tudiz|a tak) (se )?(bohuzel )?(musim )?omlouv(am|ame|it)( se)?
        omlouvam(e)? (se|svou|moji|nasi) (z ucasti|neucast|nepritomnost)|omlouvam se z( \w+){{1,2}}
        (musim|musime|jsem nucen[a]?|jsme nuceni|nezbyva mi nez) (odmitnout|(se )?omluvit( se)?|ucast zrusit|\
            zrusit ucast)
        (tentokrat|bohuzel)( (tentokrat|bohuzel))? (se )?(musim )?omlouv(am|ame|it)( se)?
        (tentokrat|bohuzel)( se)?( (tentokrat|bohuzel|musim))? omlouv(am|ame|it)( se)?
        odmitam|nemam(e)? (zajem o ucast|v umyslu {INFINITIVE_CZECH}|chut {INFINITIVE_CZECH})|(svou |\
            moji )?ucast (rusim|odvolavam)|nemam zajem|nemame zajem|jsem proti
        ((?!{TO_ANOTHER} )\w{{2,20}} ){{1,4}}(ucast )?(mi |nam )?(ucast )?nedovol(i|\
            uji)( mi| nam)?( ucast| to| {INFINITIVE_CZECH})?|(to )?nedam( to)?
        neucast potvrzuji
        (se )?nikdo( z nas| od nas| z \w+( \w+)?)? (nemuze(?=$)|nezucastni( se)?|neprijde|neprijede|\
            nebude moci prijit|se nezucastni|se nemuze zucastnit|nemuze prijit)
    """,
    Kind.ABSENCE: rf"""
        {STRUCK_OFF_CZECH}
        {OUT_OF_QUESTION_CZECH}
        {HEAD} (se )?(bohuzel |timto |velmi |moc |z \w+ duvodu )*(omlouva|omlouvaji)( se)?( z (ucasti|setkani|jednani|\
            akce|dnesni\w* \w+))?(?=$)
        (na to (uz )?(jsem|jsme) (uz )?|(uz )?(jsem|jsme) (uz )?na to (uz )?)(moc |prilis )?(star|nemocn)\w{{1,2}}(?=$)
        (rusim|rusime|odvolavam|odvolavame|beru zpet|stahuj[iu])( (svou|svoji|moji|nasi|me|moje))? (ucast|prihlasku|\
            potvrzeni|rezervaci)
        (musim|musime|jsem nucen[a]?|jsme nuceni|budu muset|budeme muset|musim sa|dovoluj[iu] si|dovolte mi) (se |\
            sa )?(\w{{1,15}} ){{0,3}}?(omluvit|odhlasit|ospravedlnit)( se| sa)?( z (?!minul|posledn|predchoz|\
            vcerej)\w{{1,15}}( \w{{1,15}})?)?
        bud(u|eme|em) chybet|(tento|tenhle|letosni|tenhleten) rocnik (vynecham|vypustim|ozelim)(e)?
        (letos |tentokrat )?(vypustim|ozelim)(e)?( (to|letos|tentokrat))*|neprijd(u|eme) (po)?prve (za|\
            od) \w{{2,12}}( \w{{2,6}})?
        (prosim |prosime |prosba |laskave )?(o )?{_STRIKES} (mi |nam |prosim )*{_MY} {_ENTRY}( prosim)?
        (prosim |prosime )(o )?{_STRIKES} (mi |nam |prosim )*{_ENTRY}|{_STRIKES} (mi |nam |prosim )+{_ENTRY}( prosim)?
        (musim|musime|jsem nucen[a]?|jsme nuceni|budu muset|budeme muset)( (bohuzel|tentokrat|vam))* {_MY} {_ENTRY} \
            (bohuzel )?(zrusit|odvolat|stornovat|odrici|stahnout)
        ({_MY} )?ucast (bohuzel |timto )*(musim|musime) (bohuzel )?(zrusit|odvolat|stornovat|odrici)
        (musim|musime|jsem nucen[a]?|jsme nuceni)( bohuzel)? zrusit( (svou|svoji|moji|nasi))? (ucast|prihlasku|\
            rezervaci)
        ((uz|bohuzel) )*(mam|mame) ((uz|bohuzel) )*((na|v) (ten den|tu dobu|ten termin|to datum|\
            tom terminu) )?(uz )?(neco jineho|jin[ey] (program|plany|akci|povinnosti))( (na|v) (ten den|tu dobu|\
            ten termin|to datum|tom terminu))?
        (prosim )?(omluvte|omluv)( prosim)? (me|mne|nas) ze? (setkani|akce|jednani|schuze|ucasti)
        (prosim )?(omluvte|omluv)( prosim)? (mou|moji|svou|nasi) (neucast|nepritomnost)
        (prosim|prosime|zadam) o omluv(u|eni)( (me|moji|nasi))? (neucasti|nepritomnosti)
        (tentokrat|tentoraz|bohuzel|zial)( (tentokrat|tentoraz|to))? (bez nas|beze (me|mne)|bezo mna)
        (bohuzel |zial )?(tentokrat |tentoraz )?(mi |nam )?(to )?(tentokrat |tentoraz |bohuzel )?(nevyjde|nevychazi|\
            nevychadza|nepujde)( (mi|nam|to|tentokrat|tentoraz|bohuzel)){{0,3}}
        (radsi|radeji|rac|raci|radsej)? ?(zustanu|zustaneme|zustavam|zostanem|zostaneme) (radsi |radeji )?(doma|\
            u televize|v posteli|v teple)|nechystam se
    """,
    Kind.INSTEAD: rf"""
        (posle|posila|poslou|posleme|posilame) (se |sa |ti |vam )?{_FOR_ME}( \w{{1,20}}){{0,8}}
        {_FOR_ME}( \w{{1,20}}){{0,4}}? (se |sa )?{_COMES}( \w{{1,20}}){{0,10}}
        ({SOMEBODY})?(se |sa )?{_COMES}( \w{{1,20}}){{0,5}}? {_FOR_ME}( \w{{1,20}}){{0,8}}
        (prijde|dorazi|prijede|pride) (muj |moje |nas |nase |moj |moja )?(zastupce|zastupkyne|nahradnik|nahradnice|\
            nahrada|zastupca)( \w{{1,20}}){{0,8}}
        (posilam|poslu|posleme|posielam|poslem|vysilam|vyslu|deleguj[iu]|poveruj[iu])( \w{{1,20}}){{0,3}}? \
            (za (sebe|me|mne|mna)|misto (sebe|me|mne)|nahradu|nahradni[kc]\w{{0,2}}|zastupce|zastupkyni|kolegu)\
            ( \w{{1,20}}){{0,8}}
        (deleguj[iu]|poveruj[iu]) (pana|pani|kolegyni) \w{{2,20}}( \w{{1,20}}){{0,8}}
        misto (me|mne)( \w{{1,20}}){{0,4}}? bude( \w{{1,20}}){{0,8}}
        ({SOMEBODY})?(me|mne|nas|ma) (zastoupi|zastupi|nahradi|bude zastupovat)( \w{{1,20}}){{0,8}}
        ({SOMEBODY})?((zastoupi|zastupi|nahradi) (me|mne|nas|ma)|bude (me|mne|nas|ma) zastupovat)( \w{{1,20}}){{0,8}}
        zastupovat (me|mne|nas|ma) bude( \w{{1,20}}){{0,8}}
        ({SOMEBODY})?zaskoci za (me|mne|mna)( \w{{1,20}}){{0,8}}
    """,
    Kind.WHERE: rf"""
        (na|v|do|k)? ?(tomto |toto |tom |vase |vasem |dane )?(setkani|konferenc[ieu]\w?|stretnut\w+|workshop\w?|\
            panel\w?|akc[eiu]|schuz\w+)
        tam|na nem|v t(u|uto) dobu|v te(to)? dobe|(v |na )?t(en|ento) (den|termin)|v tom(to)? termin[eu]|\
            v danem terminu|v uvedenem terminu|osobne
        (v |do |z )?(karvin\w{{1,3}}|havirov\w{{0,3}}|jastrzebi\w{{1,3}}( zdroj\w{{0,2}})?)
        (v |na )?{DATE}
        (jestli|zda|zdali|ci) ((se |mi |nam |to )*(podari|povede|vyjde)|prijdu|budu( moci)?|to stihnu|stihnu( to)?|\
            dorazim|to vyjde|pridem|se zucastnim|prijdeme|budeme( moci)?)( \w+){{0,3}}
    """,
    Kind.WHEN: rf"""
        (v |ve )?(pristi|tento|tenhle|dalsi) (tyden|tydnu|mesic\w?)|za tyden|buduci tyzden|do \w{{3,12}}(?=$)
        (a |ale )?(on|ona|oni|{ONE}) (uz |bohuzel |tentokrat )?ne(?=$)
        bez (manzelky|manzela|zeny|ni|nej|nich|deti|doprovodu|partnera|partnerky)
        {AT_THAT_HOUR}|{BY_WHAT}
        vcas|nacas|na cas|(jeste )?(nevim|nevime|neviem) {WHETHER_IN_TIME}
        (a |i )?{ONE}( \w{{2,20}})? (taky|take|tez|tiez|rovnez) ne(prijde|prijede|muze|dorazi)?
        (a |i )?(jestli|pokud|ak) (smim|mozno|(vam )?(to )?nevadi|je (jeste )?misto)
        a (jestli|pokud|ak) (to )?(jeste )?(to )?(jde|lze|je to mozne)
        (jen |pouze |az )?(dopoledne|odpoledne|rano|vecer|na chvili|na chvilku|na zacatek|na cast)
        (v |ve )?(pondeli|utery|stredu|ctvrtek|patek|sobotu|nedeli|stvrtok|piatok|pondelok|utorok)|zitra|dnes
        pozitri|zajtra|(az |nejdrive |tak )?(v|ve) (jednu|dve|tri|ctyri|pet|sest|sedm|osm|devet|deset)( hodin\w*)?
        (az |nejdrive |tak )?(o|v|ve|od|po|kolem|na) \d{{1,2}}( \d\d)?( h(od\w*)?)?
    """,
    Kind.PARTY: rf"""
        (?P<sam>(jen|jenom|pouze) sebe|((jen |jenom |pouze )?ja )?(jen |jenom |pouze )?(sam|sama)|jen ja|samotn[ay])
        (?P<oboje>oba|obe|obidva|oba dva|obaja)
        (pocitejte|pocitajte) (s|se|so) {N} \w{{3,20}}
        {COUNTED_ALL}
    """,
    Kind.MORE: rf"""
        my s(e)? \w{{3,20}}(?= ({GO_CZECH}|budeme))
        ja a \w+ou
        {ALONG}
    """,
}  # fmt: skip
