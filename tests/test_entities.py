"""Who is named: one Arabic trap a test."""

import hashlib
import os
import time
import tomllib

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.entities import catalogue, find_mentions, gazetteer, link, places, unknown_names
from analysis.errors import LexiconError
from analysis.lexicon import path_of
from analysis.tables import TABLES

# Names that begin with a letter that may also be a clitic (و ف ب ل ك).
TRAPS = [
    "بوتين",
    "بايدن",
    "بلينكن",
    "بومبيو",
    "بولتون",
    "بلير",
    "بوروشينكو",
    "برلسكوني",
    "بوتفليقة",
    "بيلوسي",
    "بيسكوف",
    "بكين",
    "باريس",
    "برلين",
    "بروكسل",
    "بيروت",
    "بغداد",
    "باكستان",
    "بلجيكا",
    "بريطانيا",
    "بولندا",
    "بلغاريا",
    "بنغلاديش",
    "بوليفيا",
    "بوتسوانا",
    "برشلونة",
    "بنغازي",
    "بوينغ",
    "بلومبرغ",
    "بيونغيانغ",
    "لافروف",
    "لوكاشينكو",
    "لاريجاني",
    "ليبرمان",
    "لبنان",
    "ليبيا",
    "لندن",
    "لاتفيا",
    "ليتوانيا",
    "لوكسمبورغ",
    "ليبيريا",
    "لاهاي",
    "لوموند",
    "كيري",
    "كيربي",
    "كوليبا",
    "كاميرون",
    "كيسنجر",
    "كرزاي",
    "كوشنر",
    "كوريا",
    "كندا",
    "كوبا",
    "كينيا",
    "كولومبيا",
    "كازاخستان",
    "كرواتيا",
    "كمبوديا",
    "كييف",
    "كراتشي",
    "كابول",
    "كردستان",
    "كوسوفو",
    "فيتنام",
    "فرنسا",
    "فنلندا",
    "فنزويلا",
    "فلسطين",
    "فيينا",
    "فابيوس",
    "فيدوموستي",
    "فاغنر",
    "وارسو",
    "واشنطن",
    "ويلز",
    "ويتكوف",
]
CLITICS = ["و", "ف", "ب", "ل", "ك", "وب", "ول"]


def docs(*texts: str) -> pd.DataFrame:
    return pd.DataFrame({"doc_id": [f"d{i}" for i in range(len(texts))], "text": list(texts)})


def named(*texts: str, form: str | None = None) -> list[tuple[str, str]]:
    table = find_mentions(docs(*texts))
    if form is not None:
        table = table[table["form"] == form]
    return list(zip(table["surface"], table["entity"], strict=True))


def test_there_are_seventy_traps():
    assert len(set(TRAPS)) >= 70


@pytest.mark.parametrize("name", TRAPS)
def test_a_name_that_begins_like_a_clitic_is_kept_whole(name):
    assert [surface for surface, _ in named(f"زاروا {name} أمس")] == [name]


@pytest.mark.parametrize("clitic", CLITICS)
def test_every_trap_name_is_found_behind_a_clitic_that_stays_outside(clitic):
    missed = [
        name
        for name in TRAPS
        if [surface for surface, _ in named(f"تحدثوا {clitic}{name} أمس")] != [name]
    ]
    assert missed == []


@pytest.mark.parametrize(
    "text", ["ليست هذه قضية", "ولد في بيته", "كان ولا يزال", "فكر بها كما قال"]
)
def test_common_words_are_no_clitic_and_name(text):
    assert named(text) == []


def test_the_columns_are_those_of_the_table_without_voice():
    columns = [c for c in TABLES["mentions"].columns if c != "voice"]
    assert list(find_mentions(docs("موسكو")).columns) == columns
    assert list(find_mentions(docs("")).columns) == columns
    assert list(find_mentions(docs()).columns) == columns


def test_contracted_article_leaves_the_span_at_the_second_lam():
    assert named("قدم تقريرا للأمم المتحدة") == [("لأمم المتحدة", "united_nations")]


def test_name_and_adjective_are_told_apart():
    text = "زار المسؤول روسيا ثم التقى وفدا روسيا والصحافة الروسية والروس"
    assert [e for _, e in named(text, form="nisba")] == ["russia", "russia"]


