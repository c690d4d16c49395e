//! How the council would be composed by the seats that are offered and accepted: the share of academia, and the gender
//! of the appointed members (위촉). Members of agencies are nominated (지명) by them and are not counted there.

use super::{Category, Gender, SeatView, SeatWord};

/// What is counted of the seats; nothing is refused by it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Composition {
    /// Seats that are offered or accepted.
    pub seats: usize,
    /// How many of them are of academia: appointed, not nominated.
    pub academia: usize,
    /// How many of the appointed are women.
    pub female: usize,
    /// How many of the appointed are men.
    pub male: usize,
}

impl Composition {
    /// Of these seats, as the desk sees them.
    #[must_use]
    pub fn of(seats: &[SeatView]) -> Self {
        let counted = seats.iter().filter(|seat| match seat.state {
            SeatWord::Invited | SeatWord::Accepted => true,
            SeatWord::Refused | SeatWord::Resigned | SeatWord::Ended => false,
        });
        Self::counted(counted.map(|seat| (seat.category, seat.gender)))
    }

    fn counted(seats: impl Iterator<Item = (Category, Option<Gender>)>) -> Self {
        let mut all = Self::default();
        for (category, gender) in seats {
            all.seats += 1;
            if category == Category::Academia {
                all.academia += 1;
                match gender {
                    Some(Gender::Female) => all.female += 1,
                    Some(Gender::Male) => all.male += 1,
                    None => {}
                }
            }
        }
        all
    }

    /// How many of the appointed have not said their gender.
    #[must_use]
    pub fn unsaid(&self) -> usize {
        self.academia.saturating_sub(self.female + self.male)
    }

    /// The gender that is more than six tenths of the appointed, if one is, and how many they are.
    #[must_use]
    pub fn exceeding(&self) -> Option<(Gender, usize)> {
        let both = [(Gender::Female, self.female), (Gender::Male, self.male)];
        both.into_iter().find(|(_, count)| count * 10 > self.academia * 6)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(female: usize, male: usize, unsaid: usize, agency: usize) -> Composition {
        let seats = std::iter::repeat_n((Category::Academia, Some(Gender::Female)), female)
            .chain(std::iter::repeat_n(
                (Category::Academia, Some(Gender::Male)),
                male,
            ))
            .chain(std::iter::repeat_n((Category::Academia, None), unsaid))
            .chain(std::iter::repeat_n(
                (Category::Agency, Some(Gender::Male)),
                agency,
            ));
        Composition::counted(seats)
    }

    #[test]
    fn six_tenths_are_enough_and_not_too_many() {
        assert_eq!(of(4, 6, 0, 0).exceeding(), None);
        assert_eq!(of(3, 6, 1, 0).exceeding(), None);
        assert_eq!(of(3, 6, 0, 0).exceeding(), Some((Gender::Male, 6)));
        assert_eq!(of(2, 1, 0, 0).exceeding(), Some((Gender::Female, 2)));
        assert_eq!(of(0, 0, 0, 0).exceeding(), None);
    }

    #[test]
    fn who_is_nominated_counts_for_the_share_of_academia_only() {
        let all = of(2, 2, 1, 4);
        assert_eq!((all.seats, all.academia, all.unsaid()), (9, 5, 1));
        assert_eq!(all.exceeding(), None);
    }
}
