//! How dates, numbers and money are written in Korean official papers (행정업무의 운영 및 혁신에 관한 규정) and in
//! English ones. Sentences are in the catalogue; here is only notation.

mod date;
mod money;
mod number;
mod size;

pub use date::{blank_day, day, left, moment, time};
pub use money::{amount, amount_in_full, unit};
pub use number::{grouped, points, read_out, share};
pub use size::bytes;