def test_saudi_is_a_state_or_the_adjective_of_a_feminine_noun():
    table = find_mentions(docs("قالت السعودية إن الحدود السعودية آمنة"))
    assert list(table["form"]) == ["name", "nisba"]
    assert set(table["entity"]) == {"saudi_arabia"}


def test_adjective_of_two_words_belongs_to_one_state():
    assert ("الكوريين الشماليين", "north_korea") in named("وفد من الجنود الكوريين الشماليين")


def test_a_description_before_the_name_is_only_its_adjective():
    table = find_mentions(docs("استقبل الرئيس الروسي، فلاديمير بوتين، ضيفه"))
    assert list(table["surface"]) == ["الروسي", "فلاديمير بوتين"]
    assert list(table["form"]) == ["nisba", "name"]


def test_a_description_alone_stands_for_its_bearer_and_holds_its_adjective():
    rows = find_mentions(docs("وصل الرئيس الروسي مساء"))
    assert list(rows["surface"]) == ["الرئيس الروسي", "الروسي"]
    assert list(rows["entity"]) == ["vladimir_putin", "russia"]
    assert list(rows["type"]) == ["PER", "LOC"]


def test_an_office_goes_to_whom_the_article_gives_it():
    text = "قال الرئيس الأوكراني فيكتور يانوكوفيتش ذلك. ثم غادر الرئيس الأوكراني القاعة."
    assert ("الرئيس الأوكراني", "viktor_yanukovych") in named(text)


def test_bare_kim_is_the_kim_who_acts_not_the_one_of_the_square():
    text = "استقبل كيم جونغ أون ضيفه في ساحة كيم إيل سونغ ثم خطب كيم في الحشد."
    assert named(text)[-1] == ("كيم", "kim_jong_un")


def test_bare_kim_is_not_a_remembered_kim():
    text = "التقى كيم جونغ أون ضيفه. وكان قد التقى الرئيس السابق كيم جونغ إل. وسافر كيم لاحقا."
    assert named(text)[-1] == ("كيم", "kim_jong_un")


def test_a_shared_surname_is_the_one_named_in_full():
    assert named("فازت هيلاري كلينتون. وقالت كلينتون إنها سعيدة.")[-1][1] == "hillary_clinton"
    assert named("تحدث بيل كلينتون. وقال كلينتون إنه سعيد.")[-1][1] == "bill_clinton"


def test_titles_stay_outside_the_name():
    assert ("سلمان بن عبدالعزيز", "king_salman") in named("رعى الملك سلمان بن عبدالعزيز الحفل")


def test_generic_heads_stay_outside_but_official_names_are_whole():
    assert ("رويترز", "reuters") in named("ذكرت وكالة رويترز أمس")
    assert ("فيدوموستي", "vedomosti") in named("ذكرت صحيفة فيدوموستي أمس")
    whole = "وكالة الأنباء المركزية الكورية الشمالية"
    assert named(f"ذكرت {whole} أمس")[0] == (whole, "kcna")


def test_a_state_body_is_named_with_its_state():
    rows = find_mentions(docs("أعلنت الحكومة اليابانية ذلك"))
    assert list(rows["surface"]) == ["الحكومة اليابانية", "اليابانية"]
    assert list(rows["entity"]) == ["government_of_japan", "japan"]
    assert list(rows["form"]) == ["name", "nisba"]


def test_spellings_of_one_capital_are_one_entity():
    texts = [f"عاد من {s} أمس" for s in ("بيونغ يانغ", "بيونج يانج", "بيونغيانغ")]
    assert {entity for _, entity in named(*texts)} == {"pyongyang"}


def test_a_common_word_is_a_place_only_behind_a_word_for_places():
    assert named("التقط صور الحفل في جامعة كبيرة") == []
    assert [s for s, _ in named("وصل إلى مدينة صور مساء")] == ["صور"]


def test_a_small_town_needs_its_state_or_a_word_for_places():
    assert "nablus" in [e for _, e in named("اقتحموا مدينة نابلس صباحا")]


def test_an_unknown_person_is_found_whole_and_later_in_part():
    text = "قال الدكتور سليم الدغيدي إن المشروع جيد. وأضاف الدغيدي أنه سيستمر."
    assert named(text) == [("سليم الدغيدي", "سليم الدغيدي"), ("الدغيدي", "سليم الدغيدي")]


def test_an_unknown_foreign_name_behind_a_title_is_a_person():
    table = find_mentions(docs("التقى المدرب ستيبانوفيتش لاعبيه"))
    assert list(table[["surface", "type"]].itertuples(index=False, name=None)) == [
        ("ستيبانوفيتش", "PER")
    ]


