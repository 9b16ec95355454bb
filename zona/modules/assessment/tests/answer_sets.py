"""Answer sets for the tests: by hand, the best there are, and random ones."""

from decimal import Decimal

from hypothesis import strategies as st

from zona.modules.assessment import rules
from zona.modules.assessment.rules import shipped
from zona.modules.assessment.rules.scoring import BLANKS, ZEROS

NEW = "lke-zi-2021"
POLICIES = [rules.Policies(blank, zero) for blank in BLANKS for zero in ZEROS]

type Answers = dict[str, rules.Answer]


def choice(value: str) -> rules.Answer:
    return rules.Answer(value)


def figures(**values: int | str) -> rules.Answer:
    return rules.Answer(inputs={key: Decimal(value) for key, value in values.items()})


def scored(answers: Answers, policies: rules.Policies = rules.DEFAULT) -> rules.Score:
    return rules.score(shipped.plan(NEW), answers, policies)


def best(code: str) -> Answers:
    answers: Answers = {}
    for question in shipped.instrument(code).questions:
        if question.options:
            answers[question.code] = choice(question.options[0].value)
        elif isinstance(question.formula, rules.Index):
            answers[question.code] = figures(indeks=4)
        elif isinstance(question.formula, rules.Decline):
            answers[question.code] = figures(tahun_lalu=1, tahun_ini=0)
        else:
            every = {figure.key: Decimal(5) for figure in question.inputs}
            answers[question.code] = rules.Answer(inputs=every)
    # Three kinds of obliged persons, five each: all fifteen have filed.
    for name in {"RF.PW.3.a", "RF.PW.3.b"} & answers.keys():
        answers[name] = rules.Answer(
            inputs={**answers[name].inputs, "sudah": Decimal(15)}
        )
    return answers


def answer_to(question: rules.Question) -> st.SearchStrategy[rules.Answer]:
    if question.options:
        return st.sampled_from([choice(option.value) for option in question.options])
    if isinstance(question.formula, rules.Index):
        index = st.decimals(0, 4, places=2)
        return index.map(lambda value: rules.Answer(inputs={"indeks": value}))
    counts = st.integers(0, 12).map(Decimal)
    keys = {figure.key: counts for figure in question.inputs}
    return st.fixed_dictionaries(keys).map(lambda values: rules.Answer(inputs=values))


@st.composite
def answer_sets(draw: st.DrawFn, code: str) -> Answers:
    questions = shipped.instrument(code).questions
    blanks = draw(st.sets(st.sampled_from([question.code for question in questions])))
    return {
        question.code: draw(answer_to(question))
        for question in questions
        if question.code not in blanks
    }
