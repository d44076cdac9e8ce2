//! What makes the codes and the commitment of a lottery.

use super::encoding::Bytes32;
use serde::{Deserialize, Serialize};

/// What is drawn once by chance for a lottery and kept by those who organise. The same secrets and input give the same
/// bytes.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Secrets {
    /// What codes are made with: without it nobody can try names.
    pub salt: Bytes32,
    /// What the commitment is made with: without it nobody can try inputs.
    pub nonce: Bytes32,
}

impl Secrets {
    /// Two times 32 bytes that nobody can guess, such as from the system's source of random numbers.
    pub fn new(salt: [u8; 32], nonce: [u8; 32]) -> Secrets {
        Secrets { salt: Bytes32::new(salt), nonce: Bytes32::new(nonce) }
    }
}

/// Prints nothing of them.
impl std::fmt::Debug for Secrets {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Secrets").finish_non_exhaustive()
    }
}
