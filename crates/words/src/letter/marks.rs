//! The marks of items in eight levels: `1.` `가.` `1)` `가)` `(1)` `(가)` `①` `㉮` in Korean papers, each two half-width
//! columns deeper; `1.` `a.` `i.` in English ones. After `하.` comes `거.`; an only item has no mark.

use simui_domain::language::Language;

/// The syllables of items in order; after the fourteenth they go on with the next vowel.
const SYLLABLES: [&str; 28] = [
    "가", "나", "다", "라", "마", "바", "사", "아", "자", "차", "카", "타", "파", "하", "거", "너", "더",
    "러", "머", "버", "서", "어", "저", "처", "커", "터", "퍼", "허",
];
const CIRCLED: [&str; 20] = [
    "①", "②", "③", "④", "⑤", "⑥", "⑦", "⑧", "⑨", "⑩", "⑪", "⑫", "⑬", "⑭", "⑮", "⑯", "⑰", "⑱", "⑲", "⑳",
];
const CIRCLED_SYLLABLES: [&str; 14] = [
    "㉮", "㉯", "㉰", "㉱", "㉲", "㉳", "㉴", "㉵", "㉶", "㉷", "㉸", "㉹", "㉺", "㉻",
];
const ROMAN: [&str; 10] = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"];

/// The mark of the item at `place`, from 0, at `level`, from 0.
pub(super) fn mark(level: usize, place: usize, language: Language) -> String {
    let number = place + 1;
    let of = |list: &[&str]| {
        list.get(place)
            .map_or_else(|| number.to_string(), |one| (*one).to_owned())
    };
    match language {
        Language::Ko => match level {
            0 => format!("{number}."),
            1 => format!("{}.", of(&SYLLABLES)),
            2 => format!("{number})"),
            3 => format!("{})", of(&SYLLABLES)),
            4 => format!("({number})"),
            5 => format!("({})", of(&SYLLABLES)),
            6 => of(&CIRCLED),
            _ => of(&CIRCLED_SYLLABLES),
        },
        Language::En => match level {
            0 => format!("{number}."),
            1 => u8::try_from(place).ok().filter(|place| *place < 26).map_or_else(
                || format!("{number}."),
                |place| format!("{}.", char::from(b'a' + place)),
            ),
            _ => format!("{}.", of(&ROMAN)),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_marks_follow_the_rules_of_official_papers() {
        let korean: Vec<String> = (0..8).map(|level| mark(level, 0, Language::Ko)).collect();
        assert_eq!(korean, ["1.", "가.", "1)", "가)", "(1)", "(가)", "①", "㉮"]);
        assert_eq!(mark(1, 13, Language::Ko), "하.");
        assert_eq!(mark(1, 14, Language::Ko), "거.");
        assert_eq!(mark(1, 1, Language::En), "b.");
    }
}
