//! Conflicts of interest: loading and keeping. Who is barred is one condition, in `scope`.

mod load;
