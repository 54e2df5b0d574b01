"""What commands of LaTeX stand for in Unicode. Tables only; how they are put together is `latex`'s."""

# ruff: noqa: RUF001 - signs that look like other signs are what this module is about


def _names(text: str) -> list[str]:
    return text.split()


GREEK = dict(
    zip(
        _names(
            "alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu nu xi omicron pi"
            " varpi rho varrho sigma varsigma tau upsilon phi varphi chi psi omega"
            " Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega"
        ),
        "αβγδϵεζηθϑικλμνξοπϖρϱσςτυϕφχψωΓΔΘΛΞΠΣΥΦΨΩ",
        strict=True,
    )
)
LETTERS = GREEK | {"ell": "ℓ", "hbar": "ℏ", "Re": "ℜ", "Im": "ℑ", "aleph": "ℵ"}
SYMBOLS = {
    "infty": "∞",
    "emptyset": "∅",
    "varnothing": "∅",
    "top": "⊤",
    "bot": "⊥",
    "dagger": "†",
    "degree": "°",
    "star": "⋆",
    "square": "□",
    "checkmark": "✓",
    "$": "$",
    "_": "_",
    "#": "#",
}
PREFIXES = {"partial": "∂", "nabla": "∇", "neg": "¬", "lnot": "¬", "forall": "∀", "exists": "∃"}
POSTFIXES = {"prime": "′", "%": "%"}
RELATIONS = {
    "le": "≤",
    "leq": "≤",
    "leqslant": "≤",
    "ge": "≥",
    "geq": "≥",
    "geqslant": "≥",
    "lt": "<",
    "gt": ">",
    "ne": "≠",
    "neq": "≠",
    "ll": "≪",
    "gg": "≫",
    "approx": "≈",
    "sim": "∼",
    "simeq": "≃",
    "cong": "≅",
    "equiv": "≡",
    "propto": "∝",
    "to": "→",
    "rightarrow": "→",
    "longrightarrow": "→",
    "leftarrow": "←",
    "gets": "←",
    "leftrightarrow": "↔",
    "mapsto": "↦",
    "Rightarrow": "⇒",
    "implies": "⇒",
    "Leftarrow": "⇐",
    "Leftrightarrow": "⇔",
    "iff": "⇔",
    "in": "∈",
    "ni": "∋",
    "notin": "∉",
    "subset": "⊂",
    "subseteq": "⊆",
    "supset": "⊃",
    "supseteq": "⊇",
    "mid": "|",
    "perp": "⊥",
    "parallel": "∥",
    "models": "⊨",
    "land": "∧",
    "wedge": "∧",
    "lor": "∨",
    "vee": "∨",
}
SUMS = {
    "pm": "±",
    "mp": "∓",
    "cup": "∪",
    "cap": "∩",
    "setminus": "∖",
    "oplus": "⊕",
    "ldots": "…",
    "dots": "…",
    "dotsc": "…",
    "cdots": "⋯",
    "dotsb": "⋯",
    "vdots": "⋮",
    "ddots": "⋱",
    "colon": ":",
    "&": "&",
}
PRODUCTS = {
    "cdot": "·",
    "times": "×",
    "div": "÷",
    "ast": "∗",
    "circ": "∘",
    "bullet": "•",
    "odot": "⊙",
    "otimes": "⊗",
}
BIG = {
    "sum": "∑",
    "prod": "∏",
    "int": "∫",
    "iint": "∬",
    "oint": "∮",
    "bigcup": "⋃",
    "bigcap": "⋂",
}
WORDS = frozenset(
    _names(
        "log ln lg exp min max arg argmin argmax sup inf lim det dim ker deg gcd Pr"
        " sin cos tan cot sec csc sinh cosh tanh arcsin arccos arctan"
    )
)
OPENING = {"{": "{", "lbrace": "{", "lbrack": "[", "langle": "⟨", "lfloor": "⌊", "lceil": "⌈"}
OPENING |= {"lvert": "|", "lVert": "‖"}
CLOSING = {"}": "}", "rbrace": "}", "rbrack": "]", "rangle": "⟩", "rfloor": "⌋", "rceil": "⌉"}
CLOSING |= {"rvert": "|", "rVert": "‖"}
BARS = {"|": "‖", "Vert": "‖", "vert": "|"}
SPACES = {
    ",": " ",
    ":": " ",
    ";": " ",
    ">": " ",
    " ": " ",
    "\n": " ",
    "thinspace": " ",
    "medspace": " ",
    "thickspace": " ",
    "enspace": " ",
    "quad": "  ",
    "qquad": "   ",
}
SILENT = frozenset(
    _names(
        "! displaystyle textstyle limits nolimits middle negthinspace"
        " big Big bigg Bigg bigl Bigl biggl Biggl bigr Bigr biggr Biggr bigm Bigm"
    )
)
PLAIN = frozenset(_names("mathrm mathit mathsf mathtt mathnormal"))
TEXT = frozenset(_names("text textrm textbf textit textsf texttt textnormal mbox"))
ACCENTS = {
    "hat": "\u0302",
    "widehat": "\u0302",
    "bar": "\u0304",
    "overline": "\u0305",
    "tilde": "\u0303",
    "widetilde": "\u0303",
    "vec": "\u20d7",
    "dot": "\u0307",
    "ddot": "\u0308",
}

