//! Reading a map by what its first key says.

use serde::de::value::{MapAccessDeserializer, StringDeserializer};
use serde::de::{DeserializeSeed, Error, Expected, IntoDeserializer, MapAccess};

/// The first key of a map, and the whole map still to be read.
pub(crate) fn by_first_key<'de, A: MapAccess<'de>>(
    mut map: A,
    expected: &dyn Expected,
) -> Result<(String, MapAccessDeserializer<KeyedMap<A>>), A::Error> {
    let Some(name) = map.next_key::<String>()? else {
        return Err(Error::invalid_length(0, expected));
    };
    let whole = MapAccessDeserializer::new(KeyedMap { name: Some(name.clone()), map });
    Ok((name, whole))
}

/// A map whose first key was looked at.
pub(crate) struct KeyedMap<A> {
    name: Option<String>,
    map: A,
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for KeyedMap<A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, A::Error> {
        match self.name.take() {
            Some(name) => {
                let name: StringDeserializer<A::Error> = name.into_deserializer();
                seed.deserialize(name).map(Some)
            }
            None => self.map.next_key_seed(seed),
        }
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, A::Error> {
        self.map.next_value_seed(seed)
    }
}
