"""Who does what to whom in lists, relative clauses, participles and verbal nouns."""

import time

import pytest
from test_stance import pairs
from test_stance_nearness import said

# ------------------------------------------------------------------ lists


@pytest.mark.parametrize(
    ("text", "holder", "target", "sign"),
    [
        ("هاجم بوتين فرنسا في باريس وكذلك واشنطن", "vladimir_putin", "united_states", -1),
        ("انتقد بوتين فرنسا ولندن والنقابات", "vladimir_putin", "النقابات", -1),
        ("تحارب فرنسا ضد كل من القوات المؤيدة للحكومة والمسلحين", "france", "المسلحين", -1),
        ("تحارب فرنسا ضد كل من القوات المؤيدة للحكومة والمسلحين", "france", "القوات المؤيده", -1),
        ("تنتقد المعارضة وعدد من النقابات فرنسا", "النقابات", "france", -1),
        ("قصفت فرنسا والمتمردون لندن", "المتمردون", "united_kingdom", -1),
    ],
)
def test_all_members_of_a_list_act_or_are_met(text, holder, target, sign):
    assert pairs(text).get((holder, target)) == sign


def test_a_name_with_a_verb_behind_it_begins_a_clause_of_its_own():
    assert pairs("انتقد بوتين فرنسا وواشنطن تستعد للانتخابات") == {("vladimir_putin", "france"): -1}


def test_a_list_of_places_is_no_list_of_targets():
    assert ("vladimir_putin", "united_kingdom") not in pairs("هاجم بوتين الحزب في فرنسا ولندن")


def test_adjectives_joined_by_and_are_no_members():
    assert pairs("رحب بوتين بالخطط الزراعية والصناعية") == {("vladimir_putin", "الخطط الزراعيه"): 1}


# ------------------------------------------------------------------ relative clauses


@pytest.mark.parametrize(
    ("text", "holder", "target", "sign"),
    [
        ("وصل كيم الذي تحاربه فرنسا", "france", "kim_jong_un", -1),
        ("وصل الحزب المتطرف الذي يحارب فرنسا", "the_party", "france", -1),
        ("تحدث الناشطون الذين يؤيدون كيم", "الناشطون", "kim_jong_un", 1),
        ("عاد مسلحون يحاربون فرنسا", "مسلحون", "france", -1),
        ("الحزب هو من يحارب فرنسا", "the_party", "france", -1),
        ("التحالف الذي تقوده واشنطن ضد كيم", "united_states", "kim_jong_un", -1),
    ],
)
def test_a_relative_clause_tells_of_the_noun_before_it(text, holder, target, sign):
    assert pairs(text).get((holder, target)) == sign


def test_an_attack_is_nobodys_act_where_nobody_is_named():
    assert pairs("قال بوتين كلمة. وقع أمس هجوم استهدف فرنسا") == {}


@pytest.mark.parametrize("text", ["الهجوم الفرنسي الذي استهدف كيم", "شنت فرنسا غارات استهدفت كيم"])
def test_an_attack_is_the_act_of_whose_it_is(text):
    assert pairs(text).get(("france", "kim_jong_un")) == -1


# ------------------------------------------------------------------ participles and verbal nouns


@pytest.mark.parametrize(
    ("text", "holder", "target", "sign"),
    [
        ("تقدمت القوات الموالية لكيم", "القوات", "kim_jong_un", 1),
        ("ظهرت جماعات مناهضة لفرنسا", "جماعات", "france", -1),
        ("قامت فرنسا بمحاربة كيم", "france", "kim_jong_un", -1),
        ("بعد إقدام فرنسا على محاصرة لندن", "france", "united_kingdom", -1),
        ("ساعد بوتين فرنسا في محاربة كيم", "france", "kim_jong_un", -1),
        ("الضربات الجوية الروسية لكيم", "russia", "kim_jong_un", -1),
        ("بدأ هجوم عسكري فرنسي ضد كيم", "france", "kim_jong_un", -1),
        ("التدخل الروسي في فرنسا", "russia", "france", -1),
    ],
)
def test_participles_and_verbal_nouns_have_an_agent_of_their_own(text, holder, target, sign):
    assert pairs(text).get((holder, target)) == sign