_ROMAN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_BOLD = dict(zip(_ROMAN, "𝐚𝐛𝐜𝐝𝐞𝐟𝐠𝐡𝐢𝐣𝐤𝐥𝐦𝐧𝐨𝐩𝐪𝐫𝐬𝐭𝐮𝐯𝐰𝐱𝐲𝐳𝐀𝐁𝐂𝐃𝐄𝐅𝐆𝐇𝐈𝐉𝐊𝐋𝐌𝐍𝐎𝐏𝐐𝐑𝐒𝐓𝐔𝐕𝐖𝐗𝐘𝐙", strict=True))
_BOLD |= dict(zip("0123456789", "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗", strict=True))
_GREEK_BOLD = dict(zip("αβγδεζηθικλμνξπρστυφχψω", "𝛂𝛃𝛄𝛅𝛆𝛇𝛈𝛉𝛊𝛋𝛌𝛍𝛎𝛏𝛑𝛒𝛔𝛕𝛖𝛗𝛘𝛙𝛚", strict=True))
_GREEK_BOLD |= dict(zip("ϵϑϕΓΔΘΛΞΠΣΥΦΨΩ", "𝛜𝛝𝛟𝚪𝚫𝚯𝚲𝚵𝚷𝚺𝚼𝚽𝚿𝛀", strict=True))
ALPHABETS = {
    "mathbf": _BOLD,
    "boldsymbol": _BOLD | _GREEK_BOLD,
    "bm": _BOLD | _GREEK_BOLD,
    "mathbb": dict(zip(_ROMAN + "1", "𝕒𝕓𝕔𝕕𝕖𝕗𝕘𝕙𝕚𝕛𝕜𝕝𝕞𝕟𝕠𝕡𝕢𝕣𝕤𝕥𝕦𝕧𝕨𝕩𝕪𝕫𝔸𝔹ℂ𝔻𝔼𝔽𝔾ℍ𝕀𝕁𝕂𝕃𝕄ℕ𝕆ℙℚℝ𝕊𝕋𝕌𝕍𝕎𝕏𝕐ℤ𝟙", strict=True)),
    "mathcal": dict(zip(_ROMAN[26:], "𝒜ℬ𝒞𝒟ℰℱ𝒢ℋℐ𝒥𝒦ℒℳ𝒩𝒪𝒫𝒬ℛ𝒮𝒯𝒰𝒱𝒲𝒳𝒴𝒵", strict=True)),
}

RAISED = dict(
    zip(
        "0123456789+-=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWβγδθφχ",
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵝᵞᵟᶿᵠᵡ",
        strict=True,
    )
)
RAISED |= {"−": "⁻", "′": "′", "°": "°", "⊤": "ᵀ", "†": "†"}
LOWERED = dict(
    zip(
        "0123456789+-=()aehijklmnoprstuvxβγρφχ",
        "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ",
        strict=True,
    )
)
LOWERED |= {"−": "₋"}
