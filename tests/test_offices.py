"""Who bears an office, which body bears a place's name, how far a name runs."""

import pandas as pd
import pytest

from analysis.entities import find_mentions, gazetteer, link


def named(text: str, form: str | None = None) -> list[tuple[str, str]]:
    """Return surface and entity of the mentions in a text."""
    table = find_mentions(pd.DataFrame({"doc_id": ["d"], "text": [text]}))
    if form is not None:
        table = table[table["form"] == form]
    return list(zip(table["surface"], table["entity"], strict=True))


def described(text: str) -> list[tuple[str, str]]:
    """Return surface and entity of the descriptions in a text."""
    return named(text, form="description")


def test_an_office_with_its_state_stands_for_its_bearer_whoever_that_is():
    text = "أعلن رئيس وزراء بلجيكا أن الرئيس الفنلندي سيصل غدا."
    assert described(text) == [
        ("رئيس وزراء بلجيكا", "prime_minister_of_belgium"),
        ("الرئيس الفنلندي", "president_of_finland"),
    ]


def test_an_office_stands_for_who_is_introduced_with_it_even_later():
    text = "وصل الرئيس الفنلندي صباحا. واستقبل الرئيس الفنلندي يوهان كاستيلان الوفد."
    assert described(text) == [("الرئيس الفنلندي", "يوهان كاستيلان")]


def test_an_office_that_several_bore_is_its_own_unless_one_of_them_is_named():
    office = "president_of_united_states"
    assert described("سافر الرئيس الأميركي أمس.") == [("الرئيس الأميركي", office)]
    text = "تحدث أوباما طويلا. وسافر الرئيس الأميركي أمس."
    assert described(text) == [("الرئيس الأميركي", "barack_obama")]


def test_the_longest_office_counts_and_only_where_the_state_has_it():
    text = "رفض نائب الرئيس الأميركي ذلك. وقال مستشار فرنسا التقني إنه لا يعلم."
    assert described(text) == [("نائب الرئيس الأميركي", "vice_president_of_united_states")]


def test_a_speaker_by_office_alone_is_its_bearer_whoever_that_is():
    assert link("رئيس وزراء بلجيكا") == "prime_minister_of_belgium"
    assert link("مستشار رئيس وزراء بلجيكا") is None


def test_the_first_letters_of_germany_are_no_article():
    text = "قالت الصحيفة الألمانية إن الرئيس الألباني زار شركة ألمانية."
    assert set(named(text, form="nisba")) >= {
        ("الألمانية", "germany"), ("ألمانية", "germany"), ("الألباني", "albania"),
    }  # fmt: skip


def test_a_title_is_no_town():
    assert named("قالت السفيرة في سوريا إن الوزيرة وصلت.") == [("سوريا", "syria")]


def test_a_capital_that_dictionaries_know_is_a_place_and_its_states():
    assert named("رفضت أثينا الخطة.") == [("أثينا", "athens")]
    assert gazetteer.load().entities["athens"]["part_of"] == "greece"


def test_a_club_or_a_paper_is_told_from_the_place_of_its_name():
    text = "سجل لاعب برشلونة هدفا. وعاد برشلونة من برشلونة. وقال لـ«الرياض» في الرياض."
    assert [(s, e) for s, e in named(text) if s in ("برشلونة", "الرياض")] == [
        ("برشلونة", "barcelona_fc"), ("برشلونة", "barcelona_fc"), ("برشلونة", "barcelona"),
        ("الرياض", "al_riyadh_newspaper"), ("الرياض", "riyadh"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("أعلن الكاتب توفيق الحكيمي ذلك.", "توفيق الحكيمي"),
        ("قال رامون كاسترون إنه سيعود.", "رامون كاسترون"),
        ("استقبل سعود بن نايف بن عبدالعزيز الوفد.", "سعود بن نايف بن عبدالعزيز"),
        ("كتب حاييم رامون قضائيا ضده.", "حاييم رامون"),
    ],
)
def test_a_name_runs_as_far_as_it_goes(text, name):
    assert name in [surface for surface, _ in named(text)]


@pytest.mark.parametrize("text", ["يحترم مبادئ حسن الجوار.", "تحرص على حسن النوايا."])
def test_a_given_name_that_is_a_noun_names_nobody_by_itself(text):
    assert named(text) == []


def test_a_surname_in_the_headline_is_the_listed_person_named_in_full_below():
    text = "شكري يصل غدا\n\nقال وزير الخارجية المصري سامح شكري إنه سيصل."
    assert {e for s, e in named(text) if "شكري" in s} == {"sameh_shoukry"}


def test_a_bare_surname_is_the_unknown_person_whom_the_article_names_in_full():
    text = "وصل المهندس سامي تيرنبول أمس. وقال تيرنبول إنه متعب."
    assert {e for s, e in named(text)} == {"سامي تيرنبول"}