def test_an_unknown_body_is_found_by_its_head():
    table = find_mentions(docs("قررت المنظمة العربية للتنمية الزراعية ذلك"))
    assert list(table["type"]) == ["ORG"]
    assert table["surface"][0] == "المنظمة العربية للتنمية الزراعية"


def test_tatweel_and_marks_do_not_hide_a_name():
    assert [e for _, e in named("زار مـوسكو وبُوتين")] == ["moscow", "vladimir_putin"]


@pytest.mark.parametrize(
    ("surface", "entity"),
    [
        ("بوتين", "vladimir_putin"),
        ("الرئيس الروسي فلاديمير بوتين", "vladimir_putin"),
        ("الزعيم الكوري الشمالي", "kim_jong_un"),
        ("موسكو", "moscow"),
        ("اليابان", "japan"),
        ("وكالة «رويترز»", "reuters"),
        ("صحيفة وول ستريت جورنال", "wall_street_journal"),
        ("مسؤول روسي", None),
        ("مصدر في الشرطة", None),
        ("", None),
    ],
)
def test_a_speaker_is_linked_to_its_entity(surface, entity):
    assert link(surface) == entity


def test_a_recognizer_adds_what_the_rules_miss_and_keeps_what_the_lists_know():
    text = "مشى غرنوق نحو موسكو"

    def recognizer(t: str) -> list[tuple[int, int, str]]:
        return [(4, 9, "PER"), (14, 19, "ORG"), (0, 99, "LOC"), (0, 3, "MISC")]

    table = find_mentions(docs(text), recognizer=recognizer)
    assert list(zip(table["surface"], table["type"], strict=True)) == [
        ("غرنوق", "PER"),
        ("موسكو", "LOC"),
    ]


def test_unknown_names_come_with_contexts_and_an_entry_to_paste(tmp_path):
    text = "قال الدكتور سليم الدغيدي إن المشروع جيد. وأضاف الدغيدي أنه سيستمر في موسكو."
    table = unknown_names(docs(text, text))
    assert list(table["entity"]) == ["سليم الدغيدي"]
    row = table.iloc[0]
    assert (row["count"], row["n_docs"]) == (4, 2)
    assert all("الدغيدي" in row[f"context_{k}"] for k in (1, 2, 3))
    (tmp_path / "entities.toml").write_text(row["toml"], encoding="utf-8")
    assert unknown_names(docs(text), tmp_path).empty


def test_the_catalogue_lists_each_entity_once():
    table = catalogue()
    assert list(table.columns) == ["entity", "type", "label_ar", "label_en", "camp", "part_of"]
    assert table["entity"].is_unique
    assert set(table["type"]) == {"PER", "LOC", "ORG"}


ENTRY = '[[entity]]\nid = "a"\ntype = "PER"\nlabel_ar = "زيد"\nlabel_en = "A"\n'


@pytest.mark.parametrize(
    ("toml", "reason"),
    [
        (ENTRY.replace("PER", "MAN"), "unknown type MAN"),
        (ENTRY + ENTRY.replace('"a"', '"b"'), "belongs to a too"),
        (ENTRY + 'aliases = [""]\n', "empty"),
        (ENTRY + 'aliases = [" "]\n', "empty"),
        (ENTRY + 'short = ["زي*د"]\n', r"has no \*"),
        (ENTRY + 'aliases = ["日本"]\n', "no Arabic word has"),
        (ENTRY + 'nickname = "x"\n', "unknown field nickname"),
        ("[[entity]\n", "not valid TOML"),
    ],
)
def test_a_bad_lexicon_is_refused_with_file_and_reason(tmp_path, toml, reason):
    (tmp_path / "entities.toml").write_text(toml, encoding="utf-8")
    with pytest.raises(LexiconError, match=reason) as error:
        find_mentions(docs("زيد"), tmp_path)
    assert "entities.toml" in str(error.value)


def test_ones_own_lexicon_names_its_own_entities(tmp_path):
    (tmp_path / "entities.toml").write_text(ENTRY.replace("زيد", "غرنوق الهضبة"), encoding="utf-8")
    assert list(find_mentions(docs("رأينا غرنوق الهضبة"), tmp_path)["entity"]) == ["a"]


