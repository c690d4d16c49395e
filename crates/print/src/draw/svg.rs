//! A small SVG writer: coordinates are whole tenths of a unit, so that the bytes are the same everywhere.

use std::fmt::Write as _;

/// A place or length in tenths of a unit.
pub(super) type Tenths = i64;

/// An SVG document being written.
pub(super) struct Svg {
    body: String,
    width: Tenths,
    height: Tenths,
}

/// Where a text stands relative to its place.
#[derive(Clone, Copy)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// The hatching, until the picture has its name.
const HATCH: &str = "url(#hatch)";

/// How a shape is filled.
#[derive(Clone, Copy)]
pub(super) enum Fill {
    Black,
    White,
    Hatched,
}

impl Svg {
    pub(super) const fn new(width: Tenths, height: Tenths) -> Self {
        Self {
            body: String::new(),
            width,
            height,
        }
    }

    pub(super) fn line(&mut self, from: (Tenths, Tenths), to: (Tenths, Tenths), dash: Dash) {
        let dash = match dash {
            Dash::Solid => "",
            Dash::Dashed => " stroke-dasharray=\"4 3\"",
        };
        self.write(format_args!(
            "<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\" stroke=\"#000\"{dash}/>",
            Shown(from.0),
            Shown(from.1),
            Shown(to.0),
            Shown(to.1)
        ));
    }

    pub(super) fn circle(&mut self, centre: (Tenths, Tenths), radius: Tenths, fill: Fill) {
        self.write(format_args!(
            "<circle cx=\"{}\" cy=\"{}\" r=\"{}\" fill=\"{}\" stroke=\"#000\"/>",
            Shown(centre.0),
            Shown(centre.1),
            Shown(radius),
            fill.written()
        ));
    }

    pub(super) fn bar(&mut self, corner: (Tenths, Tenths), size: (Tenths, Tenths), fill: Fill) {
        self.write(format_args!(
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{}\" stroke=\"#000\"/>",
            Shown(corner.0),
            Shown(corner.1),
            Shown(size.0),
            Shown(size.1),
            fill.written()
        ));
    }

    /// A bar that stays behind the others: white with a grey edge.
    pub(super) fn faint_bar(&mut self, corner: (Tenths, Tenths), size: (Tenths, Tenths)) {
        self.write(format_args!(
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"#fff\" stroke=\"#bbb\"/>",
            Shown(corner.0),
            Shown(corner.1),
            Shown(size.0),
            Shown(size.1)
        ));
    }

    /// A shape without outline, by its corners.
    pub(super) fn polygon(&mut self, corners: &[(Tenths, Tenths)], fill: Fill) {
        let points: Vec<String> = corners
            .iter()
            .map(|(x, y)| format!("{},{}", Shown(*x), Shown(*y)))
            .collect();
        self.write(format_args!(
            "<polygon points=\"{}\" fill=\"{}\"/>",
            points.join(" "),
            fill.written()
        ));
    }

    /// A fine grey line that helps the eye and means nothing.
    pub(super) fn guide(&mut self, from: (Tenths, Tenths), to: (Tenths, Tenths)) {
        self.write(format_args!(
            "<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\" stroke=\"#bbb\" stroke-width=\"0.5\"/>",
            Shown(from.0),
            Shown(from.1),
            Shown(to.0),
            Shown(to.1)
        ));
    }

    pub(super) fn text(&mut self, place: (Tenths, Tenths), anchor: Anchor, text: &str) {
        self.written(place, anchor, "", text);
    }

    /// A text that comes second: smaller and grey.
    pub(super) fn small_text(&mut self, place: (Tenths, Tenths), anchor: Anchor, text: &str) {
        self.written(place, anchor, " font-size=\"10\" fill=\"#555\"", text);
    }

    /// A text in the middle of a filled shape.
    pub(super) fn light_text(&mut self, place: (Tenths, Tenths), text: &str) {
        self.written(place, Anchor::Middle, " fill=\"#fff\"", text);
    }

    fn written(&mut self, place: (Tenths, Tenths), anchor: Anchor, how: &str, text: &str) {
        let anchor = match anchor {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        };
        self.write(format_args!(
            "<text x=\"{}\" y=\"{}\" text-anchor=\"{anchor}\"{how}>{}</text>",
            Shown(place.0),
            Shown(place.1),
            escaped(text)
        ));
    }

    fn write(&mut self, element: std::fmt::Arguments<'_>) {
        // Writing to a string cannot fail.
        let _ = writeln!(self.body, "{element}");
    }

    /// The document, with what it shows for those who do not see it. What it names inside begins with the picture's
    /// name, so that several stand on one page.
    pub(super) fn finish(self, name: &str, title: &str, description: &str) -> String {
        let (width, height) = (Shown(self.width), Shown(self.height));
        let body = self.body.replace(HATCH, &format!("url(#{name}-hatch)"));
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" \
             height=\"{height}\" role=\"img\" aria-labelledby=\"{name}-title {name}-description\" font-family=\"sans-serif\" \
             font-size=\"12\" fill=\"#000\">\n<title id=\"{name}-title\">{}</title>\n<desc id=\"{name}-description\">{}</desc>\n\
             <defs><pattern id=\"{name}-hatch\" width=\"4\" height=\"4\" patternUnits=\"userSpaceOnUse\" \
             patternTransform=\"rotate(45)\"><line x1=\"0\" y1=\"0\" x2=\"0\" y2=\"4\" stroke=\"#000\" \
             stroke-width=\"1.5\"/></pattern></defs>\n<rect width=\"{width}\" height=\"{height}\" fill=\"#fff\"/>\n{}</svg>\n",
            escaped(title),
            escaped(description),
            body
        )
    }
}

/// Whether a line is whole.
#[derive(Clone, Copy)]
pub(super) enum Dash {
    Solid,
    Dashed,
}

impl Fill {
    const fn written(self) -> &'static str {
        match self {
            Self::Black => "#000",
            Self::White => "#fff",
            Self::Hatched => HATCH,
        }
    }
}

/// Tenths as a decimal.
struct Shown(Tenths);

impl std::fmt::Display for Shown {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (sign, size) = if self.0 < 0 { ("-", -self.0) } else { ("", self.0) };
        if size % 10 == 0 {
            write!(formatter, "{sign}{}", size / 10)
        } else {
            write!(formatter, "{sign}{}.{}", size / 10, size % 10)
        }
    }
}

/// Text that may stand in a document: no markup, no control characters.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            control if control.is_control() => escaped.push(' '),
            other => escaped.push(other),
        }
    }
    escaped
}

/// A row number as a number of tenths.
pub(super) fn tenths(count: usize) -> Tenths {
    i64::try_from(count).unwrap_or(i64::MAX / 10_000)
}

/// A cell of a text table: no tabs, no line ends.
pub(super) fn cell(text: &str) -> String {
    text.chars()
        .map(|character| if character.is_control() { ' ' } else { character })
        .collect()
}
