"""Formulas: LaTeX as a line for people, raw where unsure, and prices are no formulas."""

import re
from math import isclose, sqrt

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from mlquiz.report.formula import formulas, readable

SAMPLES = [
    # quality of classifiers
    (r"F_1 = 2 \cdot \frac{p \cdot r}{p + r}", "F₁ = 2 · (p · r)/(p + r)"),
    (r"\frac{p r}{p+r}", "(p r)/(p+r)"),
    (r"F_\beta = (1+\beta^2) \frac{p r}{\beta^2 p + r}", "Fᵦ = (1+β²) (p r)/(β² p + r)"),
    (r"\text{precision} = \frac{TP}{TP + FP}", "precision = TP/(TP + FP)"),
    (r"\text{Recall}=\frac{\text{TP}}{\text{TP}+\text{FN}}", "Recall=TP/(TP+FN)"),
    (r"\dfrac{2TP}{2TP + FP + FN}", "2TP/(2TP + FP + FN)"),
    (
        r"\frac{\text{true positives}}{\text{all positives}}",
        "(true positives)/(all positives)",
    ),
    (r"\mathrm{TPR} = \frac{TP}{P},\ \mathrm{FPR} = \frac{FP}{N}", "TPR = TP/P, FPR = FP/N"),
    (r"\text{AUC} = P(s^+ > s^-)", "AUC = P(s⁺ > s⁻)"),
    (r"J(A,B) = \frac{|A \cap B|}{|A \cup B|}", "J(A,B) = |A ∩ B|/|A ∪ B|"),
    (r"95\% \text{ of } \$100", "95% of $100"),
    # losses and regression
    (
        r"L = -\frac{1}{N} \sum_{i=1}^{N} \left[ y_i \log \hat{y}_i + (1 - y_i) \log (1 - \hat{y}_i) \right]",
        "L = -(1/N) ∑ᵢ₌₁ᴺ [yᵢ log ŷᵢ + (1 - yᵢ) log (1 - ŷᵢ)]",
    ),
    (r"H(p, q) = -\sum_x p(x)\log q(x)", "H(p, q) = -∑ₓ p(x) log q(x)"),
    (
        r"\text{RMSE} = \sqrt{\frac{1}{n}\sum_{i=1}^n (y_i - \hat{y}_i)^2}",
        "RMSE = √((1/n) ∑ᵢ₌₁ⁿ (yᵢ - ŷᵢ)²)",
    ),
    (r"R^2 = 1 - \frac{RSS}{TSS}", "R² = 1 - RSS/(TSS)"),
    (r"\hat{\beta} = (X^\top X)^{-1} X^\top y", "β̂ = (XᵀX)⁻¹ Xᵀy"),
    (r"\|Xw - y\|_2^2 + \lambda \|w\|_1", "‖Xw - y‖₂² + λ ‖w‖₁"),
    (r"\lVert\mathbf{x}\rVert_\infty", "‖𝐱‖_∞"),
    (r"\beta_0 + \beta_1 x_1", "β₀ + β₁ x₁"),
    # networks
    (r"\sigma(z) = \frac{1}{1 + e^{-z}}", "σ(z) = 1/(1 + e⁻ᶻ)"),
    (
        r"\mathrm{softmax}(z)_i = \frac{e^{z_i}}{\sum_{j=1}^{K} e^{z_j}}",
        "softmax(z)ᵢ = e^(zᵢ)/(∑ⱼ₌₁ᴷ e^(zⱼ))",
    ),
    (
        r"\text{softmax}\left(\frac{QK^\top}{\sqrt{d_k}}\right)V",
        "softmax(QKᵀ/√dₖ)V",
    ),
    (r"w \leftarrow w - \eta \frac{\partial L}{\partial w}", "w ← w - η ∂L/∂w"),
    (r"\theta_{t+1} = \theta_t - \eta \nabla J(\theta_t)", "θₜ₊₁ = θₜ - η ∇J(θₜ)"),
    (r"h_t = \tanh(W h_{t-1} + U x_t + b)", "hₜ = tanh(W hₜ₋₁ + U xₜ + b)"),
    (r"w_{ij}^{(l)}", "wᵢⱼ⁽ˡ⁾"),
    (r"\max(0, x)", "max(0, x)"),
    (r"3 \times 10^{-4}", "3 × 10⁻⁴"),
    (r"\frac{dy}{dx} = \frac{dy}{du}\frac{du}{dx}", "dy/dx = (dy/du) du/dx"),
    # probability
    (r"P(A \mid B) = \frac{P(B \mid A) P(A)}{P(B)}", "P(A | B) = (P(B | A) P(A))/P(B)"),
    (r"P(y|x) \propto P(x|y) P(y)", "P(y|x) ∝ P(x|y) P(y)"),
    (r"\mathbb{E}[X^2] - \mathbb{E}[X]^2", "𝔼[X²] - 𝔼[X]²"),
    (r"\mathbb{E}_{x \sim p}[f(x)]", "𝔼_(x ∼ p)[f(x)]"),
    (r"\operatorname{Var}(X) = \sigma^2", "Var(X) = σ²"),
    (r"X \sim \mathcal{N}(\mu, \sigma^2)", "X ∼ 𝒩(μ, σ²)"),
    (
        r"\frac{1}{\sqrt{2\pi\sigma^2}} e^{-\frac{(x-\mu)^2}{2\sigma^2}}",
        "(1/√(2πσ²)) e^(-(x-μ)²/(2σ²))",
    ),
    (r"z = \frac{x - \mu}{\sigma}", "z = (x - μ)/σ"),
    (r"\bar{x} \pm 1.96\frac{\sigma}{\sqrt{n}}", "x̄ ± 1.96 σ/√n"),
    (r"D_{KL}(P \| Q) = \sum_x P(x) \log \frac{P(x)}{Q(x)}", "D_(KL)(P ‖ Q) = ∑ₓ P(x) log (P(x)/Q(x))"),
    (r"\binom{n}{k} p^k (1-p)^{n-k}", "(n choose k) pᵏ (1-p)ⁿ⁻ᵏ"),
    (r"\frac{n!}{k!(n-k)!}", "n!/(k!(n-k)!)"),
    (r"\Pr(X = 1) = 0.3", "Pr(X = 1) = 0.3"),
    (r"\prod_{i=1}^n P(x_i \mid y)", "∏ᵢ₌₁ⁿ P(xᵢ | y)"),
    # choosing, sets, limits
    (r"\hat{y} = \arg\max_k p_k", "ŷ = arg maxₖ pₖ"),
    (r"\operatorname*{arg\,min}_w L(w)", "arg min_(w) L(w)"),
    (r"\argmax_\theta \log p(x \mid \theta)", "argmax_(θ) log p(x | θ)"),
    (r"x \in \mathbb{R}^{n \times m}", "x ∈ ℝ^(n × m)"),
    (r"\{x \mid x \notin S\} \subset T", "{x | x ∉ S} ⊂ T"),
    (r"1, 2, \ldots, n", "1, 2, …, n"),
    (r"\lim_{n \to \infty} \left(1 + \frac{1}{n}\right)^n", "lim_(n → ∞) (1 + 1/n)ⁿ"),
    (r"\int_0^1 x^2 \,dx = \tfrac13", "∫₀¹ x² dx = 1/3"),
    (r"a \le b \leq c \ne d \approx e \ge f", "a ≤ b ≤ c ≠ d ≈ e ≥ f"),
    (r"f: x \mapsto x^2 \quad g", "f: x ↦ x²  g"),
    (r"O(n \log_2 n)", "O(n log₂ n)"),
    (r"\lfloor \log x \rfloor", "⌊log x⌋"),
    (r"f^{\prime}(x) = f'(x)", "f′(x) = f'(x)"),
    (r"\tilde{x} + \vec{v} + \overline{AB}", "x̃ + v⃗ + A̅B̅"),
    (r"\text{tp\_rate} = 1", "tp_rate = 1"),
]