def test_rule_made_adjectives_agree():
    forms = set(places.adjectives("كوري شمالي"))
    assert {"كوري شمالي", "الكوري الشمالي", "الكوريه الشماليه", "الكوريين الشماليين"} <= forms
    assert list(places.adjectives("الروس")) == ["الروس"]


def test_one_article_gives_what_it_gives_among_many():
    texts = ["قال بوتين في موسكو إن أوكرانيا", "زار كيم روسيا", ""]
    together = find_mentions(docs(*texts))
    for i, text in enumerate(texts):
        alone = find_mentions(pd.DataFrame({"doc_id": [f"d{i}"], "text": [text]}))
        part = together[together["doc_id"] == f"d{i}"].reset_index(drop=True)
        pd.testing.assert_frame_equal(alone, part)


pieces = st.sampled_from(
    [*TRAPS[:20], "الرئيس", "الروسي", "وزير", "قال", "للأمم", "المتحدة", "«", "»", "،", "\n", "بن"]
    + ["عبد", "الله", "محمد", "الشيخ", "أبو", "في", "مدينة", "صحيفة", "\u064f", "ـ", "و", "ال", "."]
)


@settings(max_examples=80, deadline=None)
@given(st.one_of(st.text(max_size=80), st.lists(pieces, max_size=25).map(" ".join)))
def test_any_text_gives_spans_that_cut_their_surface(text):
    table = find_mentions(docs(text))
    for row in table.itertuples():
        assert 0 <= row.start < row.end <= len(text)
        assert text[row.start : row.end] == row.surface
        assert row.entity and row.type in gazetteer.TYPES
    inner = table[table["form"] != "description"].reset_index(drop=True)
    for before, row in zip(inner[:-1].itertuples(), inner[1:].itertuples(), strict=True):
        # Only a state lies within another name: in that of its government.
        assert row.start >= before.end or (before.type == "ORG" and row.end <= before.end)


@pytest.mark.parametrize(
    "text",
    [
        "محمد " * 20_000,
        "«" * 200_000,
        "بن " * 40_000,
        "ا" * 500_000,
        "قال الرئيس اليمني هادي. " * 4_000,
        "وصل وزير النقل سامي تيرنبول. وقال الوزير ذلك. ورفضت حماس. وقالت الحركة ذلك. " * 1_500,
    ],
)
def test_hostile_text_stays_linear(text):
    began = time.process_time()
    find_mentions(docs(text))
    once = time.process_time() - began
    find_mentions(docs(text + text))
    assert time.process_time() - began - once < 8 * max(once, 0.1)


def test_nobody_is_named_in_a_tracking_line():
    assert named("dGhpcyBpcyBhIHRyYWNraW5nIGxpbmU= جزيرة تيم اند توم GB") == []


def test_an_office_named_once_with_its_bearer_stands_for_him_later():
    text = "قال رئيس الوزراء العراقي غانم الصباغي إنه باق. ثم غادر رئيس الوزراء القاعة."
    assert ("رئيس الوزراء", "غانم الصباغي") in named(text, form="description")


def test_the_deputy_is_not_the_minister():
    assert named("حضر نائب وزير الخارجية الروسي الحفل", form="description") == []


def test_a_patronymic_is_no_name_of_its_own():
    assert [s for s, _ in named("بويع الحسن بن علي بالخلافة")] == ["الحسن بن علي"]


def test_a_marked_name_behind_a_statement_is_a_paper_not_a_city():
    table = find_mentions(docs("وقال في تصريح لـ«الرياض» أمس"))
    assert list(zip(table["surface"], table["type"], strict=True)) == [("الرياض", "ORG")]


def test_an_accusative_adjective_is_not_the_state():
    assert named("زفاف ثمانين شاباً سورياً", form="name") == []


def test_an_unknown_list_of_triggers_is_refused(tmp_path):
    (tmp_path / "names.toml").write_text('titels = "الشيخ"\n', encoding="utf-8")
    with pytest.raises(LexiconError, match="unknown list titels") as error:
        find_mentions(docs("زيد"), tmp_path)
    assert "names.toml" in str(error.value)


def test_an_edited_lexicon_is_read_anew(tmp_path):
    file = tmp_path / "entities.toml"
    file.write_text(ENTRY.replace("زيد", "غرنوق الهضبة"), encoding="utf-8")
    assert len(find_mentions(docs("رأينا غرنوق الهضبة"), tmp_path)) == 1
    file.write_text(ENTRY.replace("زيد", "غرنوق الوادي"), encoding="utf-8")
    os.utime(file, ns=(1, 1))
    assert [s for s, _ in named_with("رأينا غرنوق الوادي", tmp_path)] == ["غرنوق الوادي"]