def test_meddling_is_the_meddlers_act_and_a_charge_by_who_says_so():
    found = said("التدخل الروسي في فرنسا مستمر", "التدخل الروسي في فرنسا مستمر", "obama")
    assert found[("russia", "france")] == found[("obama", "russia")] == -1


def test_who_condemns_a_war_tells_of_it_and_not_the_narrator():
    assert {holder for holder, _ in pairs("أدانت فرنسا الحرب الروسية ضد كيم")} == {"france"}


@pytest.mark.parametrize(
    ("text", "holder", "target", "sign"),
    [
        ("قصفت فرنسا مواقع عسكرية تابعة لكيم", "france", "kim_jong_un", -1),
        ("نفذت فرنسا غارة على معسكر لكيم", "france", "kim_jong_un", -1),
        ("بدأت فرنسا باستهداف كيم", "france", "kim_jong_un", -1),
        ("أوقفت فرنسا 12 شخصا من المنتمين إلى الحزب", "france", "the_party", -1),
        ("اعتقلت فرنسا عناصر من الحزب", "france", "the_party", -1),
    ],
)
def test_who_strikes_what_is_somebodys_strikes_him(text, holder, target, sign):
    assert pairs(text).get((holder, target)) == sign


@pytest.mark.parametrize("text", ["اتفقت فرنسا وواشنطن على الخطة", "فرنسا وواشنطن تتعاونان"])
def test_two_who_agree_are_each_for_the_other(text):
    found = pairs(text)
    assert found.get(("france", "united_states")) == found.get(("united_states", "france")) == 1


# ------------------------------------------------------------------ no agents


@pytest.mark.parametrize(
    "text",
    [
        "أشاد بوتين بالبلاد. قتل عنصران من الشرطة",
        "أشاد بوتين بالبلاد. واعتقل 20 شخصا في فرنسا",
        "يسيطر بوتين على لندن",
        "وصل بوتين ردا على سؤال",
    ],
)
def test_passives_places_held_and_nouns_in_an_are_no_acts(text):
    assert not [pair for pair, sign in pairs(text).items() if sign < 0]


@pytest.mark.parametrize("verb", ["يتفاوض", "ستتخلى", "تتخلون", "استهدفت", "ستستهدف"])
def test_a_conjugated_verb_is_no_target(verb):
    assert not [pair for pair in pairs(f"انتقد بوتين {verb} الوزارة") if verb in pair[1]]
    assert pairs(f"انتقد بوتين الوزارة ثم {verb}") == {("vladimir_putin", "الوزاره"): -1}


def test_an_attack_that_opens_a_clause_is_nobodys_who_acted_before():
    assert ("vladimir_putin", "france") not in pairs("انتقد بوتين كيم. هجوم استهدف فرنسا")


@pytest.mark.parametrize(
    "piece",
    [
        "ولندن والنقابات ",
        "الإرهابي ",
        "وقال كيم إن بوتين راض. ",
        "وقالت الوكالة إن بوتين راض. ",
        "وهاجم ",
        "هجوم استهدف ",
        "تورطها في ",
        "من قبل ",
    ],
)
def test_a_long_text_takes_linear_time(piece):
    def seconds(times):
        start = time.process_time()
        pairs("انتقد بوتين فرنسا " + piece * times)
        return time.process_time() - start

    seconds(10)
    assert seconds(6000) < 8 * max(seconds(1500), 0.1)


@pytest.mark.parametrize("letter", ["ب", "ك", "ل", "و"])
def test_one_long_word_is_read(letter):
    found = pairs(f"انتقد بوتين {letter * 20000}. وأشاد كيم بفرنسا")
    assert found[("kim_jong_un", "france")] == 1