def test_a_listed_person_is_known_by_a_given_name_spelled_otherwise():
    assert dict(named("قال الرئيس بترو بوروشنكو."))["بترو بوروشنكو"] == "petro_poroshenko"
    assert dict(named("قال الرئيس سعيد بوروشنكو."))["سعيد بوروشنكو"] == "سعيد بوروشنكو"


def test_an_adjective_of_policy_is_no_ministry():
    text = "انتقد السياسة الخارجية الأميركية. وردت الخارجية الأميركية."
    assert [e for _, e in named(text, form="name")] == ["state_department"]


def test_a_surname_that_is_an_adjective_of_origin_names_whom_a_verb_of_speech_precedes():
    text = "وصل رئيس الوزراء محمد شياع السوداني. وقال السوداني إنه سيلتقي الجانب السوداني."
    found = [e for s, e in named(text) if s == "السوداني"]
    assert found == ["mohammed_shia_al_sudani", "sudan"]


def test_a_common_word_is_a_state_beside_one_of_its_cities():
    assert "mali" in {e for _, e in named("قالت باماكو إن مالي ترفض ذلك.")}
    assert named("إنه دعم مالي.") == []


def test_another_spelling_of_a_state_is_no_common_word():
    assert named("كانا هناك أمس.") == []
    assert [e for _, e in named("زار لوكسمبورج أمس.")] == ["luxembourg"]


MINISTER = "أعلن وزير الخارجية البلجيكي ديفيد رولانتس موقفه. "


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        (MINISTER + "وقال الوزير إنه راض.", "الوزير"),
        (MINISTER + "وقال الوزير البلجيكي إنه راض.", "الوزير البلجيكي"),
        (MINISTER + "وغادر وزير الخارجية القاعة.", "وزير الخارجية"),
        ("وصل معالي الوزير سامي تيرنبول. وأكد معاليه ذلك.", "معاليه"),
        ("وصل صاحب السمو الملكي الأمير سامي تيرنبول. وأكد سموه ذلك.", "سموه"),
        ("قال سامي تيرنبول المدير العام للمصنع ذلك. وأضاف المدير غيره.", "المدير"),
    ],
)
def test_an_office_alone_recalls_who_was_introduced_with_it(text, surface):
    person = {"ديفيد رولانتس", "سامي تيرنبول"}
    assert dict(described(text)).get(surface) in person


@pytest.mark.parametrize(
    "text",
    [
        "وقال الوزير إنه راض. " + MINISTER,  # nobody was introduced yet
        MINISTER + "وقال الوزير السابق إنه راض.",
        MINISTER + "ورفض العرض الوزير.",
        MINISTER + "وحضر نائب وزير الخارجية الحفل.",
        MINISTER + "وقال وزير الدفاع إنه راض.",
        MINISTER + "وقال الوزير هنري بولسن إنه راض.",
        MINISTER + "وقال الوزير النرويجي إنه راض.",
    ],
)
def test_an_office_recalls_nobody_whom_its_words_do_not_fit(text):
    assert described(text) == []


def test_an_unnamed_states_office_is_that_of_who_was_introduced_without_a_state():
    ours = "أكد معالي وزير الخارجية سامي تيرنبول ذلك. "
    text = ours + MINISTER + "ورأى معالي وزير الخارجية غيره."
    assert described(text)[-1] == ("وزير الخارجية", "سامي تيرنبول")


@pytest.mark.parametrize(
    ("text", "recalled"),
    [
        ("تبنى تنظيم داعش ذلك. وهدد التنظيم المتطرف المدينة.", ("التنظيم", "isis")),
        ("رفضت حماس ذلك. وأكدت الحركة موقفها.", ("الحركة", "hamas")),
        ("رحبت الحكومة اليابانية. وقالت الحكومة ذلك.", ("الحكومة", "government_of_japan")),
        ("رفضت حماس ذلك. وقالت الحركة الفلسطينية غيره.", ("الحركة الفلسطينية", "hamas")),
    ],
)
def test_a_head_alone_recalls_the_body_last_named_with_it(text, recalled):
    assert recalled in described(text)


@pytest.mark.parametrize(
    "text",
    [
        "تعطلت الحركة. ورفضت حماس ذلك.",
        "رفضت حماس ذلك. وشهدت الحركة الثقافية نموا.",
        "رفضت حماس ذلك. وقالت الحركة النرويجية غيره.",
        "رفضت حماس ذلك. وزار الحزب المدينة.",
    ],
)
def test_a_head_alone_recalls_no_body_of_another_kind(text):
    assert described(text) == []


def test_the_kingdom_is_the_one_of_which_the_article_says_most():
    text = "قال السعودي إن السعودية حريصة على البحرين. وترحب المملكة بذلك."
    assert ("المملكة", "saudi_arabia") in described(text)