def named_with(text: str, folder: object) -> list[tuple[str, str]]:
    table = find_mentions(docs(text), folder)
    return list(zip(table["surface"], table["entity"], strict=True))


def test_a_government_named_with_its_state_is_a_body_and_the_state_a_name():
    rows = find_mentions(docs("وأكدت حكومة جمهورية كوريا الشعبية الديمقراطية ذلك"))
    assert list(rows["entity"]) == ["government_of_north_korea", "north_korea"]
    assert list(rows["type"]) == ["ORG", "LOC"]


def test_a_state_is_not_told_apart_inside_the_name_of_an_institution():
    assert named("ذكرت وكالة الأنباء المركزية الكورية الشمالية", form="nisba") == []


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("واستقبل كيم بوتين عند المدخل", ["kim_jong_un", "vladimir_putin"]),
        ("وهنأ بوتين كيم بالعيد", ["vladimir_putin", "kim_jong_un"]),
        ("وقال كيم البالغ من العمر أربعين عاما", ["kim_jong_un"]),
        ("كيم تتحدى جيرانها", ["kim_jong_un"]),
    ],
)
def test_a_name_of_the_lists_takes_no_word_behind_it(text, persons):
    assert [entity for _, entity in named(text)] == persons


def test_an_arabic_given_name_and_a_surname_are_one_person():
    assert [s for s, _ in named("وقال الدكتور خالد السيسي كلمته")] == ["خالد السيسي"]


def test_a_state_behind_a_preposition_is_no_surname():
    assert named("أشاد كيم بروسيا")[-1] == ("روسيا", "russia")


def test_a_verb_of_both_persons_is_no_foreign_name():
    assert named("ظهر موكب الرئيس الروسي تتقدمه دراجات")[0] == ("الرئيس الروسي", "vladimir_putin")


def test_a_name_behind_a_preposition_does_not_complete_a_description():
    described = named("سيارة أهداها الرئيس الروسي لكيم", form="description")
    assert described == [("الرئيس الروسي", "vladimir_putin")]


@pytest.mark.parametrize("beside", ["آنذاك باراك أوباما", "السابق باراك أوباما", "السابق"])
def test_an_office_of_then_is_no_description_of_who_bears_it_now(beside):
    assert named(f"وصل الرئيس الأميركي {beside}", form="description") == []


def test_a_former_president_is_still_told_by_his_name():
    assert named("وصل الرئيس الأميركي السابق باراك أوباما")[-1][1] == "barack_obama"


def test_a_language_is_no_origin_but_a_woman_is():
    assert named("نقلا عن ترجمة إلى الروسية وباللغة اليابانية", form="nisba") == []
    assert named("جائزة من الروسية ماريا شارابوفا", form="nisba") == [("الروسية", "russia")]


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("زار كوريا الشمالية والتقى الشعب الكوري", "north_korea"),
        ("زار كوريا الجنوبية والتقى الشعب الكوري", "south_korea"),
        ("التقى الشعب الكوري", "korea"),
        ("زار كوريا الشمالية بعد الحرب الكورية", "korea"),
    ],
)
def test_a_shared_adjective_is_that_of_the_state_spoken_of(text, entity):
    assert named(text, form="nisba")[-1][1] == entity


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("أكد بوتين أن بلاده مستعدة", ("بلاده", "russia")),
        (
            "قال كيم جونغ أون في رسالة إلى الرئيس فلاديمير بوتين إن بلاده قوية",
            ("بلاده", "north_korea"),
        ),
        ("قال الوزير الفرنسي جان غرنوق إن بلاده مستعدة", ("بلاده", "france")),
        ("قال مسؤول فرنسي إن بلاده مستعدة", ("بلاده", "france")),
        ("أبرق بوتين إلى الرئيس الصيني شي جين بينغ مهنئا بعيد بلاده", ("بلاده", "china")),
        ("سافر بوتين أمس. وأكد حرص بلاده على السلام", ("بلاده", "russia")),
        ("وصل إلى فيتنام في أول زيارة للبلاد", ("لبلاد", "vietnam")),
    ],
)
def test_his_country_is_that_of_the_speaker_and_the_country_that_named_before(text, expected):
    assert named(text, form="description") == [expected]