@pytest.mark.parametrize(("latex", "text"), SAMPLES)
def test_a_formula_reads_as_a_line(latex: str, text: str) -> None:
    assert readable(latex) == text


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"\frac{a}{b}", "a/b"),
        (r"\frac{a+b}{c}", "(a+b)/c"),
        (r"\frac{a}{bc}", "a/(bc)"),
        (r"\frac{1}{(a+b)}", "1/(a+b)"),
        (r"\frac{1}{n(n-1)}", "1/(n(n-1))"),
        (r"\frac{1}{f(n)}", "1/f(n)"),
        (r"\frac{1}{\log n}", "1/(log n)"),
        (r"\frac{\frac{a}{b}}{c}", "(a/b)/c"),
        (r"\frac{a}{\frac{b}{c}}", "a/(b/c)"),
        (r"\frac{a}{b}\frac{c}{d}", "(a/b) c/d"),
        (r"a / \frac{b}{c}", "a / (b/c)"),
        (r"\frac{1}{2} x", "(1/2) x"),
        (r"2\frac{1}{2}", "2 (1/2)"),
        (r"\frac{a}{b}^2", "(a/b)²"),
        (r"{x^a}^b", "(xᵃ)ᵇ"),
        (r"{AB}^T", "(AB)ᵀ"),
        (r"\sqrt{x}", "√x"),
        (r"\sqrt{x}y", "(√x)y"),
        (r"\sqrt{x^2}", "√(x²)"),
        (r"P\frac{1}{2}", "P (1/2)"),
        (r"\sqrt{xy}", "√(xy)"),
        (r"\sqrt{x}^2", "(√x)²"),
        (r"\sqrt[3]{x+1}", "∛(x+1)"),
        (r"a\sqrt[n]{x}", "a ⁿ√x"),
        (r"x^{y^2}", "x^(y²)"),
        (r"x_{i,j}", "x_(i,j)"),
        (r"w^*", "w^*"),
    ],
)
def test_brackets_stand_where_they_are_needed_and_only_there(latex: str, text: str) -> None:
    assert readable(latex) == text


