//! Members, what they bring, and where that is read from.
