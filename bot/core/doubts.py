"""How people answer with a doubt: maybes, what they do not know yet, and the words that make a yes a maybe.

As core/polish.py and core/czech.py, which these phrases are part of: over text as words.plain() leaves it.
"""

from bot.core.phrasing import GO_CZECH, GO_POLISH, INFINITIVE_CZECH, INFINITIVE_POLISH

HEDGE_POLISH = r"""
    nie odmawia(m|my)|prawie( na pewno)?
    niezobowiazujaco
    raczej|chyba|prawdopodobnie|najprawdopodobniej|pewnie|wstepnie|na \d\d procent\w*|mam nadzieje|mysle|sadze
    wydaje mi sie|(wszystko |duzo )?(na to )?wskazuje( na to)? ze|wyglada( na to)? ze|(najpewniej|zapewne|pewno)
"""

MAYBE_POLISH = rf"""
    (bede|bedziemy) sie star(ac|al[ai]|ali)( {INFINITIVE_POLISH})?|zobacz(e|ymy) (jak|co)( \w{{1,20}}){{1,5}}?(?=$)
    nie wyklucza(m|my)|czeka(m|my) (jeszcze )?na (decyzj|grafik|zgod|rozpis|harmonogram|\
        wynik)\w{{0,4}}( \w{{2,20}}){{0,3}}?(?=$)
    wstepnie (jestem|jestesmy) zainteresowan\w+
    (moze|mozliwe ze) (sie |tez |jednak )?{GO_POLISH}|((nic|niczego) )?nie (obiecuj|gwarantuj)(e|emy)|\
        (gwarancji nie daj|nie daj)(e|emy)( gwarancji)?
    (mam|mamy) nadzieje ze( (mi|nam|sie|jednak)){{0,3}} uda( (mi|nam|sie)){{0,2}}( {INFINITIVE_POLISH})?
    ((to|wszystko|jeszcze|u mnie) )*(zalezy|bedzie zalez(ec|alo)) od( \w{{1,20}}){{1,4}}?(?=$)|\
        w zaleznosci od( \w{{1,20}}){{1,4}}?(?=$)
    moze ((mi|nam) )?(sie )?(uda|udaloby)( (mi|nam))?( sie)?( (przyjsc|przyjechac|byc|dotrzec|wpasc|wyrwac))?
    (sprobuj(e|emy)|postara(m|my) sie) (sie )?(wyrwac|urwac|wygospodarowac czas|znalezc czas)( (sie|z pracy)){{0,2}}
    mozliwe( (tak|ze (tak|bede|przyjde|przyjdziemy|sie uda)))?|niewykluczone( ze (bede|przyjde|przyjdziemy))?
    (nic )?nie (obiecuje|obiecujemy)|nie moge( nic)? obiecac( ze (bede|przyjde|przyjdziemy))?|pol na pol|50 na 50
    (jeszcze )?(sie )?odezwe( sie)?( (pozniej|wkrotce|jutro))?
    nie jestem( jeszcze| teraz| na razie)? w stanie( jeszcze| teraz| na razie)? (potwierdzic|odpowiedziec|\
        powiedziec|okreslic|zadeklarowac)
    (?<!\w )na (50|piecdziesiat) procent(?! )|fifty fifty
    (byc )?moze|moze (tak|bede|przyjde|przyjdziemy|sie uda|uda mi sie|uda sie|bedziemy)|maybe|not yet
    (jeszcze|na razie|narazie|poki co) nie( potwierdzam| moge potwierdzic)?|trudno powiedziec|zobacze|zobaczymy
    dam( jeszcze)? znac( pozniej| wkrotce| jutro)?|damy znac( pozniej)?|odpowiem (pozniej|wkrotce|jutro)
    potwierdze( (pozniej|wkrotce|jutro|w pozniejszym terminie|blizej terminu|w przyszlym tygodniu|\
        po \w+( ze? (\w+ )?\w+)?))?
    (postaram|postaramy) sie( (byc|przyjsc|przyjechac))?|(sprobuje|sprobujemy)( (byc|przyjsc|przyjechac))?
    (na (sto|100) procent|na pewno|ostatecznie|wiazaco) (to )?(potwierdze|potwierdzimy)( (to|dopiero|jeszcze))*
    musze( to)? (sprawdzic|zapytac|uzgodnic)|zastanowie sie|(jeszcze )?(sie )?(zastanawiam|waham)( sie)?
    (na razie |jeszcze |teraz )?pewnosci (na razie |jeszcze |teraz )?nie (mam|mamy)
    nie moge (jeszcze|teraz|dzis|na razie) (potwierdzic|powiedziec|odpowiedziec)|trudno mi powiedziec
    (jeszcze )?nie podj[ae]l[aei]?m( jeszcze)? decyzji|nie mam (jeszcze )?pewnosci
    (jeszcze )?(to )?(musze|musimy)( to)?( jeszcze)? (skonsultowac|ustalic|zapytac|uzgodnic|sprawdzic|\
        omowic)( z \w+| o to| szef\w+| kalendarz){{0,2}}
"""

UNKNOWING_POLISH = r"""
    (jeszcze )?(musze|musimy)( jeszcze)? (porozmawiac|pogadac|dogadac sie|naradzic sie|\
        skonsultowac sie)( ze? (\w+ )?\w+)?(?=$)
    (jeszcze |na razie |narazie |teraz )?nie wie(m|my)( (jeszcze|tego|na razie|teraz|na pewno|dokladnie)){0,2}
    nie jestem (jeszcze )?pew(ny|na|ien)( (swojej obecnosci|terminu))?
"""

