//! Korean particles. Catalogues write both forms, `을(를)`, `이(가)`, `은(는)`, `과(와)`, `(으)로`, `(이)라`; here the
//! one that fits the sound before it is chosen. Digits and Latin letters are read as Koreans read them.

/// The two written forms, the one after a final consonant, the one without.
const FORMS: [(&str, &str, &str); 6] = [
    ("을(를)", "을", "를"),
    ("이(가)", "이", "가"),
    ("은(는)", "은", "는"),
    ("과(와)", "과", "와"),
    ("(으)로", "으로", "로"),
    ("(이)", "이", ""),
];

/// Stands behind a bracket that somebody typed, so that no pair of forms is seen there. Unicode gives this sign no
/// meaning and never will.
const TYPED: char = '\u{fdd0}';

/// A figure as [`resolved`] leaves it: what people write is not ours to change, be it a pair of forms.
pub(crate) fn kept(figure: &str) -> String {
    figure.replace('(', &format!("({TYPED}"))
}

/// How a sound ends.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ending {
    Open,
    /// ㄹ, after which `로` follows directly.
    Rieul,
    Closed,
}

/// The text with every pair of forms replaced by the one that fits, but those within a figure that was [`kept`].
pub(crate) fn resolved(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    'next: while let Some(sign) = rest.chars().next() {
        for (written, closed, open) in FORMS {
            if let Some(after) = rest.strip_prefix(written) {
                let ending = ending(&out);
                let open_form = ending == Ending::Open || (ending == Ending::Rieul && written == "(으)로");
                out.push_str(if open_form { open } else { closed });
                rest = after;
                continue 'next;
            }
        }
        if sign != TYPED {
            out.push(sign);
        }
        rest = rest.get(sign.len_utf8()..).unwrap_or_default();
    }
    out
}

fn ending(before: &str) -> Ending {
    let mut signs = before.chars().rev().filter(|c| c.is_alphanumeric());
    match signs.next() {
        // ng, read with ㅇ
        Some('g') if signs.next() == Some('n') => Ending::Closed,
        Some(sign @ '가'..='힣') => match (u32::from(sign) - u32::from('가')) % 28 {
            0 => Ending::Open,
            8 => Ending::Rieul,
            _ => Ending::Closed,
        },
        // 일 칠 팔, and l r read with ㄹ
        Some('1' | '7' | '8' | 'l' | 'L' | 'r' | 'R') => Ending::Rieul,
        // 영 삼 육, and m n b k p t
        Some('0' | '3' | '6' | 'm' | 'M' | 'n' | 'N' | 'b' | 'k' | 'p' | 't') => Ending::Closed,
        Some(_) | None => Ending::Open,
    }
}

#[cfg(test)]
mod tests {
    use super::{kept, resolved};

    #[test]
    fn the_particle_follows_the_sound_before_it() {
        assert_eq!(resolved("조달청을(를) 국가기록원을(를)"), "조달청을 국가기록원을");
        assert_eq!(
            resolved("대구을(를) 서울(으)로 3(으)로 2(으)로"),
            "대구를 서울로 3으로 2로"
        );
        assert_eq!(resolved("(P01)은(는)"), "(P01)은");
        assert_eq!(resolved("Training을(를) Bug을(를)"), "Training을 Bug를");
    }

    #[test]
    fn what_people_typed_stays_as_they_typed_it() {
        let typed = kept("부득(이)하게 을(를) 서울(으)로 (P01)");
        assert_eq!(
            resolved(&format!("{typed}을(를)")),
            "부득(이)하게 을(를) 서울(으)로 (P01)을"
        );
    }
}
