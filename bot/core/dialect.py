"""How people answer on both sides of the Olza, "po naszymu": a closed table, written as Poles and as Czechs spell it.

As core/phrasing.py, over text as words.plain() leaves it. Read in both languages. What is also a Polish or Czech word
of somebody else's doing is left out, or stands with its subject: "ida" may be "idą".
"""

from bot.core.phrasing import Kind

GO = (
    r"(?:prz(?:iyn|in|iy|i|ij|yn)d(?:a|ymy|zymy|emy)|prz(?:i|ij|iy)ad(?:a|ymy|zymy)|prij(?:d|ed|ad)(?:a|em|emy|ymy)"
    r"|doj(?:d|ed|ad)(?:em|emy|ymy)|prid(?:ymy|emy))"
)
"""Verbs of coming, first person."""

_SHALL_BE = r"byd(?:a|ymy|zymy|emy)|budymy"
_GO_THERE = r"(?:jo|toz|tuz|no|tak) (?:ida|jada|pojada)|(?:my |toz |tuz )?(?:idymy|jadymy|pojadymy)"
_NOT = r"(?:jo |my |toz )?ni[ey]?"
_I = r"(?:mog(?:a|ymy|ym)|moz(?:u|ym|ymy|em|emy))"

KIN = (
    r"chop(?:a|ym|em|u)?|bab(?:a|om|ou)|chlap(?:em|ym)?|rob(?:a|u|ou|ka|ku|om|kom)|(?<=moja )star(?:a|o)|(?<=moj )stary"
    r"|(?<=moim )starym|(?<=mojim )starym|(?<=mojom )starom|dziolch(?:a|e|om)|cerom|kamrat(?:a|ym|em|ka|kom)?"
    r"|ujek|ujka|ujkym"
)
"""Who comes along."""

PHRASES: dict[Kind, str] = {
    Kind.FILL: rf"""
        (no )?(dyc|dyt|toz|tuz|przeca|przecaz)|jo|ja toz|ni[ey]? ma (zadnego )?(problymu|problemu|sprawy)
        jo(?= {_NOT} )
    """,
    Kind.YES: rf"""
        ({_SHALL_BE})( tam)?|({_GO_THERE})(?=$)|jo (pisza sie|sie pisza)( na to)?|jo sie na to pisza
    """,
    Kind.COMING: GO,
    Kind.MAYBE: rf"""
        (moze|mozno|snad|chyba) ({GO}|{_SHALL_BE})|moze (ja|jo|ni|niy)|uwidzymy|uwidza
    """,
    Kind.UNKNOWING: r"""
        (jeszcze |jeste )?(jo )?ni[ey]? wi[ey]m(y)?( jeszcze| jeste)?
    """,
    Kind.NO: rf"""
        (jo )?niy?|{_NOT} ({GO}|{_SHALL_BE})( tam)?|{_NOT} (ida|idymy|jada|jadymy|pojada|pojadymy)(?=$)
        {_NOT} {_I}( (przijsc|prziysc|prziyjsc|przisc|prijsc|prijit|przijechac|byc|tam|wtedy|wtynczas))*
        {_NOT} (mom|momy|ma) (czasu|czas|cas|kiedy|kiej|kej|jak)|{_NOT} (dom|domy|dymy) rady
    """,
}  # fmt: skip