HEDGE_CZECH = r"""
    skoro|temer|nerikam ne
    (vse|vsechno) nasvedcuje (tomu )?ze|vypada to( na to)?( ze)?|zda se( ze)?|podle vseho|patrne|\
        na \d\d procent\w*|doufam|doufame|myslim( si)?|dufam|asi|spise|spis|nejspis|nejspise|pravdepodobne|zrejme
    predbezne|skor|skuor|asik|((pro)?zatim )?nezavazne
"""

MAYBE_CZECH = rf"""
    nevylucuj(i|u|eme)|cek(am|ame) (jeste )?na (rozpis|rozhodnuti|souhlas|svoleni|smeny|vyjadreni|\
        vysledk)\w{{0,3}}( \w{{2,20}}){{0,3}}?(?=$)
    (jeste )?vaham(e)?|predbezne mam(e)? zajem|snad (se )?(to )?(podari|povede|vyjde)( to| se)?
    (je )?(dost |docela |klidne |velmi )?mozne ze ({GO_CZECH}|budu|budeme)|(budu|budeme) se snazit( {INFINITIVE_CZECH})?
    vynasnazim(e)? se( {INFINITIVE_CZECH})?|(jeste )?(musim|musime) se (jeste )?(podivat|mrknout) (do|v) \w{{3,12}}(?=$)
    (mozna|mozno|snad) (tam |taky |se |ze |i )*({GO_CZECH}|budu|budeme|(se )?zucastnim(e)?)|\
        (nic )?nezaruc(uj[iu]|ujeme)|bez zaruky
    douf(am|ame) ze( (to|mi|nam|se|snad)){{0,3}} (vyjde|stihnu|stihneme|podari|povede|zvladnu|zvladneme)( (mi|\
        nam|se|to)){{0,2}}( {INFINITIVE_CZECH})?
    ((to|vse|vsechno|jeste|u me) )*(zalezi|bude zalezet) na( \w{{1,20}}){{1,4}}?(?=$)|(uvidim(e)? )?podle (toho|\
        pocasi|zdravi|prace|situace|sluzeb)(?=$)
    (je )?mozne( ze (prijdu|prijdeme|dorazim|ano))?|(nic )?neslib(uji|uju|ujeme)|nemohu( to)? slibit
    (ucast )?(jeste )?(zvazim|zvazime)
    (nemuzu|nemohu) slibit( ze (prijdu|dorazim))?|padesat na padesat|50 na 50|(jeste|este) (uvidim|uvidime)
    (tak )?(napul|na pul|pul na pul)|fifty fifty|(?<!\w )na (50|padesat) procent(?! )
    mozna( (ano|prijdu|prijdeme|dorazim|budu|pridem|to vyjde))?|mozno( (ano|pridem|prideme))?
    snad( (ano|jo|prijdu|prijdeme|dorazim|budu|to vyjde|to stihnu))?|maybe|not yet
    (jeste|zatim|este|zatial|prozatim) (ne|nie|nepotvrzuji|nemohu (potvrdit|rict)|nemuzu (potvrdit|rict)|neviem)
    (jeste |este )?(dam|dame)( (vam|jeste|este)){{0,2}} (vedet|vediet)( (pozdeji|brzy|zitra|neskor|vcas))?
    (jeste se |este sa )?(ozvu se|ozvu|ozvem sa|ozvem|ozveme se)( (pozdeji|pozdejc|zitra))?|uvidi(m|me|me jeste)
    uvidi se|(to )?potvrdim(e)?( to)? (jeste|pozdeji|brzy|zitra|neskor|dodatecne)
    (na (sto|100) procent|definitivne|zavazne|finalne) (to )?(jeste )?potvrdim(e)?( to)?|rozmyslim( si)? to|\
        musim to (zjistit|overit|domluvit)
    (pokusim|pokusime|pokusim) (se|sa)( (prijit|dorazit|prist|zucastnit))?|pokusim se o ucast
    (zatim|jeste) (nemohu|nemuzu|nemuzeme) (to )?(potvrdit|rict|slibit)
    (nemohu|nemuzu|nemuzeme) (to )?(zatim|jeste|ted) (potvrdit|rict|slibit)|tezko rict
    odpovim( (pozdeji|zitra|brzy))|jeste nejsem rozhodnut[ya]
    (jeste )?(to )?(musim|musime)( to)?( jeste)? (domluvit|probrat|projednat|overit|zjistit|zeptat se|\
        potvrdit)( s \w+| se \w+| kalendar){{0,2}}
"""

UNKNOWING_CZECH = r"""
    (jeste )?(se )?(musim|musime)( se)?( jeste)? (po)?(zeptat|poradit|domluvit)( (se? )?\w{3,20}){0,3}?(?=$)
    (jeste |zatim |ted |este |zatial |opravdu )?(to |jeste to |zatim to )?ne(vim|viem|vime|vieme)( (jeste|zatim|\
        presne|jiste|to|este|zatial)){0,2}
    (zatim )?(si )?(jeste )?nejsem( si)?( (jist[ya]|jista tim))|nie som si ist[ya]
"""