@pytest.mark.parametrize("text", ["قال إن بلاده قوية", "زار فيتنام والبلاد المجاورة", "أمن البلاد"])
def test_a_country_without_antecedent_is_none(text):
    assert named(text, form="description") == []


def test_a_bank_is_the_west_bank_only_where_palestine_is_spoken_of():
    assert named("وعلى الضفة المقابلة للنهر") == []
    assert named("نما القطاع هذا العام، وتوسع القطاع أمس") == []
    assert ("الضفة", "west_bank") in named("اقتحم الجنود مدنا فلسطينية في الضفة أمس")


def test_a_common_word_with_a_preposition_behind_a_place_is_no_place():
    assert [e for _, e in named("امتلأت شوارع موسكو بصور الزعماء")] == ["moscow"]


def test_a_ruling_party_is_the_one_of_the_state_spoken_of():
    text = "صحيفة ناطقة باسم حزب العمال الحاكم في كوريا الشمالية"
    assert named(text)[0] == ("حزب العمال", "workers_party_of_korea")


def test_a_programme_and_one_word_are_no_body():
    assert named("المساعدة في برنامج الفضاء") == []


def test_the_sources_of_lists_are_those_on_disk():
    folder = path_of("entities").parent
    sources = tomllib.loads((folder / "SOURCES.toml").read_text(encoding="utf-8"))["source"]
    assert {source["file"] for source in sources} == {f.name for f in folder.glob("*.tsv")}
    for source in sources:
        data = (folder / source["file"]).read_bytes()
        assert (hashlib.sha256(data).hexdigest(), len(data)) == (source["sha256"], source["bytes"])
        rows = [r for r in data.decode("utf-8").splitlines() if not r.startswith("#")]
        assert len(rows) == source["rows"]
        assert all(source[field] for field in ("licence", "url", "changes"))


def test_an_office_whose_bearer_is_one_of_several_of_that_name_does_not_fail():
    text = "وأشاد الرئيس الأميركي بوش باللقاء. ونقل للرئيس الأميركي تحياته."
    found = find_mentions(pd.DataFrame({"doc_id": ["a"], "text": [text]}))
    assert "" not in found["entity"].tolist()
    assert "george_w_bush" in found["entity"].tolist()


def test_the_house_of_a_prince_belongs_to_his_name():
    text = "استقبل الملك سلمان بن عبدالعزيز آل سعود الوفد."
    assert named(text) == [("سلمان بن عبدالعزيز آل سعود", "king_salman")]


@pytest.mark.parametrize(
    "word", ["شكر لأمير منطقة عسير", "بشكل كامل", "لافتا إلى أن", "علاقات حسن الجوار"]
)
def test_a_common_word_is_nobody_because_another_article_names_one_so(word):
    others = "وصل الدكتور سامي أمير ورامي كامل وفادي حسن. وقال أمير وكامل وحسن ذلك."
    text = f"كان ذلك {word} أمس."
    table = find_mentions(pd.DataFrame({"doc_id": ["a", "b"], "text": [text, others]}))
    assert "PER" not in set(table.loc[table["doc_id"] == "a", "type"])


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("رفضت المعارضة السورية ذلك.", ("المعارضة السورية", "opposition_of_syria")),
        ("نفت السلطات التركية ذلك.", ("السلطات التركية", "government_of_turkey")),
        ("ساعد الشعب اليمني.", ("الشعب اليمني", "people_of_yemen")),
    ],
)
def test_a_group_with_its_state_is_described_and_holds_its_adjective(text, group):
    assert named(text, form="description") == [group]
    assert len(named(text, form="nisba")) == 1


def test_kurds_are_a_people_and_kurdistan_a_place():
    assert named("رفض الأكراد ذلك في كردستان.") == [
        ("الأكراد", "kurds"), ("كردستان", "kurdistan"),
    ]  # fmt: skip


def test_a_verb_of_two_is_no_surname():
    text = "التقى الوزير كارتر والملك سلمان أمس. وسلمان وكارتر أكدا دعمهما."
    assert "أكدا" not in " ".join(surface for surface, _ in named(text))


def test_the_coalition_is_the_one_that_the_article_names():
    text = "قصف التحالف الدولي المدينة. وقالت قوات التحالف ذلك."
    assert named(text)[-1] == ("قوات التحالف", "global_coalition_against_isis")