@pytest.mark.parametrize(
    "latex",
    [
        r"\begin{cases} 1 \\ 0 \end{cases}",
        r"a \\ b",
        r"\softplus(x)",
        r"\frac{a}{b",
        "a}",
        "{",
        "x^",
        "_",
        r"x^a^b",
        r"x_a_b",
        r"x^{2}{}^3",
        "x^10",
        r"\frac{a}",
        r"\frac{}{b}",
        r"\sqrt",
        r"\sqrt[\alpha]{x}",
        r"\left( x",
        r"\left x \right y",
        r"\hat{xy}",
        r"\mathcal{n}",
        r"\text{a $x$ b}",
        r"\text x",
        r"\mathrm{\frac{a}{b}}x",
        "a $ b",
        "\\",
        "a\\",
        "{" * 1000 + "}" * 1000,
        r"\hat" * 1000 + "x",
        r"\sqrt[" * 1000 + "]{x}" * 1000,
        r"\frac{" * 30 + "x" + "}{y}" * 30,
    ],
)
def test_what_is_unsure_is_not_guessed(latex: str) -> None:
    assert readable(latex) is None


SIGNS = r"\ { } ^ _ $ [ ] ( ) | ' & % ~ 1 12 a B 漢 ² \{ \} \| \, \%"
NAMES = r"\frac \sqrt \hat \text \left \right \sum \log \alpha \le \cdot \mathbf \operatorname \foo"
PIECES = st.sampled_from([" ", "\n", "\u0301", *SIGNS.split(), *NAMES.split()])


@given(st.text() | st.lists(PIECES, max_size=30).map("".join))
def test_no_text_breaks_it(text: str) -> None:
    assert isinstance(readable(text), str | None)
    assert isinstance(formulas(text), str)


@given(st.text(st.characters(exclude_characters="\\^_{}$", exclude_categories=["Cs"])))
def test_a_text_without_latex_stays_as_it_is(text: str) -> None:
    assert readable(text) == text.strip()


@pytest.mark.parametrize(
    "text", ["x_1 ", "\\frac{a}{b}+", "$a ", "$$a\n", "(|", "` ", "\\$", "](", "|-", "{", "^", "- "]
)
def test_a_long_text_is_read_in_a_moment(text: str) -> None:
    long = (text * 64_000)[:64_000]
    readable(long)
    assert formulas(f"${long}").endswith(long[-1:])


NUMBERS = {"a": 2.0, "b": 3.0, "c": 5.0, "d": 7.0}
Tree = tuple[str, float, int]
"""A formula in LaTeX, what it is worth, and how firmly it holds: sum, product, unit."""


def whole(tree: Tree, least: int) -> str:
    return tree[0] if tree[2] >= least else rf"\left({tree[0]}\right)"


def quotient(two: tuple[Tree, Tree]) -> Tree:
    """One by the other; the first alone where the other is zero."""
    one, other = two
    return (rf"\frac{{{one[0]}}}{{{other[0]}}}", one[1] / other[1], 1) if other[1] else one


def root(tree: Tree) -> Tree:
    """Its square root; itself where there is none."""
    return (rf"\sqrt{{{tree[0]}}}", sqrt(tree[1]), 1) if tree[1] >= 0 else tree


