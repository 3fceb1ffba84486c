//! Enums that the API spells as words: from a spelling to the value, and back.

use super::{AuthMethod, DiffieHellmanGroup, EncryptionAlgorithm, IntegrityAlgorithm, Known};

/// A value that the API spells as one of several words.
pub(crate) trait Word: Sized {
    /// The value as the API spells it.
    fn spelling(&self) -> &str;
    /// The value with exactly this spelling, if there is one.
    fn parse(spelling: &str) -> Option<Self>;
}

macro_rules! words {
    ($($name:ident),+) => {
        $(impl Word for $name {
            fn spelling(&self) -> &str {
                self.as_str()
            }

            fn parse(spelling: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|word| word.as_str() == spelling)
            }
        })+
    };
}
words!(AuthMethod, DiffieHellmanGroup, EncryptionAlgorithm, IntegrityAlgorithm);

impl<T: Word> Word for Known<T> {
    fn spelling(&self) -> &str {
        match self {
            Self::Value(word) => word.spelling(),
            Self::Other(spelling) => spelling,
        }
    }

    fn parse(spelling: &str) -> Option<Self> {
        Some(T::parse(spelling).map_or_else(|| Self::Other(spelling.to_owned()), Self::Value))
    }
}
