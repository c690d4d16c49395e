//! Sets of kinds of link: those on a path of the tree, and those that exclude in a round. A path excludes if every
//! link on it is of a kind that excludes.

use super::Link;

/// A set of kinds of link, kept as three bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct LinkSet(i32);

impl LinkSet {
    /// No link: an organization's path to itself.
    pub const NONE: Self = Self(0);

    /// What excludes unless the rules say otherwise: part of, supervised.
    #[must_use]
    pub fn usual() -> Self {
        Self::of(&[Link::PartOf, Link::Supervised])
    }

    /// Of these kinds.
    #[must_use]
    pub fn of(links: &[Link]) -> Self {
        links.iter().fold(Self::NONE, |set, link| set.with(*link))
    }

    /// With one more kind.
    #[must_use]
    pub fn with(self, link: Link) -> Self {
        Self(self.0 | bit(link))
    }

    /// The kinds of either.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether every kind of this set is in `other`.
    #[must_use]
    pub fn within(self, other: Self) -> bool {
        self.0 & other.0 == self.0
    }

    /// As stored.
    #[must_use]
    pub fn bits(self) -> i32 {
        self.0
    }

    /// From what is stored.
    #[must_use]
    pub fn of_bits(bits: i32) -> Option<Self> {
        (0..8).contains(&bits).then_some(Self(bits))
    }
}

/// The bit of a kind; never another, because it is stored.
fn bit(link: Link) -> i32 {
    match link {
        Link::PartOf => 1,
        Link::AgencyUnder => 2,
        Link::Supervised => 4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_excludes_only_if_every_link_on_it_does() {
        let rules = LinkSet::usual();
        assert!(LinkSet::of(&[Link::PartOf, Link::Supervised]).within(rules));
        assert!(LinkSet::NONE.within(rules));
        assert!(!LinkSet::of(&[Link::PartOf, Link::AgencyUnder]).within(rules));
    }
}