def grown(trees: st.SearchStrategy[Tree]) -> st.SearchStrategy[Tree]:
    pair = st.tuples(trees, trees)
    signs = st.sampled_from([r" \cdot ", r"\times ", " "])
    return st.one_of(
        pair.map(lambda two: (f"{two[0][0]} + {two[1][0]}", two[0][1] + two[1][1], 0)),
        pair.map(lambda two: (f"{two[0][0]} - {whole(two[1], 1)}", two[0][1] - two[1][1], 0)),
        st.tuples(trees, signs, trees).map(
            lambda all_: (f"{whole(all_[0], 1)}{all_[1]}{whole(all_[2], 1)}", all_[0][1] * all_[2][1], 1)
        ),
        pair.map(quotient),
        trees.map(lambda tree: (f"{{{tree[0]}}}^2", tree[1] ** 2, 1)),
        trees.map(root),
    )


def rooted(line: str) -> str:
    """Root signs as calls, from the right."""
    while "√" in line:
        start = line.rindex("√")
        opened, end = 0, start + 1 if line[start + 1] in NUMBERS else line.index("(", start)
        while True:
            opened += (line[end] == "(") - (line[end] == ")")
            end += 1
            if not opened:
                break
        line = f"{line[:start]}sqrt({line[start + 1 : end]}){line[end:]}"
    return line


def worth(line: str) -> float:
    """What a line is worth to a reader who knows that products and quotients go from left to right."""
    line = rooted(line.replace("·", "*").replace("×", "*").replace("²", "**2"))
    line = re.sub(r"(?<=[a-d0-9)])\s*(?=[a-d(]|sqrt)", "*", line)
    return float(eval(line, {"sqrt": sqrt}, NUMBERS))


LEAVES = st.sampled_from([(name, value, 2) for name, value in NUMBERS.items()])


@given(st.recursive(LEAVES, grown, max_leaves=8))
def test_a_line_is_worth_what_its_formula_is(tree: Tree) -> None:
    assume(abs(tree[1]) < 1e12)
    line = readable(tree[0])
    assert line is not None
    assert isclose(worth(line), tree[1], rel_tol=1e-6, abs_tol=1e-6), line


@pytest.mark.parametrize(
    ("markdown", "shown"),
    [
        ("The loss $x^2$ is 5", "The loss x² is 5"),
        ("$x^2$ is 5", "x² is 5"),
        ("the $k^2$th fold, $n_1$-fold", "the k²th fold, n₁-fold"),
        ("It is\n$$\n\\frac{a}{b}\n$$\nhere", "It is\na/b\nhere"),
        ("$x_1$, $\\unknown$", "x₁, $\\unknown$"),
        ("costs $5 and $10, US$3 to A$", "costs $5 and $10, US$3 to A$"),
        ("costs $5, or in US dollars 6$", "costs $5, or in US dollars 6$"),
        ("$HOME/$USER and ${A}-${B}", "$HOME/$USER and ${A}-${B}"),
        (r"\$x^2\$ and $\$5$", r"\$x^2\$ and $5"),
        ("`$x^2$` and ``$x^2$ ` `` and $x^2$", "`$x^2$` and ``$x^2$ ` `` and x²"),
        ("an open ` is none: $x^2$", "an open ` is none: x²"),
        ("```\n$x^2$\n```\n$x^2$", "```\n$x^2$\n```\nx²"),
        ("- ~~~\n  $x^2$\n  ~~~\n- $x^2$", "- ~~~\n  $x^2$\n  ~~~\n- x²"),
        ("```\n$x^2$", "```\n$x^2$"),
        ("a\n\n    echo $x^2$\n\n$x^2$", "a\n\n    echo $x^2$\n\nx²"),
        ("1. a\n\n    $x^2$", "1. a\n\n    x²"),
        ("- costs $5\n- or 7$", "- costs $5\n- or 7$"),
        ("| a | b |\n|---|---|\n| $5 | 3$ |", "| a | b |\n|---|---|\n| $5 | 3$ |"),
        ("| a | b |\n|---|---|\n| $P(A \\| B)$ | $x_1$ |", "| a | b |\n|---|---|\n| P(A | B) | x₁ |"),
        ("[a](https://a.example/$x^2$) <https://a.example/$x^2$>",) * 2,
        ("$$ $$ $$$$ $ $$", "$$ $$ $$$$ $ $$"),
    ],
)
def test_formulas_in_a_text_are_read_and_prices_and_code_left_alone(markdown: str, shown: str) -> None:
    assert formulas(markdown) == shown
