//! Which proposals and members are connected by scores. Levels can be compared only within one component.

use super::Design;

/// A connected part of a design, by index.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Component {
    /// Its members.
    pub members: Vec<usize>,
    /// Its proposals.
    pub proposals: Vec<usize>,
}

/// The connected parts, by their first proposal.
pub(super) fn components(design: &Design) -> Vec<Component> {
    let mut parent: Vec<usize> = (0..design.proposals + design.members).collect();
    for (row, seat, _) in &design.totals {
        let (one, other) = (
            root(&mut parent, *row),
            root(&mut parent, design.proposals + seat),
        );
        if let Some(slot) = parent.get_mut(one.max(other)) {
            *slot = one.min(other);
        }
    }
    let mut parts: Vec<(usize, Component)> = Vec::new();
    for node in 0..parent.len() {
        let top = root(&mut parent, node);
        let at = parts
            .iter()
            .position(|(other, _)| *other == top)
            .unwrap_or_else(|| {
                parts.push((top, Component::default()));
                parts.len() - 1
            });
        if let Some((_, part)) = parts.get_mut(at) {
            match node.checked_sub(design.proposals) {
                Some(seat) => part.members.push(seat),
                None => part.proposals.push(node),
            }
        }
    }
    parts.into_iter().map(|(_, part)| part).collect()
}

fn root(parent: &mut [usize], node: usize) -> usize {
    let mut top = node;
    while let Some(up) = parent.get(top).copied().filter(|up| *up != top) {
        top = up;
    }
    if let Some(slot) = parent.get_mut(node) {
        *slot = top;
    }
    top
}
